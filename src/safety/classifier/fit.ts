import { DANGER_KINDS, type DangerKind } from '../../model/danger.ts';
import { fitSoftmax, type Softmax } from '../../match/softmax.ts';
import { LINES } from './features.ts';
import { readMessage, type DangerReading } from './reading.ts';
import { createRows } from './rows.ts';

/** A message and the kind of danger in it, as its writer labelled it. */
export interface DangerExample {
  readonly kind: DangerKind | 'none';
  readonly text: string;
}

/**
 * What each line adds to every class: first the DANGER_KINDS in their order, then what only looks like danger, then
 * what entries answer. Dangers have little in common, nor have the two sorts of harmless messages: told apart they
 * are seen better than as one.
 */
export type DangerModel = Softmax;

const LOOK_ALIKE = DANGER_KINDS.length;
const ORDINARY = DANGER_KINDS.length + 1;
export const CLASSES = DANGER_KINDS.length + 2;

/** Chosen on messages of other hands than those learnt from. */
const SETTINGS = { epochs: 3, rate: 0.45, penalty: 1e-5, smoothing: 0.08, seed: 11 };
/** How much a message labelled for danger counts beside one that an entry answers. */
const OWN_WEIGHT = 3;
/** Harmless messages of more words than this are learnt from in parts too. */
const STORY = 24;
const PIECES = 2;

/**
 * Fits the classifier. A harmless message is harmless in all its parts, so its parts are examples too; of a message
 * of danger only the whole is. `own` are labelled for danger, `plain` are harmless messages of every other sort.
 */
export function fitDanger(own: readonly DangerExample[], plain: readonly string[]): DangerModel {
  const rows = createRows();
  for (const { kind, text } of own) {
    const reading = readMessage(text);
    if (kind === 'none') addHarmless(reading, LOOK_ALIKE, OWN_WEIGHT);
    else rows.add(reading, 0, reading.words.length, DANGER_KINDS.indexOf(kind), OWN_WEIGHT);
  }
  for (const text of plain) addHarmless(readMessage(text), ORDINARY, 1);
  const { sparse, targets, lines } = rows.done();
  return atLines(lines, fitSoftmax(sparse, targets, lines.length, CLASSES, SETTINGS));

  function addHarmless(reading: DangerReading, target: number, weight: number): void {
    const { words, pieces } = reading;
    const count = words.length;
    rows.add(reading, 0, count, target, weight);
    if (count <= STORY) return;
    for (let first = 0; first + 1 < pieces.length; first += PIECES)
      rows.add(reading, pieces[first] ?? 0, pieces[first + PIECES] ?? count, target, weight);
  }
}

/** The model with its weights where their lines are. */
function atLines(lines: Uint32Array, { classes, bias, ...fitted }: Softmax): DangerModel {
  const weights = new Int8Array(LINES * classes);
  const scales = new Float32Array(LINES);
  lines.forEach((line, place) => {
    scales[line] = fitted.scales[place] ?? 0;
    weights.set(fitted.weights.subarray(place * classes, (place + 1) * classes), line * classes);
  });
  return { classes, bias, weights, scales };
}
