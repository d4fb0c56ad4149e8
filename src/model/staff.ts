/** What somebody on the staff may do; a person can have several. */
export const ROLES = ['reviewer', 'lead', 'admin', 'auditor'] as const;
export type Role = (typeof ROLES)[number];

/** Who asks: somebody signed in with both factors. */
export interface Staff {
  readonly id: string;
  readonly name: string;
  readonly roles: readonly Role[];
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
  'erased',
  'held',
  'overview-read',
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
