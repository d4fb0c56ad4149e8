import { createHash } from 'node:crypto';
import { foldName, type KeptAccount, type NewAuditEntry } from '../model/staff.ts';
import { choosePassword, enroll, signIn } from './api/access.ts';
import { attempt } from './attempts.ts';
import type { Entrance } from './entrance.ts';
import { passwordFault } from './password-rules.ts';
import { door, type ConsoleRoute, type From, type Refused } from './route.ts';
import type { Ticket } from './tickets.ts';

export const SIGN_IN_FAILED: Refused = { kind: 'refused', status: 401, code: 'SignInFailed' };
export const BUSY: Refused = { kind: 'refused', status: 503, code: 'TryLater', retryAfter: 5 };

/** The first steps of a sign-in: name and password, a password of one's own, the second factor's secret. */
export function signInRoutes(entrance: Entrance): readonly ConsoleRoute[] {
  const { store, passwords, tickets, factor, sessions, clock } = entrance;

  const failed = async (request: From, account: KeptAccount | undefined): Promise<Refused> => {
    await sessions.commit([{ do: 'audit', entry: failure(clock.now(), request, account, 'password') }]);
    return SIGN_IN_FAILED;
  };

  return [
    door(signIn, async ({ body: { name, password }, request }) => {
      const account = await store.account(name);
      // The same count for a name that nobody has, kept as a hash: it may be a password in the wrong field.
      const trying = attempt(entrance, request, account?.id ?? hashOf(name), account);
      if (trying.refused) return trying.refused;
      const right = await passwords.matches(password, account?.off === false ? account.password : undefined);
      if (right === 'busy') {
        trying.right();
        return BUSY;
      }
      if (!right || account === undefined) return failed(request, account);
      trying.right();
      return goOn(tickets.give({ account, next: nextOf(account) }));
    }),

    door(choosePassword, async ({ body: { ticket: id, password } }) => {
      const ticket = tickets.take(id);
      if (ticket?.next !== 'password') return SIGN_IN_FAILED;
      const { account } = ticket;
      const fault = passwordFault(password, account.name);
      if (fault !== undefined) return { kind: 'refused', status: 422, code: fault };
      const same = await passwords.matches(password, account.password);
      const kept = same === false ? await passwords.hash(password) : undefined;
      if (same === true) return { kind: 'refused', status: 422, code: 'PasswordSame' };
      if (kept === undefined) return BUSY;
      const staff = { id: account.id, name: account.name };
      const result = await sessions.commit([
        { do: 'set', account: account.id, to: { password: kept, initial: false } },
        { do: 'end-sessions', account: account.id },
        { do: 'audit', entry: { at: clock.now(), action: 'password-changed', staff } },
      ]);
      if (result.kind === 'refused') return SIGN_IN_FAILED;
      const changed = { ...account, password: kept, initial: false };
      return goOn(tickets.trade(ticket, { account: changed, next: nextOf(changed) }));
    }),

    door(enroll, async ({ body: { ticket: id } }) => {
      const ticket = tickets.take(id);
      if (ticket?.next !== 'enroll') return SIGN_IN_FAILED;
      // Asked again, it is the same secret: the picture may have been scanned already.
      const secret = ticket.secret ?? factor.make();
      if (ticket.secret === undefined) tickets.note(ticket, secret);
      return { kind: 'answer', body: { secret, uri: factor.uri(secret, ticket.account.name) } };
    }),
  ];
}

function nextOf({ initial, secondFactor }: KeptAccount): Ticket['next'] {
  if (initial) return 'password';
  return secondFactor === undefined ? 'enroll' : 'code';
}

function goOn({ id, next }: Ticket) {
  return { kind: 'answer', body: { next, ticket: id } } as const;
}

/** What the audit log is told of a sign-in that failed: not the name as typed, where it is nobody's. */
export function failure(
  at: number,
  { address }: From,
  account: KeptAccount | undefined,
  step: 'password' | 'code',
): NewAuditEntry {
  return {
    at,
    action: 'sign-in-failed',
    ...(account && { staff: { id: account.id, name: account.name }, subject: account.id }),
    details: { step, address },
  };
}

function hashOf(name: string): string {
  return createHash('sha256').update(foldName(name)).digest('base64url');
}
