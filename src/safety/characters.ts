/**
 * Folds characters so that one letter has one shape: what is invisible goes, what looks like a Latin letter
 * inside a Latin word becomes one. Rules and messages pass through the same door, so both meet in one spelling.
 */

// The marks go before normalising too: putting long runs of them into order takes quadratic time.
const MARKS = /[\p{M}\p{Cf}\u{FE00}-\u{FE0F}\u{115F}\u{1160}\u{3164}\u{FFA0}]+/gu;
// One Arabic ligature unfolds to eighteen characters; no word of ours holds it.
const UNFOLDING = /[\u{FDFA}\u{FDFB}]/gu;
const APOSTROPHES = /[’‘ʼ´`′＇]/g;
const BEYOND_ASCII = /[^\t\n\r -~]/;

// Each foreign letter stands before the Latin one it looks like.
const LOOKALIKES: ReadonlyMap<string, string> = new Map(
  `аa вb сc ԁd еe һh нh іi їi јj кk ӏl мm оo рp ԛq ѕs тt уy ѵv ԝw хx гr пn αa βb εe ηn ιi κk μu νv οo
  ρp σo τt υu χx γy ωw ıi łl øo đd ħh ßss æae œoe þth ðd ɑa ɡg ɩi ɪi ʟl ᴋk ᴅd ᴇe ᴍm ʏy ꜱs ғf ᴜu ᴄc ᴀa
  ʙb ɢg ʜh ᴊj ɴn ᴏo ᴘp ʀr ᴛt ᴠv ᴡw ᴢz`
    .split(/\s+/)
    .map((pair) => [pair.slice(0, 1), pair.slice(1)]),
);

/** Circled, squared and flag letters, which normalisation leaves alone. */
function letterOfEnclosed(code: number): string | undefined {
  for (const start of [0x1f150, 0x1f170, 0x1f1e6]) {
    if (code >= start && code < start + 26) return String.fromCharCode(97 + code - start);
  }
  return undefined;
}

const ENCLOSED = /[\u{1F150}-\u{1F169}\u{1F170}-\u{1F189}\u{1F1E6}-\u{1F1FF}]/gu;

/** Lower case, compatibility forms unfolded, marks and invisible characters removed. Linear in the text. */
export function foldCharacters(text: string): string {
  // Lower case comes first, since it brings marks of its own; typographic apostrophes alone need no more.
  const lower = text.toLowerCase().replace(APOSTROPHES, "'");
  if (!BEYOND_ASCII.test(lower)) return lower;
  const bare = lower.replace(MARKS, '').replace(UNFOLDING, '');
  const unfolded = bare.normalize('NFKD').replace(MARKS, '').normalize('NFC').toLowerCase();
  return unfolded.replace(ENCLOSED, (found) => letterOfEnclosed(found.codePointAt(0) ?? 0) ?? found);
}

const LATIN = /[a-z]/;
const FOREIGN = /[^a-z0-9'@$!|*+\-./_]/;

/** A word with at least one Latin letter has its look-alikes replaced; a word of another script stays as it is. */
export function foldLookalikes(word: string): string {
  if (!LATIN.test(word) || !FOREIGN.test(word)) return word;
  let folded = '';
  for (const letter of word) folded += LOOKALIKES.get(letter) ?? letter;
  return folded;
}
