import type { Example } from '../../src/match/fit.ts';
import type { Lexicon } from '../../src/match/lexicon.ts';

/** A place in a source file and what stands there instead while one ingredient is off. It must occur. */
export interface Patch {
  readonly file: string;
  readonly find: string;
  readonly put: string;
}

/** Examples by where they come from. */
export interface Examples {
  readonly own: readonly Example[];
  readonly mass: readonly Example[];
}

/** One ingredient off, by whichever means reaches it: the model is fitted anew. */
export interface Variant {
  readonly name: string;
  readonly patches?: readonly Patch[];
  lexicon?(lexicon: Lexicon): Lexicon;
  examples?(examples: Examples): Examples;
}

/** One ingredient off in putting the scores together: the same scorers serve. */
export interface RowVariant {
  /** Scorers that say nothing: words, characters, entries by number. */
  readonly mute?: readonly number[];
  /** Every message counts as this long. */
  readonly length?: number;
}

const patch = (file: string, find: string, put: string): readonly Patch[] => [{ file, find, put }];

function everyThird(
  list: readonly Example[],
  dropped: (example: Example) => boolean,
  keep: number,
): Example[] {
  let seen = 0;
  return list.filter((example) => !dropped(example) || seen++ % 3 < keep);
}

const isNone = ({ id }: Example): boolean => id === 'none';

/** Those that need a fit of their own. */
export const VARIANTS: readonly Variant[] = [
  {
    name: 'speller (Fuse.js)',
    patches: patch('src/match/speller.ts', 'correct(word) {', 'correct(word) { if (word) return word;'),
  },
  {
    name: 'chat spellings and contractions',
    lexicon: (lexicon) => ({ ...lexicon, spellings: { words: new Map(), suffixes: new Map() } }),
  },
  {
    name: 'repeated letters, digits to #',
    patches: patch(
      'src/match/normalise.ts',
      'else push(found, shorten(raw, spellings));',
      'else push(found, raw);',
    ),
  },
  { name: '“?” as a word', patches: patch('src/match/normalise.ts', '|\\?/gu', '/gu') },
  {
    name: 'stems',
    patches: patch('src/match/stem.ts', 'if (word.length < 4) return word;', 'if (word) return word;'),
  },
  { name: 'concept groups, everywhere', lexicon: (lexicon) => ({ ...lexicon, groups: new Map() }) },
  {
    name: 'pairs with concept groups',
    patches: [
      { file: 'src/match/features.ts', find: 'add(bag, `${groupBefore} @${name}`)', put: 'void 0' },
      { file: 'src/match/features.ts', find: 'add(bag, `${before} @${name}`)', put: 'void 0' },
      { file: 'src/match/features.ts', find: 'add(bag, `${groupBefore} ${here}`)', put: 'void 0' },
    ],
  },
  {
    name: 'pairs with a word between',
    patches: patch('src/match/features.ts', 'if (at > 1) add(', 'if (at < 0) add('),
  },
  {
    name: 'the mark for unknown words',
    patches: patch('src/match/features.ts', '(group ?? UNKNOWN)', 'stem'),
  },
  {
    name: 'smoothing of the labels',
    patches: patch('src/match/settings.ts', 'smoothing: 0.1', 'smoothing: 0'),
  },
  { name: 'all pairs of words', patches: patch('src/match/settings.ts', 'leastPairs: 2', 'leastPairs: 1e9') },
  {
    name: 'pairs with the beginning and the end',
    patches: [
      {
        file: 'src/match/features.ts',
        find: 'add(bag, `${before} ${here}`)',
        put: "if (before !== '^') add(bag, `${before} ${here}`)",
      },
      { file: 'src/match/features.ts', find: 'add(bag, `${before} $`)', put: 'void 0' },
    ],
  },
  {
    name: 'concepts, unknown mark, both ends, “?”, smoothing: all five',
    lexicon: (lexicon) => ({ ...lexicon, groups: new Map() }),
    patches: [
      { file: 'src/match/features.ts', find: '(group ?? UNKNOWN)', put: 'stem' },
      {
        file: 'src/match/features.ts',
        find: 'add(bag, `${before} ${here}`)',
        put: "if (before !== '^') add(bag, `${before} ${here}`)",
      },
      { file: 'src/match/features.ts', find: 'add(bag, `${before} $`)', put: 'void 0' },
      { file: 'src/match/normalise.ts', find: '|\\?/gu', put: '/gu' },
      { file: 'src/match/settings.ts', find: 'smoothing: 0.1', put: 'smoothing: 0' },
    ],
  },
  { name: 'the mass of phrasings', examples: ({ own, mass }) => ({ own, mass: mass.filter(isNone) }) },
  {
    name: 'two thirds of the mass',
    examples: ({ own, mass }) => ({ own, mass: everyThird(mass, (example) => !isNone(example), 1) }),
  },
  {
    name: 'one third of the mass',
    examples: ({ own, mass }) => ({ own, mass: everyThird(mass, (example) => !isNone(example), 2) }),
  },
  {
    name: 'two thirds of the none examples',
    examples: ({ own, mass }) => ({ own, mass: everyThird(mass, isNone, 1) }),
  },
];

/** Those that do with the scorers as they are. */
export const ROW_VARIANTS: readonly (RowVariant & { readonly name: string })[] = [
  { name: 'word softmax', mute: [0] },
  { name: 'character softmax', mute: [1] },
  { name: 'entry BM25', mute: [2] },
  { name: 'all but the word softmax', mute: [1, 2] },
  { name: 'all but the character softmax', mute: [0, 2] },
  { name: 'all but the entry BM25', mute: [0, 1] },
  { name: 'BM25 by the root of the length', length: 9 },
];
