import { changePassword, newRecoveryCodes, signOut, whoAmI } from './api/access.ts';
import { attempt } from './attempts.ts';
import { noSessionCookie } from './cookies.ts';
import type { Entrance } from './entrance.ts';
import { passwordFault } from './password-rules.ts';
import { hashRecoveryCode, makeRecoveryCodes } from './recovery-codes.ts';
import { route, type ConsoleRoute } from './route.ts';
import { BUSY } from './sign-in.ts';
import { CODE_WRONG, codeOf } from './sign-in-code.ts';

/** What somebody who is signed in does with their own account. */
export function ownAccountRoutes(entrance: Entrance): readonly ConsoleRoute[] {
  const { store, sessions, passwords, recoveryKey, clock } = entrance;
  return [
    route(signOut, async ({ session }) => {
      await sessions.commit([{ do: 'end-session', id: session.id }]);
      return {
        kind: 'answer',
        body: {},
        headers: { 'Clear-Site-Data': '"cache", "storage"' },
        cookies: [noSessionCookie()],
      };
    }),

    route(whoAmI, async ({ staff, session: { idleUntil, endsAt } }) => ({
      kind: 'answer',
      body: { me: { ...staff, roles: [...staff.roles] }, idleUntil, endsAt },
    })),

    route(changePassword, async ({ staff, session, body, request }) => {
      const account = await store.account(staff.name);
      const trying = attempt(entrance, request, staff.id, account);
      if (trying.refused) return trying.refused;
      const right = await passwords.matches(body.present, account?.password);
      if (right === 'busy') return BUSY;
      if (!right) return CODE_WRONG;
      trying.right();
      const fault =
        body.present === body.password ? 'PasswordSame' : passwordFault(body.password, staff.name);
      if (fault !== undefined) return { kind: 'refused', status: 422, code: fault };
      const password = await passwords.hash(body.password);
      if (password === undefined) return BUSY;
      await sessions.commit([
        { do: 'set', account: staff.id, to: { password, initial: false } },
        { do: 'end-sessions', account: staff.id, except: session.id },
        { do: 'audit', entry: { at: clock.now(), action: 'password-changed', staff } },
      ]);
      return { kind: 'answer', body: {} };
    }),

    route(newRecoveryCodes, async ({ staff, body, request }) => {
      const account = await store.account(staff.name);
      const trying = attempt(entrance, request, staff.id, account);
      if (trying.refused) return trying.refused;
      const fitting = account && codeOf(entrance, account, body.code.replaceAll(' ', ''));
      if (fitting === undefined) return CODE_WRONG;
      const recoveryCodes = makeRecoveryCodes();
      const hashes = recoveryCodes.map((code) => hashRecoveryCode(recoveryKey, code));
      const result = await sessions.commit([
        ...fitting.changes,
        { do: 'set-recovery', account: staff.id, hashes },
        { do: 'audit', entry: { at: clock.now(), action: 'recovery-codes-made', staff } },
      ]);
      if (result.kind === 'refused') return CODE_WRONG;
      trying.right();
      return { kind: 'answer', body: { recoveryCodes: [...recoveryCodes] } };
    }),
  ];
}
