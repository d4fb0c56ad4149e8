import type { ConversationKey } from './incoming.ts';
import type { Particular } from './mask.ts';
import type { DecisionRecord, Reply } from './reply.ts';

/**
 * A line as a turn hands it over: everything but its number. Lines are immutable for ever. Any string is kept as it
 * came, NUL and lone surrogates included.
 */
export interface NewLine {
  /** Unguessable, made by us; the activity id that channels see. */
  readonly id: string;
  readonly role: 'visitor' | 'bot';
  readonly kind: 'message' | 'event' | 'join';
  /** Server time, milliseconds UTC, strictly increasing within a conversation. */
  readonly at: number;
  readonly clientTime?: string;
  /** The visitor's text as it came, or the reply's text. */
  readonly text: string;
  /** Bot lines: the whole reply, as every channel renders it. */
  readonly reply?: Reply;
  readonly decision?: DecisionRecord;
  /** Visitor lines: what the channel wants echoed. Bot lines: the id of the line answered. */
  readonly echo?: string;
  readonly replyTo?: string;
  /** Events: name and data (JSON text). */
  readonly event?: { readonly name: string; readonly data: string };
  /** The code of the error that made the decision fail, where it did. */
  readonly fault?: string;
}

/** A line of the transcript. `seq` counts from 1 without a gap within its conversation: the watermark. */
export interface Line extends NewLine {
  readonly seq: number;
}

/** What a conversation remembers between turns: opaque to the store. */
export interface StoredState {
  /** Counts the commits of this conversation; a commit must name the version it was decided on. */
  readonly version: number;
  /** JSON text; its own format version is inside. */
  readonly json: string;
}

/** All that a turn needs of a conversation before it decides. */
export interface ConversationRecord {
  readonly key: ConversationKey;
  readonly state: StoredState;
  readonly lastSeq: number;
  readonly lastAt: number;
}

/** A reason for staff to look; it carries no rating. */
export interface NewFlag {
  readonly lineId: string;
  readonly reason: 'danger' | 'taken-back';
  readonly kind: string;
  readonly at: number;
}

/** A thumb on a bot's line, with the words that came with it; of several the last counts. */
export interface Feedback {
  readonly lineId: string;
  readonly reaction: 'like' | 'dislike';
  readonly words?: string;
  readonly at: number;
}

/** A visitor's wish to be called or written to, agreed to in so many words. */
export interface CallBack {
  readonly id: string;
  readonly name: string;
  /** A telephone number or an e-mail address, as it was written. */
  readonly contact: string;
  readonly at: number;
}

/** One turn, one transaction. */
export interface TurnCommit {
  readonly key: ConversationKey;
  /** Recognises the same delivery again: unique within the key. */
  readonly dedupe: string;
  /** The channel's own id of the visitor's line, which is the first. */
  readonly nativeId?: string;
  /** 0 for a conversation not seen before. */
  readonly expectedVersion: number;
  readonly state: string;
  readonly lines: readonly NewLine[];
  readonly flags: readonly NewFlag[];
  /** Feedback on a line that is not of this conversation is passed over. */
  readonly feedback?: readonly Feedback[];
  readonly callBack?: CallBack;
  /** What a form took of a person so far: staff do not see it in these lines. Not kept as such. */
  readonly personal?: readonly Particular[];
}

/** A conversation erased at its visitor's wish: that it happened, without what it was. */
export interface Erased {
  /** Told to the visitor; it leads to nothing else. */
  readonly receipt: string;
  readonly at: number;
  readonly lines: number;
  /** The flags that stood at its lines, without the lines. */
  readonly flags: readonly Omit<NewFlag, 'lineId'>[];
}

export type CommitResult =
  | { readonly kind: 'committed'; readonly lines: readonly Line[]; readonly version: number }
  /** This delivery was stored before: the lines of that turn, as they were; none where they were erased since. */
  | { readonly kind: 'duplicate'; readonly lines: readonly Line[] }
  /** Somebody else committed to this conversation since it was read: read again and decide again. */
  | { readonly kind: 'conflict' };

export type DeliveryStatus = 'sent' | 'failed' | 'unknown';

export interface Delivery {
  readonly lineId: string;
  readonly status: DeliveryStatus;
  readonly at: number;
  /** Told with a report only: the ids that the channel gave to what shows the line. */
  readonly nativeIds?: readonly string[];
}

/**
 * Why the store could not do what was asked. Only `busy`, `closed` and `invalid` promise that nothing was stored;
 * after any other the same commit may be handed over again: its dedupe key recognises it.
 */
export type StoreErrorCode =
  /** Waited too long, or too many wait: never executed. */
  | 'busy'
  /** Taken up, but no answer in time: may be stored. */
  | 'unknown'
  /** The store was closed by its owner. */
  | 'closed'
  /** The worker ended; the next call starts another. */
  | 'worker-died'
  | 'full'
  | 'io'
  | 'corrupt'
  /** Another process holds the data folder, or another program the file. */
  | 'locked'
  | 'network-drive'
  | 'no-folder'
  | 'no-access'
  | 'newer-schema'
  | 'altered-schema'
  /** A purge by a clock that jumped ahead: it may be wrong. */
  | 'clock'
  /** The caller broke the rules of the port (a line id used twice, time going back, an unknown line flagged). */
  | 'invalid';

/** The one fault a store rejects with. Its message says what to do and quotes nobody. */
export class StoreError extends Error {
  override readonly name = 'StoreError';
  readonly code: StoreErrorCode;

  constructor(code: StoreErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}

/** At rest: transcripts, state, keys, flags. Implementations: SQLite, memory; one contract suite runs on each. */
export interface Store {
  /** Resolves once the store can take a commit; rejects with a StoreError that says what to do. */
  ready(): Promise<void>;
  conversation(key: ConversationKey): Promise<ConversationRecord | undefined>;
  /** Durable when it resolves with `committed`. A rejection does not mean "not stored": retry with the same dedupe. */
  commit(turn: TurnCommit): Promise<CommitResult>;
  /** Lines after a watermark, oldest first. After a purge the first one may be well above 1; no gap follows it. */
  lines(key: ConversationKey, afterSeq: number, limit: number): Promise<readonly Line[]>;
  /**
   * What became of bot lines sent out; rides in a later group commit. Once `sent`, a line stays so; of other
   * reports the last one counts. A report on a line that is no longer there is passed over.
   */
  delivered(deliveries: readonly Delivery[]): Promise<void>;
  /** What is known of a conversation's sent lines, in the order of the lines. */
  deliveries(key: ConversationKey): Promise<readonly Delivery[]>;
  /** Our id of the line that the channel knows by this id of its own; undefined where there is none. */
  lineNamed(key: ConversationKey, nativeId: string): Promise<string | undefined>;
  /** A conversation's flags, in the order in which they were raised. */
  flags(key: ConversationKey): Promise<readonly NewFlag[]>;
  /** A conversation's feedback, in the order of the lines. */
  feedback(key: ConversationKey): Promise<readonly Feedback[]>;
  /** Call-back requests, oldest first, each with its conversation. */
  callBacks(limit: number): Promise<readonly (CallBack & { readonly key: ConversationKey })[]>;
  /**
   * Deletes what is stored of a conversation for good (lines, flags, deliveries, feedback, dedupe keys, call-back
   * requests) and commits `turn` as all that is left of it. The count of its lines goes on, so that a client that
   * reads by watermark sees what follows. When it resolves, nothing deleted can be read from any file of the store.
   */
  erase(turn: TurnCommit, receipt: string): Promise<CommitResult>;
  /** What was erased, newest first. */
  erasures(limit: number): Promise<readonly Erased[]>;
  /** Bot lines of an earlier process with no delivery become `unknown`; returns how many. */
  settlePending(at: number): Promise<number>;
  /**
   * Deletes lines with `at` before the cut-off with all that hangs on them, receipts of that age, and conversations
   * left empty, for good. A conversation that remains goes on counting where it was; one deleted is unknown afterwards.
   * `now` guards against a clock that jumped: far ahead of the last purge it is refused (`clock`), and believed a day
   * later if the clock is still there. Of more lines than `most`, where a store keeps to it, the oldest go.
   */
  purge(before: number, now: number, most?: number): Promise<PurgeResult>;
  close(): Promise<void>;
}

export interface PurgeResult {
  readonly lines: number;
  readonly conversations: number;
}
