import type { ConversationKey } from './incoming.ts';
import type { DecisionRecord, Reply } from './reply.ts';

/** A line as a turn hands it over: everything but its number. Lines are immutable for ever. */
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

/** One turn, one transaction. */
export interface TurnCommit {
  readonly key: ConversationKey;
  /** Recognises the same delivery again: unique within the key. */
  readonly dedupe: string;
  /** 0 for a conversation not seen before. */
  readonly expectedVersion: number;
  readonly state: string;
  readonly lines: readonly NewLine[];
  readonly flags: readonly NewFlag[];
}

export type CommitResult =
  | { readonly kind: 'committed'; readonly lines: readonly Line[]; readonly version: number }
  /** This delivery was stored before: the lines of that turn, as they were. */
  | { readonly kind: 'duplicate'; readonly lines: readonly Line[] }
  /** Somebody else committed to this conversation since it was read: read again and decide again. */
  | { readonly kind: 'conflict' };

export type DeliveryStatus = 'sent' | 'failed' | 'unknown';

export interface Delivery {
  readonly lineId: string;
  readonly status: DeliveryStatus;
  readonly at: number;
}

/** At rest: transcripts, state, keys, flags. Implementations: SQLite, memory; one contract suite runs on each. */
export interface Store {
  /** Resolves once the store can take a commit; rejects with a StoreError that says what to do. */
  ready(): Promise<void>;
  conversation(key: ConversationKey): Promise<ConversationRecord | undefined>;
  /** Durable when it resolves with `committed`. A rejection does not mean "not stored": retry with the same dedupe. */
  commit(turn: TurnCommit): Promise<CommitResult>;
  /** Lines after a watermark, oldest first. */
  lines(key: ConversationKey, afterSeq: number, limit: number): Promise<readonly Line[]>;
  /** What became of bot lines sent out; rides in a later group commit. */
  delivered(deliveries: readonly Delivery[]): Promise<void>;
  /** Bot lines of an earlier process with no delivery become `unknown`; returns how many. */
  settlePending(at: number): Promise<number>;
  /** Deletes lines with `at` before the cut-off, and conversations left empty, for good. */
  purge(before: number): Promise<PurgeResult>;
  close(): Promise<void>;
}

export interface PurgeResult {
  readonly lines: number;
  readonly conversations: number;
}
