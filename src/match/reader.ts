import { createConcepts } from './concepts.ts';
import type { Lexicon } from './lexicon.ts';
import { plain, words } from './normalise.ts';
import { createSpeller } from './speller.ts';
import { stem } from './stem.ts';

/** A message as the scorers see it. */
export interface Reading {
  /** The words as understood, and their stems, in the same order. */
  readonly words: readonly string[];
  readonly stems: readonly string[];
  /** For each word the concept groups of the phrase that starts there. */
  readonly groups: readonly (readonly string[])[];
  /** [as written, as read], each pair once. */
  readonly corrected: readonly (readonly [string, string])[];
}

/** Turns text into words the base knows. */
export interface Reader {
  read(text: string): Reading;
}

/** `counts`: how often the base uses each word; the speller corrects towards them. */
export function createReader(lexicon: Lexicon, counts: ReadonlyMap<string, number>): Reader {
  const stems = new Map<string, string>();
  for (const word of counts.keys()) stems.set(word, stem(word));
  const speller = createSpeller(counts, sparedBy(lexicon, stems.values()));
  const concepts = createConcepts(lexicon.groups, lexicon.spellings);
  return {
    read(text) {
      const read: string[] = [];
      const roots: string[] = [];
      const corrected: (readonly [string, string])[] = [];
      for (const word of words(plain(text), lexicon.spellings)) {
        const right = speller.correct(word);
        if (right !== word && !corrected.some(([written]) => written === word)) corrected.push([word, right]);
        read.push(right);
        roots.push(stems.get(right) ?? stem(right));
      }
      return { words: read, stems: roots, groups: roots.map((_, at) => concepts.at(roots, at)), corrected };
    },
  };
}

/** Words of the concept groups, and other forms of words the base knows, need no correction. */
function sparedBy({ groups, spellings }: Lexicon, known: Iterable<string>): (word: string) => boolean {
  const roots = new Set(known);
  for (const members of groups.values()) {
    for (const member of members) for (const word of words(plain(member), spellings)) roots.add(stem(word));
  }
  return (word) => roots.has(stem(word));
}
