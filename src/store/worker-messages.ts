import type { StoreErrorCode } from '../model/store.ts';
import type { LogFields } from '../model/world.ts';

/** What every database worker is told and tells; what it is asked, and answers, is its own. */

/** The last request: the worker finishes and ends. */
export interface Close {
  readonly op: 'close';
}

/** A StoreError on its way between threads; its cause stays behind. */
export interface Fault {
  readonly code: StoreErrorCode;
  readonly message: string;
}

export type OutcomeOf<Answer> = { readonly answer: Answer } | { readonly fault: Fault };

export type FromWorkerOf<Answer> =
  /** `lastLine`: the last row number of an earlier process. */
  | { readonly kind: 'opened'; readonly lastLine: number }
  /** The worker could not open the store and ends. */
  | { readonly kind: 'failed'; readonly fault: Fault }
  /** One outcome for each request of the batch, in its order. */
  | { readonly kind: 'answers'; readonly outcomes: readonly OutcomeOf<Answer>[] }
  | {
      readonly kind: 'log';
      readonly level: 'info' | 'warn';
      readonly event: string;
      readonly fields: LogFields;
    };
