import type { Correction, RankingCase } from './correction.ts';
import type { EntryId } from './ids.ts';

/* What staff say a message should have been taken for, and what becomes of it. Times are milliseconds UTC. */

export const CORRECTION_STATES = ['proposed', 'approved', 'withdrawn'] as const;
export type CorrectionState = (typeof CORRECTION_STATES)[number];

/** A correction of one visitor's line; it goes when the line goes. */
export interface KeptCorrection extends Correction {
  readonly id: string;
  /** The conversation, by the id that staff know it by. */
  readonly conversation: string;
  readonly state: CorrectionState;
  readonly by: string;
  readonly at: number;
  /** Who approved it, or took it back, last. */
  readonly decided: { readonly by: string; readonly at: number } | undefined;
}

export interface NewCorrection {
  readonly conversation: string;
  readonly lineId: string;
  readonly expected: EntryId | 'none';
  /** In a reviewer's own words; else as the visitor put it, masked. */
  readonly text?: string | undefined;
  readonly by: string;
  readonly at: number;
}

export type Corrected =
  | { readonly kind: 'kept'; readonly correction: KeptCorrection }
  /** No such line, or one in which a visitor says nothing. */
  | { readonly kind: 'unknown' }
  /** Danger was seen in it: that is never a matter of what it should have been. */
  | { readonly kind: 'danger' };

/** A message that the bot had no answer to. */
export interface Unanswered {
  readonly conversation: string;
  readonly lineId: string;
  /** Masked. */
  readonly text: string;
  readonly at: number;
}

export interface ImproveReader {
  /** All of them, the newest first. */
  corrections(): Promise<readonly KeptCorrection[]>;
  /** Messages since then that were not answered and that nobody has corrected, the newest first; none with a flag. */
  unanswered(since: number, limit: number): Promise<readonly Unanswered[]>;
}

export interface ImproveWriter {
  /** Proposes a correction; it takes the place of another proposal for the same line. */
  correct(correction: NewCorrection): Promise<Corrected>;
  /** False where there is no such correction. */
  decide(id: string, to: Exclude<CorrectionState, 'proposed'>, by: string, at: number): Promise<boolean>;
  /** Tells whoever listens that lines were erased or purged, and corrections perhaps with them. */
  onErased(listener: () => void): () => void;
}

/** How many cases are answered rightly, or rightly offered, before a change and after it. */
export interface Figures {
  readonly cases: number;
  readonly before: number;
  readonly after: number;
  /** Right before, and no longer after it. */
  readonly broken: readonly RankingCase[];
  /** Corrections that would still be taken for something else. */
  readonly unheard: readonly Correction[];
}

/** `unknown`: no correction that this could be done to. `failed`: no model came of it, and nothing has changed. */
export type PublisherOutcome =
  { readonly kind: 'done' | 'broken'; readonly figures: Figures } | { readonly kind: 'unknown' | 'failed' };

export interface Figure {
  readonly cases: number;
  readonly right: number;
}

export interface Publisher {
  /** Takes approved corrections into use; behind the open port, as fitting takes some ten seconds. */
  start(): void;
  /** What approving would do. */
  trial(id: string): Promise<PublisherOutcome>;
  /** Approves a correction, unless a case that is right would no longer be. */
  approve(id: string, by: string): Promise<PublisherOutcome>;
  /** Takes a correction back, approved or not. */
  withdraw(id: string, by: string): Promise<PublisherOutcome>;
  /** How many of the cases, approved corrections among them, the model in use gets right. */
  figure(): Promise<Figure>;
  /** Ends what is under way and starts nothing more. */
  close(): Promise<void>;
}
