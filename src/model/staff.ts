/** What somebody on the staff may do; a person can have several. */
export const ROLES = ['reviewer', 'lead', 'admin', 'auditor'] as const;
export type Role = (typeof ROLES)[number];

/** Who asks: somebody signed in with both factors, or by the clinic's own directory. */
export interface Staff {
  readonly id: string;
  readonly name: string;
  readonly roles: readonly Role[];
  /** Signs in elsewhere (OpenID Connect): has no password and no second factor here. */
  readonly elsewhere?: boolean | undefined;
}

/** How a provider of OpenID Connect names somebody, for good: never by a name or an address, which change hands. */
export interface Elsewhere {
  readonly issuer: string;
  readonly subject: string;
}

/** A name as it is compared: two that look alike to people are one. */
export function foldName(name: string): string {
  return name.normalize('NFKC').trim().toLowerCase();
}

/** All that the audit log tells apart. */
export const AUDIT_ACTIONS = [
  'signed-in',
  'sign-in-failed',
  'signed-out',
  'enrolled',
  'password-changed',
  'recovery-codes-made',
  'queue-read',
  'list-read',
  'searched',
  'viewed',
  'reviewed',
  'noted',
  'unmasked',
  'exported',
  'export-fetched',
  'erased',
  'held',
  'improve-read',
  'corrected',
  'correction-tried',
  'correction-approved',
  'correction-withdrawn',
  'corrections-exported',
  'overview-read',
  'insight-read',
  'authoring-read',
  'live-opened',
  'staff-read',
  'staff-added',
  'staff-changed',
  'staff-reset',
  'staff-removed',
  'sessions-ended',
  'audit-read',
  'audit-verified',
  'denied',
] as const;
export type AuditAction = (typeof AUDIT_ACTIONS)[number];

/**
 * What an entry of the audit log says beside who and when: ids, counts, names of filters, the reason that staff gave.
 * Nothing that a visitor wrote: of a search, how many words it had.
 */
export interface AuditDetails {
  readonly [name: string]: string | number | boolean | readonly string[];
}

export interface AuditEvent {
  readonly action: AuditAction;
  /** What was acted on: the id of a conversation or of somebody on the staff. */
  readonly subject?: string | undefined;
  readonly details?: AuditDetails | undefined;
}

/** Somebody who may sign in. Of who does so elsewhere, the roles are those of the newest session, and no other. */
export interface Account extends Omit<Staff, 'elsewhere'> {
  /** Such an account is found by these two only, never by its name. */
  readonly elsewhere?: Elsewhere | undefined;
  /** How the password is kept; never the password. */
  readonly password: string;
  /** The password is the one the account was made with: it must be changed at the next sign-in. */
  readonly initial: boolean;
  /** The sealed secret of the second factor; undefined until it is set up. */
  readonly secondFactor: string | undefined;
  readonly off: boolean;
  readonly addedAt: number;
  readonly signedInAt: number | undefined;
}

export interface KeptAccount extends Account {
  /** Open sessions, whether or not they have timed out. */
  readonly sessions: number;
  readonly recoveryCodes: number;
}

/** What can change about an account. */
export type AccountChange = Partial<
  Pick<Account, 'name' | 'roles' | 'password' | 'initial' | 'secondFactor' | 'off' | 'signedInAt'>
>;

export interface NewSession {
  /** What is kept of the cookie: its hash. */
  readonly hash: string;
  readonly id: string;
  readonly account: string;
  readonly at: number;
  /** What this session may do, instead of what the account may: as the provider said at the sign-in. */
  readonly roles?: readonly Role[] | undefined;
}

export interface OpenSession {
  readonly id: string;
  readonly staff: Staff;
  readonly beganAt: number;
  readonly seenAt: number;
}

/** How long a session lasts, milliseconds: unused, and in all. */
export interface SessionLimits {
  readonly idle: number;
  readonly absolute: number;
}

/** One of the things a transaction of the staff store does. */
export type StaffChange =
  /** Refused where the name, or the subject elsewhere, is taken. */
  | { readonly do: 'add'; readonly account: Account }
  /** Refused where there is no such account, as everything below that names one. */
  | { readonly do: 'set'; readonly account: string; readonly to: AccountChange }
  | { readonly do: 'remove'; readonly account: string }
  /** Refused where a code of this step, or a later one, was used: a code counts once. */
  | { readonly do: 'spend-step'; readonly account: string; readonly step: number }
  /** Refused where this code is not kept, or no more. */
  | { readonly do: 'spend-recovery'; readonly account: string; readonly hash: string }
  | { readonly do: 'set-recovery'; readonly account: string; readonly hashes: readonly string[] }
  | { readonly do: 'open-session'; readonly session: NewSession }
  | { readonly do: 'end-session'; readonly id: string }
  /** `except` stays open. */
  | { readonly do: 'end-sessions'; readonly account: string; readonly except?: string | undefined }
  | { readonly do: 'audit'; readonly entry: NewAuditEntry };

/** Everything was done, and these sessions have ended by it; or one change was refused, and nothing was done. */
export type StaffResult =
  | { readonly kind: 'done'; readonly ended: readonly string[] }
  | { readonly kind: 'refused'; readonly change: StaffChange['do'] };

export interface NewAuditEntry extends AuditEvent {
  readonly at: number;
  readonly staff?: Pick<Staff, 'id' | 'name'> | undefined;
}

export interface AuditEntry extends NewAuditEntry {
  readonly seq: number;
}

export interface AuditQuery {
  /** Entries before this number, the newest first. */
  readonly before?: number | undefined;
  readonly action?: AuditAction | undefined;
  readonly staff?: string | undefined;
  readonly subject?: string | undefined;
  readonly limit: number;
}

/** `brokenAt`: the number of the first entry that is not as it was written, or is missing. */
export interface AuditVerdict {
  readonly entries: number;
  readonly brokenAt: number | undefined;
}

/**
 * Accounts, sessions and the audit log, in a store of their own: reading transcripts waits for no sign-in, and erasing a
 * visitor touches no evidence. Methods reject with StoreError.
 */
export interface StaffStore {
  ready(): Promise<void>;
  /** One transaction. */
  commit(changes: readonly StaffChange[]): Promise<StaffResult>;
  accounts(): Promise<readonly KeptAccount[]>;
  /** By its name, whichever way it is capitalized; never one of somebody who signs in elsewhere. */
  account(name: string): Promise<KeptAccount | undefined>;
  /** The session of a cookie while it lasts and its account is open; `touch` keeps it alive. */
  session(hash: string, now: number, limits: SessionLimits, touch: boolean): Promise<OpenSession | undefined>;
  audit(query: AuditQuery): Promise<readonly AuditEntry[]>;
  /** Reads the whole log. */
  verify(): Promise<AuditVerdict>;
  close(): Promise<void>;
}
