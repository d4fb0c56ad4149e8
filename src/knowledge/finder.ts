import type { Finding } from '../model/finding.ts';
import { createMatcher } from '../match/judge.ts';
import { plain, words } from '../match/normalise.ts';
import { createSpotter, type Spotter } from '../match/spotter.ts';
import { stem } from '../match/stem.ts';
import type { LoadedModel } from './model-file.ts';

/** Finds what the base makes of a message. Working memory is shared between calls: one thread only. */
export interface Finder {
  find(text: string): Finding;
  /** Which of a text's words the base uses itself, in order. Misspelled words are not. */
  known(text: string): readonly boolean[];
  /** A text's telling words, each once, by its stem: the rarer in the base, the more it weighs. */
  terms(text: string): readonly { readonly stem: string; readonly weight: number }[];
  /** Finds phrases of these lists in texts, spelled as the base spells. */
  spotter(lists: ReadonlyMap<string, readonly string[]>): Spotter;
  /** Names the fitted model in decision records. */
  readonly model: string;
}

/** A word said less often may be a name, or foreign itself. */
const OFTEN = 3;

/** A word that is at least one in so many of all the base says tells nothing; its logarithm. */
const COMMON = Math.log(200);
/** A word that the base never says weighs no more than one that it seldom says. */
const MOST = 4;

/** The finder over a fitted model. */
export function createFinder({ model, hash }: LoadedModel): Finder {
  const matcher = createMatcher(model);
  const { spellings } = model.lexicon;
  const total = [...model.counts.values()].reduce((sum, count) => sum + count, 1);
  const weigh = (word: string): number =>
    Math.min(Math.log(total / ((model.counts.get(word) ?? 0) + 1)) - COMMON, MOST);
  return {
    find: (text) => matcher.judge(text),
    known: (text) => words(plain(text), spellings).map((word) => (model.counts.get(word) ?? 0) >= OFTEN),
    terms: (text) =>
      [...new Map(words(plain(text), spellings).map((word) => [stem(word), weigh(word)]))]
        .map(([root, weight]) => ({ stem: root, weight }))
        .filter(({ weight }) => weight > 0),
    spotter: (lists) => createSpotter(lists, spellings),
    model: hash,
  };
}
