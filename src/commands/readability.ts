import { syllable } from 'syllable';

/** How easily a text is read. */
export interface Readability {
  /** The age at which people read it without trouble: the Flesch-Kincaid grade, and the five years before school. */
  readonly age: number;
  readonly words: number;
  /** Words of the longest bubble. */
  readonly longest: number;
}

/** Reads bubbles as one text. Names in braces and marks of Markdown are left out. */
export function readabilityOf(bubbles: readonly string[]): Readability {
  const plain = bubbles.map((text) => text.replaceAll(/\{[^}]*\}/g, 'it').replaceAll(/[*_`[\]|]/g, ''));
  const words = plain.flatMap(wordsOf);
  const sentences = plain.reduce((sum, text) => sum + Math.max(1, sentencesIn(text)), 0);
  const syllables = words.reduce((sum, word) => sum + Math.max(1, syllable(word)), 0);
  const grade =
    words.length === 0 ? 0 : (0.39 * words.length) / sentences + (11.8 * syllables) / words.length - 15.59;
  return {
    age: Math.round((grade + 5) * 10) / 10,
    words: words.length,
    longest: Math.max(0, ...plain.map((text) => wordsOf(text).length)),
  };
}

function wordsOf(text: string): readonly string[] {
  return text.match(/[\p{L}\p{N}][\p{L}\p{N}'’-]*/gu) ?? [];
}

/** A line of a list is a sentence, too. */
function sentencesIn(text: string): number {
  return text.split(/[.!?:]+(?:["”)]*\s|$)|\n+/).filter((part) => /\p{L}/u.test(part)).length;
}
