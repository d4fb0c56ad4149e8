import type { KeptAccount, StaffChange } from '../model/staff.ts';
import { stateOf } from './accounts.ts';
import { changeStaff, colleagues, revoke, staffList } from './api/access.ts';
import type { Entrance } from './entrance.ts';
import { route, type ConsoleRoute, type Refused } from './route.ts';

const UNKNOWN: Refused = { kind: 'refused', status: 404, code: 'NotFound' };

/** Who else works here; what an admin may change. Accounts are made and taken away by command only. */
export function staffRoutes({ store, sessions }: Entrance): readonly ConsoleRoute[] {
  const find = async (id: string): Promise<KeptAccount | undefined> =>
    (await store.accounts()).find((account) => account.id === id);
  return [
    route(colleagues, async () => {
      const open = (await store.accounts()).filter(({ off }) => !off);
      const named = open.map(({ id, name, roles }) => ({ id, name, roles: [...roles] }));
      return { kind: 'answer', body: { colleagues: named } };
    }),

    route(staffList, async () => ({
      kind: 'answer',
      body: { staff: (await store.accounts()).map(shown) },
    })),

    route(changeStaff, async ({ staff, params: { id }, body: { roles, off } }) => {
      // Nobody locks themselves out, or lifts themselves up, by a slip.
      if (staff.id === id) return { kind: 'refused', status: 409, code: 'OwnAccount' };
      if (roles && (await find(id))?.elsewhere)
        return { kind: 'refused', status: 409, code: 'RolesElsewhere' };
      const changes: readonly StaffChange[] = [
        { do: 'set', account: id, to: { ...(roles && { roles }), ...(off !== undefined && { off }) } },
        { do: 'end-sessions', account: id },
      ];
      const result = await sessions.commit(changes);
      const account = result.kind === 'done' ? await find(id) : undefined;
      return account ? { kind: 'answer', body: shown(account) } : UNKNOWN;
    }),

    route(revoke, async ({ params: { id } }) => {
      if ((await find(id)) === undefined) return UNKNOWN;
      const result = await sessions.commit([{ do: 'end-sessions', account: id }]);
      return { kind: 'answer', body: { ended: result.kind === 'done' ? result.ended.length : 0 } };
    }),
  ];
}

function shown(account: KeptAccount) {
  const { id, name, roles, addedAt, signedInAt, sessions } = account;
  const elsewhere = account.elsewhere !== undefined;
  const lastSignInAt = signedInAt ?? null;
  return { id, name, roles: [...roles], elsewhere, state: stateOf(account), addedAt, lastSignInAt, sessions };
}
