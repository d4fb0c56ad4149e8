import type { ConceptGroups } from './concepts.ts';
import type { Spellings } from './normalise.ts';
import type { Tilt } from './tilt.ts';

/** Small sets of words that tell who speaks of whom, by name: content (synonyms.yaml, roles). */
export type Roles = ReadonlyMap<string, ReadonlySet<string>>;

/** A language's shared words and fitted figures: content, handed in. */
export interface Lexicon {
  readonly spellings: Spellings;
  readonly groups: ConceptGroups;
  readonly roles: Roles;
  readonly tilt: Tilt;
}
