import type { EntryId } from './ids.ts';

/** What a message should have been taken for, by a reviewer's word. */
export interface Correction {
  readonly text: string;
  readonly expected: EntryId | 'none';
}

/** A message and every id that would be right for it, `none` included. */
export interface RankingCase {
  readonly text: string;
  readonly expected: readonly string[];
}
