import type { EntryId } from './ids.ts';

/** An entry or `none`, with a calibrated probability of being right. */
export interface Candidate {
  readonly id: EntryId | 'none';
  readonly confidence: number;
}

/** What the knowledge base makes of one message. */
export type Finding =
  | { readonly outcome: 'answered'; readonly id: EntryId; readonly why: Why }
  | { readonly outcome: 'offered'; readonly ids: readonly EntryId[]; readonly why: Why }
  | { readonly outcome: 'unknown'; readonly why: Why };

/** The reasons, best candidates first (at least five where there are as many). */
export interface Why {
  readonly candidates: readonly Candidate[];
  /** The visitor's words, as understood, that spoke most for the first candidate. */
  readonly matched: readonly string[];
  /** Words corrected by the speller: [as written, as read]. */
  readonly corrected: readonly (readonly [string, string])[];
}
