import { BOUNDARY } from '../words.ts';
import { ideasReader } from './ideas.ts';
import { writtenWords, type Written } from './written.ts';

/** A message as the classifier reads it; everything is told by the index of a word. */
export interface DangerReading {
  readonly words: readonly string[];
  /** The different words, and for each word its number among them: what holds for a word is worked out once. */
  readonly distinct: readonly string[];
  readonly numbers: Uint32Array;
  /** 1 where a word is the first of a sentence. */
  readonly opens: Uint8Array;
  /** Where pieces begin: sentences, and parts of sentences that go on for long; the last is the number of words. */
  readonly pieces: readonly number[];
  /** The phrases the rules know, in order: the number of the idea, 0 for none, and the phrase's last word. */
  readonly phrases: { readonly sets: readonly number[]; readonly ends: readonly number[] };
  readonly written: Written;
}

/** A sentence longer than this is cut: people in distress often write without full stops. */
const LONGEST_PIECE = 18;
const SHORTEST_PIECE = 12;
/** Words that may begin a new piece of a long sentence. */
const JOINTS: ReadonlySet<string> = new Set([
  'and',
  'but',
  'because',
  'so',
  'then',
  'now',
  'i',
  'when',
  'if',
]);
const LONGEST_WORD = 24;

/** Reads a message; time grows with its length only. */
export function readMessage(text: string): DangerReading {
  const { fold, ideas } = ideasReader();
  const words: string[] = [];
  const starts: number[] = [];
  for (const word of fold(text)) {
    if (word === BOUNDARY) starts.push(words.length);
    else words.push(word.slice(0, LONGEST_WORD));
  }
  const opens = new Uint8Array(words.length);
  for (const start of starts) if (start < words.length) opens[start] = 1;
  const phrases = ideas.read(words);
  const written = writtenWords(text, starts);
  return { words, ...numbered(words), opens, pieces: piecesOf(words, opens), phrases, written };
}

function numbered(words: readonly string[]): Pick<DangerReading, 'distinct' | 'numbers'> {
  const known = new Map<string, number>();
  const numbers = new Uint32Array(words.length);
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at] ?? '';
    let number = known.get(word);
    if (number === undefined) known.set(word, (number = known.size));
    numbers[at] = number;
  }
  return { distinct: [...known.keys()], numbers };
}

function piecesOf(words: readonly string[], opens: Uint8Array): number[] {
  const pieces: number[] = [];
  let length = 0;
  words.forEach((word, at) => {
    const cut = length >= LONGEST_PIECE || (length >= SHORTEST_PIECE && JOINTS.has(word));
    if (opens[at] === 1 || cut) {
      pieces.push(at);
      length = 0;
    }
    length += 1;
  });
  pieces.push(words.length);
  return pieces;
}
