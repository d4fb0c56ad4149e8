import { createConcepts, type ConceptGroups, type Concepts } from './concepts.ts';
import { plain, words, type Spellings } from './normalise.ts';
import { createSpeller } from './speller.ts';
import { stem } from './stem.ts';

/** The language's shared words: content, handed in. */
export interface Lexicon {
  readonly spellings: Spellings;
  readonly groups: ConceptGroups;
}

/** A message as the scorers see it. */
export interface Reading {
  /** The words as understood, and their stems, in the same order. */
  readonly words: readonly string[];
  readonly stems: readonly string[];
  /** [as written, as read], each pair once. */
  readonly corrected: readonly (readonly [string, string])[];
}

/** Turns text into words the base knows. */
export interface Reader {
  readonly concepts: Concepts;
  read(text: string): Reading;
}

/** `counts`: how often the base uses each word; the speller corrects towards them. */
export function createReader(lexicon: Lexicon, counts: ReadonlyMap<string, number>): Reader {
  const speller = createSpeller(counts);
  const stems = new Map<string, string>();
  for (const word of counts.keys()) stems.set(word, stem(word));
  return {
    concepts: createConcepts(lexicon.groups),
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
      return { words: read, stems: roots, corrected };
    },
  };
}
