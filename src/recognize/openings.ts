import { normalise } from './text.ts';

/** Words at the beginning of a message that only tell how to take the rest: "no, I meant", "and what about". */
export interface Openings {
  /** What follows the opening, as it was written; undefined where the message does not begin with one. */
  after(text: string): string | undefined;
}

const WORD = /[\p{L}\p{N}\p{M}'’]+/gu;

/** Longer openings win over shorter ones. Capitals, commas and apostrophes do not matter. */
export function createOpenings(phrases: readonly string[]): Openings {
  const known = new Set(phrases.map((phrase) => wordsOf(phrase).join(' ')));
  const longest = Math.max(0, ...phrases.map((phrase) => wordsOf(phrase).length));
  return {
    after(text) {
      let said = '';
      let rest: string | undefined;
      let count = 0;
      for (const found of text.matchAll(WORD)) {
        count += 1;
        if (count > longest) break;
        said = `${said} ${plainWord(found[0])}`.trimStart();
        if (known.has(said)) rest = text.slice(found.index + found[0].length);
      }
      return rest?.replace(/^[\s,.;:!?–—-]+/, '').trimEnd();
    },
  };
}

function wordsOf(text: string): readonly string[] {
  return (text.match(WORD) ?? []).map(plainWord);
}

function plainWord(word: string): string {
  return normalise(word).replaceAll("'", '');
}
