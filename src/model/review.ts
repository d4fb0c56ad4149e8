import type { MaskSpan } from './mask.ts';
import type { InsightWanted, Tally } from './insight.ts';
import type { ConversationKey } from './incoming.ts';
import type { CallBack, Delivery, Feedback, Line, NewFlag } from './store.ts';

/* What staff read of conversations and do with them. Times are milliseconds UTC. */

export const REVIEW_STATUSES = ['new', 'in-review', 'reviewed', 'follow-up'] as const;
export type ReviewStatus = (typeof REVIEW_STATUSES)[number];

/** The queue, what matters first; the order is the queue's. */
export const REVIEW_GROUPS = ['danger', 'thumbs-down', 'unanswered', 'call-back', 'rest'] as const;
export type ReviewGroup = (typeof REVIEW_GROUPS)[number];

export const OUTCOMES = ['answered', 'offered', 'unknown', 'crisis', 'flow'] as const;
export type CountedOutcome = (typeof OUTCOMES)[number];

/** A text whose spans tell what is hidden in it (or, unmasked, what would be). */
export interface SpannedText {
  readonly text: string;
  readonly spans: readonly MaskSpan[];
}

/** The spans of a line's texts, by where they stand in it: `text`, `reply.quote`, `event.data`. */
export type LineSpans = Readonly<Record<string, readonly MaskSpan[]>>;

/** One conversation in a list. */
export interface ReviewSummary {
  readonly id: string;
  readonly channel: string;
  readonly startedAt: number;
  readonly lastAt: number;
  readonly lines: number;
  readonly messages: number;
  readonly topics: readonly string[];
  readonly outcomes: Readonly<Record<CountedOutcome, number>>;
  readonly group: ReviewGroup | undefined;
  readonly danger: number;
  readonly dangerKinds: readonly string[];
  /** Since when a flag waits that nobody has opened. */
  readonly unopenedSince: number | undefined;
  readonly up: number;
  readonly down: number;
  readonly callBacks: number;
  readonly status: ReviewStatus;
  readonly assignee: string | undefined;
  readonly labels: readonly string[];
  readonly held: boolean;
  /** How it begins, masked. */
  readonly opening: SpannedText;
  /** What a search found, masked: the pieces before, of and after each hit, by turns. */
  readonly found?: readonly string[];
}

/** All that is given must hold. */
export interface ReviewFilter {
  readonly words?: string | undefined;
  readonly from?: number | undefined;
  readonly before?: number | undefined;
  readonly channel?: string | undefined;
  readonly topic?: string | undefined;
  readonly outcome?: CountedOutcome | undefined;
  readonly status?: ReviewStatus | undefined;
  readonly label?: string | undefined;
  /** Null: nobody has taken it. */
  readonly assignee?: string | null | undefined;
  readonly flagged?: 'any' | 'unopened' | undefined;
  readonly feedback?: 'up' | 'down' | undefined;
  readonly callBack?: boolean | undefined;
  readonly held?: boolean | undefined;
  readonly group?: ReviewGroup | undefined;
}

export interface ReviewPage {
  readonly rows: readonly ReviewSummary[];
  /** Where the next page begins; a page may be short and still have one. */
  readonly cursor: string | undefined;
}

export interface ReviewQueue {
  readonly groups: readonly {
    readonly group: ReviewGroup;
    readonly count: number;
    readonly rows: readonly ReviewSummary[];
  }[];
  readonly unopened: number;
}

export interface ReviewedFlag extends NewFlag {
  readonly opened: { readonly by: string; readonly at: number } | undefined;
}

/** A line with what is hidden in it; masked, its texts have the mask in those places. */
export interface ReviewedLine {
  readonly line: Line;
  readonly spans: LineSpans;
  readonly flags: readonly ReviewedFlag[];
  readonly delivery: Delivery | undefined;
  readonly feedback: (Omit<Feedback, 'words'> & { readonly words?: SpannedText }) | undefined;
}

export interface ReviewNote {
  readonly id: string;
  readonly by: string;
  readonly at: number;
  readonly text: string;
}

/** Where a conversation stands in its review. */
export interface ReviewState {
  readonly status: ReviewStatus;
  readonly assignee: string | undefined;
  readonly labels: readonly string[];
  readonly notes: readonly ReviewNote[];
  readonly hold: { readonly by: string; readonly at: number; readonly reason: string } | undefined;
  readonly version: number;
  /** Whether a flag for danger waits that nobody has opened. */
  readonly unopened: boolean;
}

export interface ReviewedConversation {
  readonly key: ConversationKey;
  readonly summary: ReviewSummary;
  readonly lines: readonly ReviewedLine[];
  readonly more: boolean;
  readonly callBacks: readonly CallBack[];
  readonly state: ReviewState;
}

/** What filters can be set to. */
export interface ReviewChoices {
  readonly channels: readonly string[];
  readonly topics: readonly string[];
  readonly labels: readonly string[];
  readonly reviewers: readonly string[];
}

export interface StoreFigures {
  readonly conversations: number;
  readonly lines: number;
  readonly bytes: number;
  readonly held: number;
  /** Conversations of an earlier version of the store that staff cannot be shown yet. */
  readonly behind: number;
  readonly lastPurge: number | undefined;
  readonly marked: { readonly lines: number; readonly at: number } | undefined;
  /** Lines older than they should be that a run left standing. */
  readonly waiting: number;
}

/** One thing that staff do. Each says when, and who where it matters. */
export type ReviewChange =
  /** Whoever sees a flagged conversation has opened its flags. */
  | { readonly kind: 'open'; readonly id: string; readonly by: string; readonly at: number }
  | {
      readonly kind: 'set';
      readonly id: string;
      readonly version: number;
      readonly status?: ReviewStatus | undefined;
      readonly assignee?: string | null | undefined;
      readonly labels?: readonly string[] | undefined;
    }
  | { readonly kind: 'note'; readonly id: string; readonly note: ReviewNote }
  | {
      readonly kind: 'hold';
      readonly id: string;
      readonly hold: { readonly by: string; readonly at: number; readonly reason: string } | undefined;
    };

export type ReviewOutcome = 'done' | 'unknown' | 'changed';

export type StaffErasure =
  | { readonly kind: 'erased'; readonly lines: number; readonly key: ConversationKey }
  | { readonly kind: 'unknown' | 'held' };

/** A flag or a call-back request that nobody has been told of outside the console. */
export interface Unannounced {
  readonly id: string;
  readonly what: 'danger' | 'call-back';
  readonly since: number;
}

/** What staff read: a door of its own to the store, so that reading never keeps a visitor waiting. */
export interface ReviewReader {
  queue(perGroup: number): Promise<ReviewQueue>;
  /** The first in the queue but those in `passed`. */
  next(passed: readonly string[]): Promise<{ readonly id: string; readonly group: ReviewGroup } | undefined>;
  list(filter: ReviewFilter, limit: number, cursor?: string): Promise<ReviewPage>;
  choices(): Promise<ReviewChoices>;
  /** Undefined where there is no such conversation. */
  conversation(
    id: string,
    options: { readonly after?: number; readonly limit: number; readonly unmasked: boolean },
  ): Promise<ReviewedConversation | undefined>;
  state(id: string): Promise<ReviewState | undefined>;
  /** The id under which staff know a conversation. */
  idOf(key: ConversationKey): Promise<string | undefined>;
  /** Danger unopened since before `dangerBefore`, and call-backs asked for, that were announced to nobody. */
  unannounced(dangerBefore: number): Promise<readonly Unannounced[]>;
  figures(now: number, retentionMs: number): Promise<StoreFigures>;
  insight(wanted: InsightWanted): Promise<readonly Tally[]>;
  /** Whether one of these conversations is there no more. */
  missing(ids: readonly string[]): Promise<boolean>;
  close(): Promise<void>;
}

/** What the two steps of a purge keep between them. */
export interface PurgeMarks {
  /**
   * Marks what is older than `cutOff` to be deleted a day later. Returns the youngest cut-off that was marked before
   * `markedBefore`, which is due, and how many lines there are in all.
   */
  mark(
    cutOff: number,
    at: number,
    markedBefore: number,
  ): Promise<{ readonly due: number | undefined; readonly lines: number }>;
}

/** What staff change: it goes through the store's one writer. */
export interface ReviewWriter extends PurgeMarks {
  change(change: ReviewChange): Promise<ReviewOutcome>;
  /** Erases a conversation with all that hangs on it, for good, unless it is held. */
  eraseById(id: string, receipt: string, at: number): Promise<StaffErasure>;
  announced(all: readonly Unannounced[], at: number): Promise<void>;
  /** Gives conversations of an earlier version their masks, summary and index, some at a time; returns how many it was. */
  catchUp(limit: number): Promise<number>;
  /** Overwrites what is masked in conversations quiet since before `quiet`; returns how many conversations. */
  overwrite(quiet: number, limit: number): Promise<number>;
  /** Tells whoever listens that something changed; returns how to stop listening. */
  onChange(listener: (key: ConversationKey | undefined) => void): () => void;
}
