import type { AskedWanted } from '../model/authoring.ts';
import type { ConversationKey } from '../model/incoming.ts';
import type { InsightWanted } from '../model/insight.ts';
import type { ReviewFilter } from '../model/review.ts';
import type { ConversationWanted, ReviewReads } from './review-reads.ts';
import type { Close } from './worker-messages.ts';

/** What the reader's thread is asked; the answer to each is what the function of that name gives. */
export type ReviewRequest =
  | { readonly op: 'queue'; readonly perGroup: number }
  | { readonly op: 'next'; readonly passed: readonly string[] }
  | {
      readonly op: 'list';
      readonly filter: ReviewFilter;
      readonly limit: number;
      readonly cursor?: string | undefined;
    }
  | { readonly op: 'choices' }
  | { readonly op: 'conversation'; readonly id: string; readonly wanted: ConversationWanted }
  | { readonly op: 'state'; readonly id: string }
  | { readonly op: 'idOf'; readonly key: ConversationKey }
  | { readonly op: 'unannounced'; readonly dangerBefore: number }
  | { readonly op: 'figures'; readonly now: number; readonly retentionMs: number }
  | { readonly op: 'insight'; readonly wanted: InsightWanted }
  | { readonly op: 'missing'; readonly ids: readonly string[] }
  | { readonly op: 'corrections' }
  | { readonly op: 'asked'; readonly wanted: AskedWanted }
  | { readonly op: 'mistaken' }
  | { readonly op: 'unanswered'; readonly since: number; readonly limit: number }
  | Close;

type Op = Exclude<ReviewRequest['op'], 'close'>;

export type ReviewAnswer =
  | { [O in Op]: { readonly op: O; readonly value: ReturnType<ReviewReads[O]> } }[Op]
  | { readonly op: 'close' };

export interface ReviewSetup {
  readonly file: string;
}
