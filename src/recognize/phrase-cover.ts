import { isEmoji, mended, tokensOf } from './text.ts';

/**
 * Finds texts that consist wholly of known phrases. "ok yes please" is padding + yes + padding; "yes but what does
 * it cost" is covered by nothing, because "cost" is in no phrase. So a command is only ever the whole of a message.
 */
export interface PhraseCover {
  /**
   * The classes that can cover the text alone, padding aside: ['yes'], or none, or several where the lists
   * contradict each other.
   */
  read(text: string): readonly string[];
}

/** More words than this are a message, not a phrase. */
const LONGEST_COVER = 64;

const SHORTEST_TO_MEND = 7;

export function createPhraseCover(
  classes: Readonly<Record<string, readonly string[]>>,
  filler: readonly string[],
): PhraseCover {
  const names = Object.keys(classes);
  const lists = [...names.map((name) => classes[name] ?? []), filler];
  const index = indexPhrases(lists);
  const vocabulary = new Set([...index.values()].flat().flatMap((phrase) => phrase.tokens));
  return {
    read(text) {
      const tokens = tokensOf(text);
      if (tokens.length === 0 || tokens.length > LONGEST_COVER) return [];
      const exact = classesCovering(tokens, index, names);
      return exact.length > 0
        ? exact
        : classesCovering(
            tokens.map((token) => mend(token, vocabulary)),
            index,
            names,
          );
    },
  };
}

function mend(token: string, vocabulary: ReadonlySet<string>): string {
  return vocabulary.has(token) ? token : (mended(token, vocabulary, SHORTEST_TO_MEND) ?? token);
}

interface Phrase {
  readonly tokens: readonly string[];
  /** The bit of its class; 0 for padding. */
  readonly bit: number;
}

/** Phrases by their first word. The last list is padding. */
function indexPhrases(lists: readonly (readonly string[])[]): ReadonlyMap<string, readonly Phrase[]> {
  const index = new Map<string, Phrase[]>();
  lists.forEach((list, position) => {
    for (const phrase of list) {
      const tokens = tokensOf(phrase);
      const first = tokens[0];
      if (first === undefined) continue;
      const bit = position === lists.length - 1 ? 0 : 1 << position;
      index.set(first, [...(index.get(first) ?? []), { tokens, bit }]);
    }
  });
  return index;
}

/** Left to right over the words; at each place the sets of classes that can have brought us there. */
function classesCovering(
  tokens: readonly string[],
  index: ReadonlyMap<string, readonly Phrase[]>,
  names: readonly string[],
): readonly string[] {
  const reached = tokens.map(() => new Set<number>());
  const last = new Set<number>();
  reached[0]?.add(0);
  tokens.forEach((token, start) => {
    const here = reached[start];
    if (here === undefined || here.size === 0) return;
    const step = (length: number, bit: number): void => {
      const there = start + length === tokens.length ? last : reached[start + length];
      // Two classes in one text never help: only sets of one class, or of padding alone, are followed.
      for (const mask of here) if (mask === 0 || bit === 0 || mask === bit) there?.add(mask | bit);
    };
    for (const phrase of index.get(token) ?? []) {
      if (phrase.tokens.every((word, offset) => tokens[start + offset] === word))
        step(phrase.tokens.length, phrase.bit);
    }
    if (isEmoji(token)) step(1, 0);
  });
  return names.filter((_, position) => last.has(1 << position));
}
