import type { Finding } from '../model/finding.ts';
import { createMatcher } from '../match/judge.ts';
import { plain, words } from '../match/normalise.ts';
import { createSpotter, type Spotter } from '../match/spotter.ts';
import type { LoadedModel } from './model-file.ts';

/** Finds what the base makes of a message. Working memory is shared between calls: one thread only. */
export interface Finder {
  find(text: string): Finding;
  /** Which of a text's words the base uses itself, in order. Misspelled words are not. */
  known(text: string): readonly boolean[];
  /** Finds phrases of these lists in texts, spelled as the base spells. */
  spotter(lists: ReadonlyMap<string, readonly string[]>): Spotter;
  /** Names the fitted model in decision records. */
  readonly model: string;
}

/** A word said less often may be a name, or foreign itself. */
const OFTEN = 3;

/** The finder over a fitted model. */
export function createFinder({ model, hash }: LoadedModel): Finder {
  const matcher = createMatcher(model);
  const { spellings } = model.lexicon;
  return {
    find: (text) => matcher.judge(text),
    known: (text) => words(plain(text), spellings).map((word) => (model.counts.get(word) ?? 0) >= OFTEN),
    spotter: (lists) => createSpotter(lists, spellings),
    model: hash,
  };
}
