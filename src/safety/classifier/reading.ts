import { stem } from '../../match/stem.ts';
import { BOUNDARY } from '../words.ts';
import { fold, ideas } from './ideas.ts';

/** A message as the classifier reads it; everything is told by the index of a word. */
export interface DangerReading {
  readonly words: readonly string[];
  readonly stems: readonly string[];
  /** 1 where a word is the first of a sentence. */
  readonly opens: Uint8Array;
  /** Where pieces begin: sentences, and parts of sentences that go on for long; the last is the number of words. */
  readonly pieces: readonly number[];
  /** The phrases the rules know, in order: the number of the idea, 0 for none, and the phrase's last word. */
  readonly phrases: { readonly sets: readonly number[]; readonly ends: readonly number[] };
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
  const words: string[] = [];
  const starts: number[] = [];
  let open = true;
  for (const word of fold(text)) {
    if (word === BOUNDARY) {
      open = true;
      continue;
    }
    if (open) starts.push(words.length);
    open = false;
    words.push(word.slice(0, LONGEST_WORD));
  }
  const opens = new Uint8Array(words.length);
  for (const start of starts) opens[start] = 1;
  return { words, stems: stemsOf(words), opens, pieces: piecesOf(words, opens), phrases: ideas.read(words) };
}

function stemsOf(words: readonly string[]): string[] {
  const stems = new Map<string, string>();
  return words.map((word) => {
    let found = stems.get(word);
    if (found === undefined) {
      found = stem(word);
      stems.set(word, found);
    }
    return found;
  });
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
