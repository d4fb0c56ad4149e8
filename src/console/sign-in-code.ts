import type { KeptAccount, StaffChange } from '../model/staff.ts';
import { signInCode } from './api/access.ts';
import { attempt } from './attempts.ts';
import { deviceCookie, sessionCookie } from './cookies.ts';
import type { Entrance } from './entrance.ts';
import { hashRecoveryCode, makeRecoveryCodes } from './recovery-codes.ts';
import { door, type ConsoleRoute, type From, type Refused } from './route.ts';
import { failure, SIGN_IN_FAILED } from './sign-in.ts';
import type { Ticket } from './tickets.ts';

export const CODE_WRONG: Refused = { kind: 'refused', status: 401, code: 'CodeWrong' };

/** A code that fits: what is to be changed for it, and what its owner is told. */
interface Fitting {
  readonly changes: readonly StaffChange[];
  readonly recoveryCodes?: readonly string[];
  readonly recoveryCodesLeft?: number;
}

/** The last step: the second factor. Only here a session begins, under an id that nobody knew before. */
export function signInCodeRoute(entrance: Entrance): ConsoleRoute {
  const { store, sessions, devices, tickets, clock } = entrance;
  return door(signInCode, async ({ body, request }) => {
    const ticket = tickets.take(body.ticket);
    if (ticket === undefined || ticket.next === 'password') return SIGN_IN_FAILED;
    const account = await store.account(ticket.account.name);
    // Shut, or given another password since: the first factor was right for an account that is no more.
    if (account === undefined || account.off || account.password !== ticket.account.password)
      return SIGN_IN_FAILED;
    const trying = attempt(entrance, request, account.id, account);
    if (trying.refused) return trying.refused;
    const fitting = fit(entrance, ticket, account, body.code);
    if (fitting === undefined) return wrong(entrance, request, account);
    const now = clock.now();
    const staff = { id: account.id, name: account.name };
    const earlier = await sessions.find(request, true);
    const { secret, session } = sessions.begin(account.id);
    const result = await sessions.commit([
      ...fitting.changes,
      ...(earlier ? [{ do: 'end-session', id: earlier.id } as const] : []),
      { do: 'set', account: account.id, to: { signedInAt: now } },
      { do: 'open-session', session },
      {
        do: 'audit',
        entry: {
          at: now,
          action: 'signed-in',
          staff,
          details: { address: request.address, recovery: fitting.recoveryCodesLeft !== undefined },
        },
      },
    ]);
    if (result.kind === 'refused') return wrong(entrance, request, account);
    tickets.drop(ticket);
    trying.right();
    trying.forgive();
    const { recoveryCodes, recoveryCodesLeft } = fitting;
    return {
      kind: 'answer',
      body: {
        me: { ...staff, roles: [...account.roles] },
        ...(recoveryCodes && { recoveryCodes: [...recoveryCodes] }),
        ...(recoveryCodesLeft !== undefined && { recoveryCodesLeft }),
      },
      cookies: [sessionCookie(secret), deviceCookie(devices.issue(account.id))],
    };
  });
}

async function wrong({ sessions, clock }: Entrance, request: From, account: KeptAccount): Promise<Refused> {
  await sessions.commit([{ do: 'audit', entry: failure(clock.now(), request, account, 'code') }]);
  return CODE_WRONG;
}

function fit(entrance: Entrance, ticket: Ticket, account: KeptAccount, code: string): Fitting | undefined {
  const digits = code.replaceAll(' ', '');
  if (ticket.next === 'enroll') return fitFirst(entrance, ticket, account, digits);
  if (/^\d{6}$/.test(digits)) return codeOf(entrance, account, digits);
  const hash = hashRecoveryCode(entrance.recoveryKey, code);
  return {
    changes: [{ do: 'spend-recovery', account: account.id, hash }],
    recoveryCodesLeft: Math.max(0, account.recoveryCodes - 1),
  };
}

/** A code of the second factor, which counts once. */
export function codeOf({ factor }: Entrance, account: KeptAccount, digits: string): Fitting | undefined {
  const secret = account.secondFactor === undefined ? undefined : factor.open(account.secondFactor);
  const step = secret === undefined ? undefined : factor.step(secret, digits);
  return step === undefined ? undefined : { changes: [{ do: 'spend-step', account: account.id, step }] };
}

/** The first code shows that the phone has the secret: from now on it is asked for. */
function fitFirst(
  { factor, recoveryKey, clock }: Entrance,
  { secret }: Ticket,
  { id, name, secondFactor }: KeptAccount,
  digits: string,
): Fitting | undefined {
  // Set up meanwhile, by somebody else who had the password: the one who came first keeps the account.
  if (secret === undefined || secondFactor !== undefined) return undefined;
  const step = factor.step(secret, digits);
  if (step === undefined) return undefined;
  const recoveryCodes = makeRecoveryCodes();
  const hashes = recoveryCodes.map((code) => hashRecoveryCode(recoveryKey, code));
  return {
    recoveryCodes,
    changes: [
      { do: 'set', account: id, to: { secondFactor: factor.seal(secret) } },
      { do: 'spend-step', account: id, step },
      { do: 'set-recovery', account: id, hashes },
      { do: 'audit', entry: { at: clock.now(), action: 'enrolled', staff: { id, name } } },
    ],
  };
}
