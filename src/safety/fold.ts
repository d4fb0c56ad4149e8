import { foldCharacters, foldLookalikes } from './characters.ts';
import { createMend } from './mending.ts';
import { EMPTY_WORDS, SPELLINGS } from './spellings.ts';
import { BOUNDARY, splitWords } from './words.ts';

/** A word of the rules in the same words as a folded message: known spellings only, nothing guessed. */
export function meaningOfWord(written: string): readonly string[] {
  return splitWords(foldCharacters(written)).flatMap((word) => SPELLINGS.get(word) ?? [word]);
}

/** Folds a whole message into plain words and BOUNDARY marks. Linear in the text. */
export type Fold = (text: string) => string[];

/** `known` are the words that the rules use: a spelling is guessed only where it leads to one of them. */
export function createFold(known: ReadonlySet<string>): Fold {
  const meaning = (word: string): readonly string[] | undefined =>
    SPELLINGS.get(word) ?? (known.has(word) || EMPTY_WORDS.has(word) ? [word] : undefined);
  const mend = createMend(known, meaning);
  const read = (written: string): readonly string[] => {
    const plain = meaning(written);
    if (plain !== undefined) return plain;
    if (isPicture(written)) return [];
    const word = foldLookalikes(written);
    const bare = word.endsWith("'s") ? word.slice(0, -2) : word.replaceAll("'", '');
    return meaning(word) ?? meaning(bare) ?? mend(bare) ?? [bare];
  };
  const spaced = (letters: string): boolean => meaning(letters) !== undefined || mend(letters) !== undefined;
  return (text) => {
    const seen = new Map<string, readonly string[]>();
    const words: string[] = [BOUNDARY];
    for (const written of joinSpacedLetters(splitWords(foldCharacters(text)), spaced)) {
      let meant = seen.get(written);
      if (meant === undefined) {
        meant = read(written);
        seen.set(written, meant);
      }
      for (const word of meant) words.push(word);
    }
    words.push(BOUNDARY);
    return withoutRounds(settle(words));
  };
}

const LONGEST_ROUND = 8;
const ROUNDS_KEPT = 64;

/**
 * Cuts what goes round and round: no rule reaches over more than 31 words, so the hundredth time through the same
 * few words can show nothing that the first did not.
 */
function withoutRounds(words: string[]): string[] {
  if (words.length <= ROUNDS_KEPT) return words;
  const run = new Int32Array(LONGEST_ROUND + 1);
  return words.filter((word, at) => {
    let kept = true;
    for (let round = 1; round <= LONGEST_ROUND; round += 1) {
      const length = word === words[at - round] ? (run[round] ?? 0) + 1 : 0;
      run[round] = length;
      if (length > ROUNDS_KEPT && at < words.length - 1) kept = false;
    }
    return kept;
  });
}

/** Emoji and signs that no rule names say nothing, and must not stand between words. */
function isPicture(word: string): boolean {
  const code = word.charCodeAt(0);
  return (code >= 0x2190 && code <= 0x2bff) || (code >= 0xd83c && code <= 0xd83e);
}

const LONGEST_SPACED = 40;

/** "k i l l" and "d.i.e" in one word: three or more single letters in a row that make words we know. */
function joinSpacedLetters(words: readonly string[], known: (letters: string) => boolean): string[] {
  const joined: string[] = [];
  let run: string[] = [];
  const close = (): void => {
    if (run.length === 0) return;
    const whole = run.length >= 3 && run.length <= LONGEST_SPACED ? run.join('') : undefined;
    if (whole !== undefined && known(whole)) joined.push(whole);
    else for (const letter of run) joined.push(letter);
    run = [];
  };
  for (const word of words) {
    if (word.length === 1 && word >= '!' && word <= 'z' && word !== BOUNDARY) run.push(word);
    else {
      close();
      joined.push(word);
    }
  }
  close();
  return joined;
}

const OWNERS: ReadonlySet<string> = new Set(['my', 'our', 'his', 'her', 'their', 'your']);

/** What stands between "my" and the person and changes nothing. */
const ADJECTIVES: ReadonlySet<string> = new Set(
  `best close closest good dear dearest old little big older younger oldest eldest youngest own teenage teen adult elderly
  twin new online internet poor lovely beloved sweet youngest middle whole only current first second pregnant disabled
  entire actual dearest tiny small grown grownup former biological adopted adoptive upstairs ageing aging`.split(
    /\s+/,
  ),
);

const NEGATED_HELPERS: ReadonlySet<string> = new Set(['do', 'does', 'did']);

/** Drops empty words and third repeats, and brings the few pairs with two spellings into one. */
export function settle(words: readonly string[]): string[] {
  const settled: string[] = [];
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at] ?? '';
    const next = words[at + 1] ?? '';
    if (EMPTY_WORDS.has(word)) continue;
    if (NEGATED_HELPERS.has(word) && next === 'not') continue;
    if (settled.at(-1) === word && settled.at(-2) === word) continue;
    if (OWNERS.has(settled.at(-1) ?? '') && ADJECTIVES.has(word)) continue;
    const number = numberOf(word);
    if (number !== undefined) {
      settled.push(number);
      continue;
    }
    const pair = PAIRS.get(word)?.get(next);
    if (pair === undefined) settled.push(word);
    else {
      if (pair !== '') settled.push(pair);
      at += 1;
    }
  }
  return settled;
}

const COUNTED = /^([0-9]{1,9})(?:yo|yrs?|yr|ft|f|m|mg|ml|g|x|th|st|nd|rd|h|hrs|am|pm|s)?$/;

/** Every number reads as one of three, because only a child's age and a year make a difference. */
function numberOf(word: string): string | undefined {
  if (!(word >= '0' && word < ':')) return undefined;
  const digits = COUNTED.exec(word)?.[1];
  if (digits === undefined) return undefined;
  const value = Number(digits);
  if (value >= 1900 && value < 2100) return '1999';
  return value >= 6 && value <= 17 ? '15' : '99';
}

/** Two words that are one, by their first word. */
const PAIRS: ReadonlyMap<string, ReadonlyMap<string, string>> = pairsOf(`
my self=myself
me self=myself
him self=himself
her self=herself
your self=yourself
them self=themselves
them selves=themselves
any more=anymore
any longer=anymore
no longer=not
every one=everyone
every body=everyone
no body=nobody
no one=nobody
some one=someone
over dose=overdose
sui cide=suicide
suicide cide=suicide
with out=without
su icide=suicide
su icidal=suicidal
sui cidal=suicidal
un alive=unalive
good bye=goodbye
kind of=
sort of=
these days=
each day=
`);

function pairsOf(lines: string): Map<string, Map<string, string>> {
  const pairs = new Map<string, Map<string, string>>();
  for (const line of lines.trim().split('\n')) {
    const [written = '', meant = ''] = line.split('=');
    const [head = '', tail = ''] = written.split(' ');
    pairs.set(head, (pairs.get(head) ?? new Map<string, string>()).set(tail, meant));
  }
  return pairs;
}
