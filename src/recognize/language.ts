import { plain } from '../match/normalise.ts';

/** What tells another language from English. Pure; made once. */
export interface LanguageParts {
  /** Small words of other languages, by language: content (dialogs/en/other-languages.yaml). */
  readonly smallWords: Readonly<Record<string, readonly string[]>>;
  /** Which of a text's words the knowledge base uses itself, in order; contractions may come as several words. */
  readonly known: (text: string) => readonly boolean[];
}

/** Whether a message is written in another language: sure enough to say that it cannot be read. */
export type LanguageReader = (text: string) => boolean;

/** A language shows itself early: what comes later is not looked at. */
const LOOKED_AT = 400;
/** Fewer words than this are foreign only if each of them is a foreign word. */
const A_SENTENCE = 4;
/**
 * The greatest share of words known to the base at which a message is foreign: with two foreign words or more, and
 * with one. English keeps above it, however it is spelled; sentences of other languages seldom reach a third.
 */
const MOST_KNOWN = { two: 0.5, one: 0.4 };

/**
 * Another script settles it. In Latin letters a message is foreign if the base knows few of its words and some are
 * small words of other languages, or bear accents. One or two foreign words inside an English message change nothing.
 */
export function createLanguageReader({ smallWords, known }: LanguageParts): LanguageReader {
  const small = new Set(Object.values(smallWords).flatMap((list) => wordsOf(plain(list.join(' ')))));
  const unknown = (word: string): boolean => !known(word).every(Boolean);
  const isSmall = (word: string): boolean => small.has(plain(word)) && unknown(word);
  const isForeign = (word: string): boolean => isSmall(word) || (/[^a-z]/.test(word) && unknown(word));
  return (text) => {
    const seen = withoutLinks(text.slice(0, LOOKED_AT));
    if (inAnotherScript(seen)) return true;
    const words = wordsOf(seen);
    const foreign = words.filter(isForeign).length;
    if (foreign === 0) return false;
    const familiar = known(seen);
    const share = familiar.filter(Boolean).length / Math.max(1, familiar.length);
    if (words.length < A_SENTENCE) return words.length > 1 && share === 0 && words.every(isSmall);
    return share <= (foreign > 1 ? MOST_KNOWN.two : MOST_KNOWN.one);
  };
}

/** Two letters or more of another script, and at least as many as Latin ones. Single letters are faces and signs. */
function inAnotherScript(text: string): boolean {
  const letters = text.normalize('NFKC').match(/\p{L}/gu) ?? [];
  const latin = letters.filter((letter) => /\p{Script=Latin}/u.test(letter)).length;
  const other = letters.length - latin;
  return other >= 2 && other >= latin;
}

function withoutLinks(text: string): string {
  return text
    .split(/\s/)
    .filter((part) => !part.includes('://'))
    .join(' ');
}

/** The words, cut at apostrophes: `c'est` is `c` and `est`. Single letters and digits say nothing. */
function wordsOf(text: string): readonly string[] {
  const words =
    text
      .normalize('NFC')
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? [];
  return words.filter((word) => word.length > 1 && !/\d/.test(word));
}
