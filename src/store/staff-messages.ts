import type {
  AuditEntry,
  AuditQuery,
  KeptAccount,
  OpenSession,
  SessionLimits,
  StaffChange,
  StaffResult,
} from '../model/staff.ts';
import type { Close, FromWorkerOf, OutcomeOf } from './worker-messages.ts';

/** What the two threads of the staff store say to each other. */

export interface StaffSetup {
  readonly file: string;
  readonly now: number;
  /** Seals the audit log. */
  readonly key: Uint8Array;
}

/** Where the checking of the audit log stands: the last entry seen, and its seal. */
export interface ChainPoint {
  readonly seq: number;
  readonly mac: string;
}

/** A stretch of the log was looked at: up to where it holds, or where it is broken; `done` at the end of the log. */
export type ChainStretch =
  | { readonly kind: 'sound'; readonly to: ChainPoint; readonly done: boolean }
  | { readonly kind: 'broken'; readonly at: number; readonly entries: number };

export type StaffRequest =
  | { readonly op: 'ping' }
  | { readonly op: 'commit'; readonly changes: readonly StaffChange[] }
  | { readonly op: 'accounts' }
  | { readonly op: 'account'; readonly name: string }
  | {
      readonly op: 'session';
      readonly hash: string;
      readonly now: number;
      readonly limits: SessionLimits;
      readonly touch: boolean;
    }
  | { readonly op: 'audit'; readonly query: AuditQuery }
  | { readonly op: 'verify'; readonly from: ChainPoint }
  | Close;

export type StaffAnswer =
  | { readonly op: 'ping' }
  | { readonly op: 'commit'; readonly result: StaffResult }
  | { readonly op: 'accounts'; readonly accounts: readonly KeptAccount[] }
  | { readonly op: 'account'; readonly account: KeptAccount | undefined }
  | { readonly op: 'session'; readonly session: OpenSession | undefined }
  | { readonly op: 'audit'; readonly entries: readonly AuditEntry[] }
  | { readonly op: 'verify'; readonly stretch: ChainStretch }
  | Close;

export type StaffOutcome = OutcomeOf<StaffAnswer>;
export type FromStaffWorker = FromWorkerOf<StaffAnswer>;
