import type { ConceptGroups } from './concepts.ts';
import type { Spellings } from './normalise.ts';

/** A language's shared words: content, handed in. */
export interface Lexicon {
  readonly spellings: Spellings;
  readonly groups: ConceptGroups;
}
