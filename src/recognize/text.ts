/** The most characters that any recognizer sees. Longer text is no answer to a question of ours. */
export const LONGEST = 256;

/** Cuts to 256 UTF-16 units without splitting a code point. */
export function cutText(text: string): string {
  if (text.length <= LONGEST) return text;
  const last = text.charCodeAt(LONGEST - 1);
  return text.slice(0, last >= 0xd800 && last <= 0xdbff ? LONGEST - 1 : LONGEST);
}

/** Lower case, straight apostrophes, compatibility forms unified: how all matchers read. */
export function normalise(text: string): string {
  return cutText(text)
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[\u2018\u2019\u0060\u00b4\u02bc]/g, "'")
    .replaceAll(/\s+/g, ' ')
    .trim();
}

/**
 * The words of a text and its emoji: no punctuation, no apostrophes ("don't" = "dont"), drawn-out letters short
 * ("yesss" = "yes"). Numbers keep their digits.
 */
export function tokensOf(text: string): readonly string[] {
  const words =
    normalise(text)
      .replaceAll("'", '')
      .match(/[\p{L}\p{N}\p{M}]+|\p{Extended_Pictographic}/gu) ?? [];
  return words.map((word) => word.replaceAll(/(\p{L})\1{2,}/gu, '$1'));
}

/** True for an emoji token. */
export function isEmoji(token: string): boolean {
  return /^\p{Extended_Pictographic}$/u.test(token);
}

/** True where two words are one slip apart: a letter missing, added, changed, or two neighbours swapped. */
export function oneSlipApart(a: string, b: string): boolean {
  if (a === b || Math.abs(a.length - b.length) > 1) return false;
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start += 1;
  let end = 0;
  const room = Math.min(a.length, b.length) - start;
  while (end < room && a[a.length - 1 - end] === b[b.length - 1 - end]) end += 1;
  const restA = a.slice(start, a.length - end);
  const restB = b.slice(start, b.length - end);
  if (restA.length <= 1 && restB.length <= 1) return true;
  return restA.length === 2 && restB.length === 2 && restA[0] === restB[1] && restA[1] === restB[0];
}

/**
 * The one word of a vocabulary that a word is a slip of, if there is exactly one. Short words are left alone: "cancer"
 * is one letter from "cancel", and "night" from "right".
 */
export function mended(word: string, vocabulary: Iterable<string>, shortest: number): string | undefined {
  if (word.length < shortest) return undefined;
  let found: string | undefined;
  for (const candidate of vocabulary) {
    if (candidate.length < shortest || !oneSlipApart(word, candidate)) continue;
    if (found !== undefined) return undefined;
    found = candidate;
  }
  return found;
}
