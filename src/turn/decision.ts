import type { Danger } from '../model/danger.ts';
import type { DecisionRecord, Reply } from '../model/reply.ts';
import type { Particular } from '../model/mask.ts';
import type { CallBack, Feedback, NewFlag } from '../model/store.ts';
import type { Session } from './session.ts';

/** What a turn comes to: the words, why they were chosen, and what to remember. Nothing is sent or stored yet. */
export interface Decision {
  readonly session: Session;
  readonly replies: readonly DecidedReply[];
  /** A reason for staff to look at the visitor's line. */
  readonly flag?: Pick<NewFlag, 'reason' | 'kind'>;
  /** The conversation is to be erased instead of added to; the receipt is said in place of `replies`. */
  readonly forget?: boolean;
  /** A thumb on an earlier line. */
  readonly feedback?: Feedback;
  /** A call-back request to keep for staff. */
  readonly callBack?: Omit<CallBack, 'id'>;
  /** What an open form has taken of a person: staff do not see it in the lines. */
  readonly personal?: readonly Particular[];
  /** A copy of the transcript belongs to the last reply. */
  readonly download?: boolean;
}

export interface DecidedReply {
  readonly reply: Reply;
  readonly record: DecisionRecord;
}

/** Words about danger, made on arrival from memory alone. */
export interface Alert {
  readonly danger: Danger;
  readonly replies: readonly DecidedReply[];
}
