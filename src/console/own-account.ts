import { changePassword, newRecoveryCodes, signOut, whoAmI } from './api/access.ts';
import { attempt } from './attempts.ts';
import { noSessionCookie } from './cookies.ts';
import type { Entrance } from './entrance.ts';
import { passwordFault } from './password-rules.ts';
import { hashRecoveryCode, makeRecoveryCodes } from './recovery-codes.ts';
import { route, type ConsoleRoute, type Refused } from './route.ts';
import { BUSY } from './sign-in.ts';
import { CODE_WRONG, codeOf } from './sign-in-code.ts';

/** Whoever signs in at a provider has nothing here to change; an account of the same name is somebody else's. */
const ELSEWHERE: Refused = { kind: 'refused', status: 409, code: 'Elsewhere' };

/** What somebody who is signed in does with their own account. `leave`: where one signs out at the provider, too. */
export function ownAccountRoutes(
  entrance: Entrance,
  leave: () => Promise<string | undefined>,
): readonly ConsoleRoute[] {
  const { sessions } = entrance;
  return [
    route(signOut, async ({ staff, session }) => {
      await sessions.commit([{ do: 'end-session', id: session.id }]);
      const provider = staff.elsewhere === true ? await leave() : undefined;
      return {
        kind: 'answer',
        body: { ...(provider !== undefined && { provider }) },
        headers: { 'Clear-Site-Data': '"cache", "storage"' },
        cookies: [noSessionCookie()],
      };
    }),

    route(whoAmI, async ({ staff, session: { idleUntil, endsAt } }) => ({
      kind: 'answer',
      body: { me: { ...staff, roles: [...staff.roles] }, idleUntil, endsAt },
    })),

    passwordRoute(entrance),
    recoveryRoute(entrance),
  ];
}

/** Another password, for the present one. */
function passwordRoute(entrance: Entrance): ConsoleRoute {
  const { store, sessions, passwords, clock } = entrance;
  return route(changePassword, async ({ staff, session, body, request }) => {
    if (staff.elsewhere === true) return ELSEWHERE;
    const account = await store.account(staff.name);
    const trying = attempt(entrance, request, staff.id, account);
    if (trying.refused) return trying.refused;
    const right = await passwords.matches(body.present, account?.password);
    if (right === 'busy') return BUSY;
    if (!right) return CODE_WRONG;
    trying.right();
    const fault = body.present === body.password ? 'PasswordSame' : passwordFault(body.password, staff.name);
    if (fault !== undefined) return { kind: 'refused', status: 422, code: fault };
    const password = await passwords.hash(body.password);
    if (password === undefined) return BUSY;
    await sessions.commit([
      { do: 'set', account: staff.id, to: { password, initial: false } },
      { do: 'end-sessions', account: staff.id, except: session.id },
      { do: 'audit', entry: { at: clock.now(), action: 'password-changed', staff } },
    ]);
    return { kind: 'answer', body: {} };
  });
}

/** New recovery codes, for a code of the second factor. */
function recoveryRoute(entrance: Entrance): ConsoleRoute {
  const { store, sessions, recoveryKey, clock } = entrance;
  return route(newRecoveryCodes, async ({ staff, body, request }) => {
    if (staff.elsewhere === true) return ELSEWHERE;
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
  });
}
