import { foldName, type KeptAccount, type Role, type StaffChange } from '../../model/staff.ts';
import type { Entrance } from '../entrance.ts';
import type { Flow } from './flow.ts';
import { isStrong, nameOf, rolesOf, type ClaimRules } from './person.ts';
import type { Claims } from './provider.ts';

/** Somebody whom the provider vouches for. */
export interface Arriving {
  readonly claims: Claims;
  readonly flow: Flow;
  readonly address: string;
}

export type Arrived =
  | { readonly kind: 'arrived'; readonly secret: string }
  | { readonly kind: 'refused'; readonly why: 'NoRole' | 'NotStrong' };

/**
 * Begins a session for somebody by issuer and subject, and by nothing else that is said of them. What the session may do
 * are the groups of today. Their account is kept so that conversations and the audit log name one person, and so that
 * they can be kept out.
 */
export async function arrive(entrance: Entrance, rules: ClaimRules, arriving: Arriving): Promise<Arrived> {
  const { claims } = arriving;
  const accounts = await entrance.store.accounts();
  const account = accounts.find(({ elsewhere }) => isSame(elsewhere, claims));
  const roles = rolesOf(claims, rules);
  if (account?.off === true) return turnAway(entrance, arriving, account, 'Blocked');
  if (!isStrong(claims, rules)) return turnAway(entrance, arriving, account, 'NotStrong');
  if (roles.length === 0) return turnAway(entrance, arriving, account, 'NoRole');
  const others = new Set(accounts.filter((one) => one !== account).map((one) => foldName(one.name)));
  const name = nameOf(claims, (one) => others.has(foldName(one)));
  const secret = await begin(entrance, arriving, { account, roles, name });
  // Their first sign-in, in two browsers at once: by now the account is there.
  return secret === undefined ? arrive(entrance, rules, arriving) : { kind: 'arrived', secret };
}

function isSame(known: KeptAccount['elsewhere'], { iss, sub }: Claims): boolean {
  return known?.issuer === iss && known.subject === sub;
}

interface Person {
  readonly account: KeptAccount | undefined;
  readonly roles: readonly Role[];
  readonly name: string;
}

async function begin(
  { sessions, clock, ids }: Entrance,
  { claims: { iss, sub }, flow, address }: Arriving,
  { account, roles, name }: Person,
): Promise<string | undefined> {
  const at = clock.now();
  const id = account?.id ?? ids.next();
  const { secret, session } = sessions.begin(id, roles);
  const details = { method: 'oidc', issuer: iss, subject: sub, roles, address };
  const result = await sessions.commit([
    ...(account ? [] : [newcomer(id, name, { issuer: iss, subject: sub }, at)]),
    // What they may do has changed: what they may no longer do ends everywhere.
    ...(account && !sameRoles(account.roles, roles) ? [{ do: 'end-sessions', account: id } as const] : []),
    ...(flow.earlier === undefined ? [] : [{ do: 'end-session', id: flow.earlier } as const]),
    { do: 'set', account: id, to: { name, signedInAt: at } },
    { do: 'open-session', session },
    { do: 'audit', entry: { at, action: 'signed-in', staff: { id, name }, subject: id, details } },
  ]);
  return result.kind === 'done' ? secret : undefined;
}

/** Nothing opens this account from here: no password fits it, and it has no roles but its sessions'. */
function newcomer(
  id: string,
  name: string,
  elsewhere: NonNullable<KeptAccount['elsewhere']>,
  addedAt: number,
): StaffChange {
  const shut = { password: '', initial: false, secondFactor: undefined, roles: [] };
  const account = { ...shut, id, name, elsewhere, off: false, addedAt, signedInAt: undefined };
  return { do: 'add', account };
}

function sameRoles(one: readonly Role[], other: readonly Role[]): boolean {
  return one.length === other.length && one.every((role) => other.includes(role));
}

async function turnAway(
  { sessions, clock }: Entrance,
  { claims: { iss, sub }, address }: Arriving,
  account: KeptAccount | undefined,
  step: 'Blocked' | 'NoRole' | 'NotStrong',
): Promise<Arrived> {
  const details = { method: 'oidc', step, issuer: iss, subject: sub, address };
  const staff = account && { staff: { id: account.id, name: account.name }, subject: account.id };
  await sessions.commit([
    // Who has lost every group has lost the sessions from before, too.
    ...(account && step !== 'NotStrong' ? [{ do: 'end-sessions', account: account.id } as const] : []),
    { do: 'audit', entry: { at: clock.now(), action: 'sign-in-failed', ...staff, details } },
  ]);
  return { kind: 'refused', why: step === 'Blocked' ? 'NoRole' : step };
}
