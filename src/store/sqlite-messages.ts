import type { ConversationKey } from '../model/incoming.ts';
import type {
  CommitResult,
  ConversationRecord,
  Delivery,
  Erased,
  Feedback,
  Line,
  NewFlag,
  TurnCommit,
} from '../model/store.ts';
import type { Corrected, CorrectionState, NewCorrection } from '../model/improve.ts';
import type { ReviewChange, ReviewOutcome, StaffErasure, Unannounced } from '../model/review.ts';
import type { PurgeStep } from './sqlite-purge.ts';
import type { KeyedCallBack } from './sqlite-staff-reads.ts';
import type { Close, FromWorkerOf, OutcomeOf } from './worker-messages.ts';

/** What the two threads of the store say to each other. */

/** Given to the worker when it starts. */
export interface WorkerSetup {
  readonly file: string;
  readonly now: number;
  readonly ballastBytes: number;
  readonly maxPages?: number;
}

/** Requests that share a transaction with those around them. */
export type Write =
  | { readonly op: 'commit'; readonly turn: TurnCommit }
  | { readonly op: 'erase'; readonly turn: TurnCommit; readonly receipt: string }
  | { readonly op: 'delivered'; readonly deliveries: readonly Delivery[] }
  | { readonly op: 'settle'; readonly at: number; readonly upTo: number }
  | { readonly op: 'change'; readonly change: ReviewChange }
  | { readonly op: 'erase-by-id'; readonly id: string; readonly receipt: string; readonly at: number }
  | { readonly op: 'announced'; readonly all: readonly Unannounced[]; readonly at: number }
  | { readonly op: 'catch-up'; readonly limit: number }
  | { readonly op: 'correct'; readonly correction: NewCorrection }
  | ({ readonly op: 'decide' } & Decision)
  | { readonly op: 'mark'; readonly cutOff: number; readonly at: number; readonly markedBefore: number }
  | { readonly op: 'overwrite'; readonly quiet: number; readonly limit: number };

/** What somebody decides about a correction. */
export interface Decision {
  readonly id: string;
  readonly to: Exclude<CorrectionState, 'proposed'>;
  readonly by: string;
  readonly at: number;
}

export type Request =
  | Write
  | { readonly op: 'ping' }
  | { readonly op: 'conversation'; readonly key: ConversationKey }
  | { readonly op: 'lines'; readonly key: ConversationKey; readonly afterSeq: number; readonly limit: number }
  | { readonly op: 'deliveries'; readonly key: ConversationKey }
  | { readonly op: 'line-named'; readonly key: ConversationKey; readonly nativeId: string }
  | { readonly op: 'flags'; readonly key: ConversationKey }
  | { readonly op: 'feedback'; readonly key: ConversationKey }
  | { readonly op: 'call-backs'; readonly limit: number }
  | { readonly op: 'erasures'; readonly limit: number }
  | { readonly op: 'purge'; readonly before: number; readonly now: number; readonly limit: number }
  | { readonly op: 'shrink' }
  | { readonly op: 'empty-log' }
  | Close;

export type Answer =
  | { readonly op: 'ping' }
  | { readonly op: 'delivered' }
  | { readonly op: 'close' }
  | { readonly op: 'change'; readonly outcome: ReviewOutcome }
  | { readonly op: 'erase-by-id'; readonly erasure: StaffErasure }
  | { readonly op: 'announced' }
  | { readonly op: 'catch-up'; readonly count: number }
  | { readonly op: 'correct'; readonly corrected: Corrected }
  | { readonly op: 'decide'; readonly known: boolean }
  | { readonly op: 'overwrite'; readonly count: number }
  | { readonly op: 'mark'; readonly due: number | undefined; readonly lines: number }
  | { readonly op: 'commit'; readonly result: CommitResult }
  | { readonly op: 'settle'; readonly settled: number }
  | { readonly op: 'conversation'; readonly record: ConversationRecord | undefined }
  | { readonly op: 'lines'; readonly lines: readonly Line[] }
  | { readonly op: 'deliveries'; readonly deliveries: readonly Delivery[] }
  | { readonly op: 'line-named'; readonly lineId: string | undefined }
  | { readonly op: 'flags'; readonly flags: readonly NewFlag[] }
  | { readonly op: 'erase'; readonly result: CommitResult }
  | { readonly op: 'feedback'; readonly feedback: readonly Feedback[] }
  | { readonly op: 'call-backs'; readonly callBacks: readonly KeyedCallBack[] }
  | { readonly op: 'erasures'; readonly erasures: readonly Erased[] }
  | { readonly op: 'purge'; readonly step: PurgeStep }
  | { readonly op: 'shrink'; readonly done: boolean }
  | { readonly op: 'empty-log'; readonly done: boolean };

export type Outcome = OutcomeOf<Answer>;
export type FromWorker = FromWorkerOf<Answer>;
