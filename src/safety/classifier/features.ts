import { stem } from '../../match/stem.ts';
import { SENSES, TURNS } from '../senses.ts';
import type { DangerReading } from './reading.ts';

/** Lines for features of words and ideas, and after them those of letters; features share lines by hash. */
const WORD_LINES = 1 << 18;
const LETTER_LINES = 1 << 16;
export const LINES = WORD_LINES + LETTER_LINES;

/** What a feature of letters weighs beside one of words: there are many more of them. */
export const LETTER_VALUE = 0.4;

const OFFSET = 2166136261;
const PRIME = 16777619;

const SINGLE = 11;
const PAIR = 23;
const THREE = 37;
/** Two words with one between them. */
const OVER = 53;
const LAST = 71;
const IDEA = 101;
const IDEAS_PAIR = 103;
const IDEAS_THREE = 107;
const SENSE = 131;
const SENSES_PAIR = 137;
const WRITTEN = 307;
const WRITTEN_PAIR = 311;
/** A word as written counts for less than a plain one: it is often the same word. */
const WRITTEN_VALUE = 0.5;
/** A pair of senses counts for less than a word, since every word brings several. */
const PAIR_VALUE = 0.3;
/** Words before a word whose senses are paired with its own. */
const REACH = 5;
/** Words before a word in which a refusal turns it round. */
const TURN_REACH = 4;

/** Numbers of ideas stand beside hashes of words, which are hardly ever so small. */
const IDEA_BASE = 1_000_000;
const IDEA_END = 1_010_000;

const START = hashOf('^');

function hashOf(text: string): number {
  let hash = OFFSET;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), PRIME);
  return hash >>> 0;
}

function line(hash: number, lines: number): number {
  const mixed = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  return ((mixed ^ (mixed >>> 13)) >>> 0) & (lines - 1);
}

function joined(kind: number, first: number, second = 0, third = 0): number {
  let hash = Math.imul(OFFSET ^ kind, PRIME);
  hash = mix(hash, first);
  if (second !== 0) hash = mix(hash, second);
  if (third !== 0) hash = mix(hash, third);
  return line(hash >>> 0, WORD_LINES);
}

function mix(hash: number, one: number): number {
  return Math.imul(hash ^ one ^ (one >>> 16), PRIME) ^ (hash >>> 13);
}

type Found = (line: number, at: number, value: number) => void;

/** Calls `found` with the line and value of each feature that ends at each word; none reaches over a full stop. */
export function wordLines(reading: DangerReading, found: Found): void {
  const stems = reading.distinct.map(stem);
  const stemHashes = Uint32Array.from(stems, hashOf);
  const hashes = reading.numbers.map((number) => stemHashes[number] ?? 0);
  ofWords(hashes, reading.opens, found);
  ofIdeas(reading, hashes, found);
  const senses = stems.map((word) => SENSES.get(word) ?? NO_SENSES);
  ofSenses(reading, senses, found);
  ofWritten(reading, found);
}

function ofWritten({ words, written }: DangerReading, found: Found): void {
  if (words.length === 0) return;
  let before = START;
  written.words.forEach((word, number) => {
    const here = hashOf(word);
    const at = written.places[number] ?? 0;
    found(joined(WRITTEN, here), at, WRITTEN_VALUE);
    found(joined(WRITTEN_PAIR, before, here), at, WRITTEN_VALUE);
    before = here;
  });
}

const NO_SENSES: readonly number[] = [];

/** What each word may be about, turned round or not, and together with what stands shortly before it. */
function ofSenses(
  { distinct, numbers, opens }: DangerReading,
  senses: readonly (readonly number[])[],
  found: Found,
): void {
  let open = 0;
  let turned = -1;
  for (let at = 0; at < numbers.length; at += 1) {
    const number = numbers[at] ?? 0;
    if (opens[at] === 1) [open, turned] = [at, -1];
    const isTurned = turned >= open && at - turned <= TURN_REACH ? 2 : 1;
    for (const here of senses[number] ?? NO_SENSES) {
      found(joined(SENSE, here + 1), at, 1);
      found(joined(SENSE, here + 1, isTurned), at, 1);
      for (let back = Math.max(open, at - REACH); back < at; back += 1) {
        for (const before of senses[numbers[back] ?? 0] ?? NO_SENSES)
          found(joined(SENSES_PAIR, Math.min(before, here) + 1, Math.max(before, here) + 1), at, PAIR_VALUE);
      }
    }
    if (TURNS.has(distinct[number] ?? '')) turned = at;
  }
}

function ofWords(hashes: Uint32Array, opens: Uint8Array, found: Found): void {
  let before = START;
  let earlier = 0;
  for (let at = 0; at < hashes.length; at += 1) {
    const here = hashes[at] ?? 0;
    if (opens[at] === 1) [before, earlier] = [START, 0];
    found(joined(SINGLE, here), at, 1);
    found(joined(PAIR, before, here), at, 1);
    if (earlier !== 0) {
      found(joined(THREE, earlier, before, here), at, 1);
      found(joined(OVER, earlier, here), at, 1);
    }
    if (at + 1 === hashes.length || opens[at + 1] === 1) found(joined(LAST, here), at, 1);
    [earlier, before] = [before, here];
  }
}

/** Ideas in place of the phrases that stand for them, the words between left as they are. */
function ofIdeas({ phrases, opens }: DangerReading, hashes: Uint32Array, found: Found): void {
  let before = START;
  let earlier = 0;
  let from = 0;
  const isIdea = (hash: number): boolean => hash > IDEA_BASE && hash < IDEA_END;
  phrases.sets.forEach((set, phrase) => {
    const at = phrases.ends[phrase] ?? 0;
    if (opens[from] === 1) [before, earlier] = [START, 0];
    const here = set === 0 ? (hashes[at] ?? 0) : IDEA_BASE + set;
    if (set !== 0) found(joined(IDEA, here), at, 1);
    if (set !== 0 || isIdea(before)) found(joined(IDEAS_PAIR, before, here), at, 1);
    if (earlier !== 0) found(joined(IDEAS_THREE, earlier, before, here), at, 1);
    [earlier, before] = [before, here];
    from = at + 1;
  });
}

/** Calls `found` with the lines of a word's letters: all runs of three to five, its ends marked. */
export function letterLines(word: string, found: (line: number) => void): void {
  const padded = ` ${word} `;
  for (let start = 0; start + 3 <= padded.length; start += 1) {
    let hash = OFFSET;
    const end = Math.min(padded.length, start + 5);
    for (let at = start; at < end; at += 1) {
      hash = Math.imul(hash ^ padded.charCodeAt(at), PRIME);
      if (at - start >= 2) found(WORD_LINES + line(hash >>> 0, LETTER_LINES));
    }
  }
}
