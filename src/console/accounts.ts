import { z } from 'zod';
import {
  foldName,
  ROLES,
  type KeptAccount,
  type StaffChange,
  type StaffResult,
  type StaffStore,
} from '../model/staff.ts';
import type { Clock, Ids } from '../model/world.ts';
import type { Passwords } from './passwords.ts';
import { makeFirstPassword } from './recovery-codes.ts';

const name = z
  .string()
  .trim()
  .regex(/^[\p{L}\p{N}][\p{L}\p{M}\p{N} ._@'’-]{0,59}$/u);
const roles = z.array(z.enum(ROLES)).min(1);

/** What the command `staff` asks for; it may come from another process. */
export const staffOrder = z.discriminatedUnion('do', [
  z.object({ do: z.literal('list') }),
  z.object({ do: z.literal('add'), name, roles }),
  z.object({ do: z.literal('role'), name, roles }),
  z.object({ do: z.literal('reset'), name }),
  z.object({ do: z.literal('remove'), name }),
  z.object({ do: z.literal('allow'), name }),
]);
export type StaffOrder = z.output<typeof staffOrder>;

const listed = z.object({
  name: z.string(),
  roles: z.array(z.string()),
  state: z.enum(['new', 'active', 'off']),
  signedInAt: z.number().nullable(),
  elsewhere: z.object({ issuer: z.string(), subject: z.string() }).nullable(),
});

export const staffOutcome = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('list'), staff: z.array(listed) }),
  /** The password that the account begins with: shown once, changed at the first sign-in. */
  z.object({ kind: z.literal('password'), name: z.string(), password: z.string() }),
  z.object({ kind: z.literal('done'), name: z.string() }),
  /** Signs in at the provider: signed out, and kept out by issuer and subject. */
  z.object({ kind: z.literal('blocked'), name: z.string() }),
  /** What was asked for is the provider's to change. */
  z.object({ kind: z.literal('elsewhere'), name: z.string() }),
  z.object({ kind: z.literal('name-taken'), name: z.string() }),
  z.object({ kind: z.literal('unknown-name'), name: z.string() }),
]);
export type StaffOutcome = z.output<typeof staffOutcome>;

export interface AccountsOptions {
  readonly store: StaffStore;
  /** The store's, or that of a running server's sessions, which end with it. */
  readonly commit: (changes: readonly StaffChange[]) => Promise<StaffResult>;
  readonly passwords: Passwords;
  readonly clock: Clock;
  readonly ids: Ids;
}

/** Makes, changes and takes away accounts: what only somebody at the machine can do. */
export function createAccounts(options: AccountsOptions) {
  const { store } = options;
  return async (order: StaffOrder): Promise<StaffOutcome> => {
    if (order.do === 'list') return { kind: 'list', staff: (await store.accounts()).map(shown) };
    if (order.do === 'add') return add(order, options);
    const account = await find(store, order.name);
    if (account === undefined) return { kind: 'unknown-name', name: order.name };
    if (account.elsewhere !== undefined) return changeElsewhere(order, account, options);
    if (order.do === 'allow') return { kind: 'unknown-name', name: order.name };
    if (order.do === 'reset') return reset(account, options);
    await options.commit([...changesFor(order, account), told(order, account.id, options)]);
    return { kind: 'done', name: account.name };
  };
}

/** A local account before somebody of that name who signs in elsewhere. */
async function find(store: StaffStore, of: string): Promise<KeptAccount | undefined> {
  return (await store.account(of)) ?? (await elsewhere(store, of));
}

async function elsewhere(store: StaffStore, of: string): Promise<KeptAccount | undefined> {
  const folded = foldName(of);
  return (await store.accounts()).find((one) => one.elsewhere && foldName(one.name) === folded);
}

/** The account stays: it is what keeps them out. A new one would be made at their next sign-in. */
async function changeElsewhere(
  order: Order<'role' | 'reset' | 'remove' | 'allow'>,
  { id, name: of }: KeptAccount,
  { commit, clock }: AccountsOptions,
): Promise<StaffOutcome> {
  if (order.do === 'role' || order.do === 'reset') return { kind: 'elsewhere', name: of };
  const off = order.do === 'remove';
  const details = { by: 'command', name: of, off };
  await commit([
    { do: 'set', account: id, to: { off } },
    { do: 'end-sessions', account: id },
    { do: 'audit', entry: { at: clock.now(), action: 'staff-changed', subject: id, details } },
  ]);
  return off ? { kind: 'blocked', name: of } : { kind: 'done', name: of };
}

type Order<Do extends StaffOrder['do']> = Extract<StaffOrder, { do: Do }>;

async function add(order: Order<'add'>, options: AccountsOptions): Promise<StaffOutcome> {
  const { name: of } = order;
  if (await elsewhere(options.store, of)) return { kind: 'name-taken', name: of };
  const password = makeFirstPassword();
  const account = {
    id: options.ids.next(),
    name: of,
    roles: order.roles,
    password: await hashed(options.passwords, password),
    initial: true,
    secondFactor: undefined,
    off: false,
    addedAt: options.clock.now(),
    signedInAt: undefined,
  };
  const result = await options.commit([{ do: 'add', account }, told(order, account.id, options)]);
  if (result.kind === 'refused') return { kind: 'name-taken', name: of };
  return { kind: 'password', name: of, password };
}

async function reset({ id, name: of }: KeptAccount, options: AccountsOptions): Promise<StaffOutcome> {
  const password = makeFirstPassword();
  const kept = await hashed(options.passwords, password);
  await options.commit([
    { do: 'set', account: id, to: { password: kept, initial: true, secondFactor: undefined, off: false } },
    { do: 'set-recovery', account: id, hashes: [] },
    { do: 'end-sessions', account: id },
    told({ do: 'reset', name: of }, id, options),
  ]);
  return { kind: 'password', name: of, password };
}

function changesFor(order: Order<'role' | 'remove'>, { id }: KeptAccount): readonly StaffChange[] {
  if (order.do === 'remove') return [{ do: 'remove', account: id }];
  return [
    { do: 'set', account: id, to: { roles: order.roles } },
    { do: 'end-sessions', account: id },
  ];
}

const ACTIONS = {
  add: 'staff-added',
  role: 'staff-changed',
  reset: 'staff-reset',
  remove: 'staff-removed',
} as const;

/** For the audit log: nobody was signed in, but somebody who may read the data folder. */
function told(
  order: Exclude<StaffOrder, { do: 'list' | 'allow' }>,
  subject: string,
  { clock }: AccountsOptions,
): StaffChange {
  const details = { by: 'command', name: order.name, ...('roles' in order && { roles: order.roles }) };
  return { do: 'audit', entry: { at: clock.now(), action: ACTIONS[order.do], subject, details } };
}

async function hashed(passwords: Passwords, password: string): Promise<string> {
  const kept = await passwords.hash(password);
  if (kept === undefined) throw new Error('Too many sign-ins are under way. Try again in a minute.');
  return kept;
}

function shown(account: KeptAccount) {
  const { name: of, roles: given, signedInAt, elsewhere: where = null } = account;
  const state = stateOf(account);
  return { name: of, roles: [...given], state, signedInAt: signedInAt ?? null, elsewhere: where };
}

/** `new`: has not signed in, or must set up password and second factor anew. */
export function stateOf(account: KeptAccount): 'new' | 'active' | 'off' {
  const { off, initial, secondFactor } = account;
  if (off) return 'off';
  if (account.elsewhere !== undefined) return 'active';
  return initial || secondFactor === undefined ? 'new' : 'active';
}
