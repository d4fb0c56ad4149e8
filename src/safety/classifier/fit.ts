import { DANGER_KINDS, type DangerKind } from '../../model/danger.ts';
import { fitSoftmax, type Softmax } from '../../match/softmax.ts';
import { LINES } from './features.ts';
import { readMessage } from './reading.ts';
import { createRows } from './rows.ts';

/** A message and the kind of danger in it, as its writer labelled it. */
export interface DangerExample {
  readonly kind: DangerKind | 'none';
  readonly text: string;
}

/** Whether a stretch of a message is of danger at all, and of which kind it is where it is. */
export interface DangerModel {
  /** What each line adds to the log odds of danger. */
  readonly gains: Float32Array;
  readonly bias: number;
  /** Classes in the order of DANGER_KINDS; there are KIND_LINES lines. */
  readonly kinds: Softmax;
}

/** Kinds are told apart by fewer messages, and so by fewer lines. */
export const KIND_LINES = 1 << 16;

/** Chosen on messages of other hands than those learnt from. */
const DANGER = { epochs: 5, rate: 0.4, penalty: 1e-5, seed: 11 };
const KINDS = { epochs: 4, rate: 0.4, penalty: 1e-5, seed: 12 };
/** How often a message labelled for danger counts beside one that an entry answers. */
const OWN_WEIGHT = 2;
/** Harmless messages of more words than this are learnt from in parts too. */
const STORY = 24;
const PIECES = 2;

/**
 * Fits the classifier. A harmless message is harmless in all its parts, so its parts are examples too; of a message
 * of danger only the whole is. `own` are labelled for danger, `plain` are harmless messages of every other sort.
 */
export function fitDanger(own: readonly DangerExample[], plain: readonly string[]): DangerModel {
  const all = createRows();
  const dangers = createRows();
  for (const { kind, text } of own) {
    const reading = readMessage(text);
    const count = reading.words.length;
    if (kind !== 'none') dangers.add(reading, 0, count, DANGER_KINDS.indexOf(kind));
    for (let time = 0; time < OWN_WEIGHT; time += 1) {
      if (kind === 'none') addHarmless(text);
      else all.add(reading, 0, count, 1);
    }
  }
  for (const text of plain) addHarmless(text);
  const [two, many] = [all.done(), dangers.done(KIND_LINES - 1)];
  const danger = fitSoftmax(two.sparse, two.targets, LINES, 2, DANGER);
  const kinds = fitSoftmax(many.sparse, many.targets, KIND_LINES, DANGER_KINDS.length, KINDS);
  return { gains: gainsOf(danger), bias: (danger.bias[1] ?? 0) - (danger.bias[0] ?? 0), kinds };

  function addHarmless(text: string): void {
    const reading = readMessage(text);
    const count = reading.words.length;
    const { pieces } = reading;
    all.add(reading, 0, count, 0);
    if (count <= STORY) return;
    for (let first = 0; first + 1 < pieces.length; first += PIECES)
      all.add(reading, pieces[first] ?? 0, pieces[first + PIECES] ?? count, 0);
  }
}

function gainsOf({ weights, scales }: Softmax): Float32Array {
  return scales.map((scale, line) => scale * ((weights[2 * line + 1] ?? 0) - (weights[2 * line] ?? 0)));
}
