import type { EntryId } from './ids.ts';

/* What authors look at: how the content stands, by itself and beside what was asked. Times are milliseconds UTC. */

/** An entry, or `none`: nothing that the bot should answer. */
export type Target = EntryId | 'none';

/** Conversations that began in a stretch of time. */
export interface AskedWanted {
  readonly from: number;
  readonly before: number;
}

/** In how many conversations each entry and each step (`flow#step`) came up. Nothing is hidden yet. */
export interface Asked {
  readonly conversations: number;
  readonly counts: readonly { readonly id: string; readonly count: number }[];
}

/** So many lines were taken for one thing and should have been another, by reviewers’ corrections. */
export interface Mistaken {
  readonly expected: string;
  readonly answered: string;
  readonly count: number;
}

export interface AuthoringReader {
  asked(wanted: AskedWanted): Promise<Asked>;
  mistaken(): Promise<readonly Mistaken[]>;
}

/** A phrasing of our own, judged by a model that never saw it. */
export interface HeldOut {
  readonly text: string;
  readonly id: Target;
  readonly file: string;
  readonly line: number;
  /** What it was taken for, and how sure of that the model was, and of its own entry. */
  readonly taken: Target;
  readonly confidence: number;
  readonly own: number;
}

/** What came of judging every phrasing so. */
export interface HeldOutReport {
  readonly phrasings: number;
  readonly right: number;
  /** By entry, `none` among them. */
  readonly entries: readonly { readonly id: Target; readonly phrasings: number; readonly right: number }[];
  /** Those taken for something else, the surest first. */
  readonly elsewhere: readonly HeldOut[];
}

/** Heavy sums that are kept: made at a time, being made, or not to be had. */
export type Made<T> =
  | { readonly kind: 'made'; readonly at: number; readonly value: T }
  | { readonly kind: 'making' }
  | { readonly kind: 'failed' };

/** A section of the guide and the entries that stand on it; `stale`: its text changed since they were read against it. */
export interface SectionCoverage {
  readonly title: string;
  readonly stale: boolean;
  readonly entries: readonly EntryId[];
}

/** Something taken for something else, in three kinds of text. */
export interface Confusion {
  readonly expected: string;
  readonly taken: string;
  /** Our own phrasings, held out. */
  readonly ours: number;
  /** Test questions, by the model in use. */
  readonly cases: number;
  /** Lines that reviewers corrected. */
  readonly corrections: number;
  /** Phrasings or test questions of ours; never a visitor's words. */
  readonly examples: readonly string[];
}

/** `unsigned`: nobody has put a name and a day to it, or not to these very words. */
export interface Review {
  readonly kind: 'crisis-texts' | 'helplines' | 'helpline' | 'entry';
  readonly name: string;
  readonly by: string | null;
  /** The day, `2026-11-24`. */
  readonly on: string | null;
  readonly state: 'unsigned' | 'overdue' | 'fine';
}

/** How the content stands by itself. */
export interface AuthoringReport {
  readonly entries: readonly { readonly id: EntryId; readonly title: string }[];
  readonly coverage: readonly SectionCoverage[];
  /** What stands on no section: all around the topics. */
  readonly around: readonly EntryId[];
  readonly heldOut: Made<HeldOutReport>;
  readonly cases: { readonly cases: number; readonly right: number };
  /** The most frequent first. */
  readonly confusions: readonly Confusion[];
  /** What is due first. */
  readonly reviews: readonly Review[];
}
