import { DANGER_KINDS, type DangerKind } from '../../model/danger.ts';
import { LETTER_VALUE, letterLines, wordLines } from './features.ts';
import type { DangerModel } from './fit.ts';
import { readMessage, type DangerReading } from './reading.ts';

/** What speaks for danger somewhere in a message, as log odds of danger against none. */
export interface Evidence {
  /** Of the message as a whole. */
  readonly whole: number;
  /** Of the stretch that says it most clearly. */
  readonly most: number;
  /** How many pieces the message has: the more there are, the more easily one looks like danger by chance. */
  readonly pieces: number;
  /** The kind of danger that the clearest stretch looks most like. */
  readonly kind: DangerKind;
}

/** Stretches are runs of up to this many pieces. */
const LONGEST_RUN = 3;

/** Weighs the whole of a message and every stretch of it. Time grows with the length of the text and nothing else. */
export function createWeigher(model: DangerModel): (text: string) => Evidence | undefined {
  const scores = new Float64Array(model.classes);
  return (text) => {
    const reading = readMessage(text);
    const end = reading.words.length;
    if (end === 0) return undefined;
    const scored = prefixSums(model, reading);
    const odds = (from: number, to: number): number => {
      scoreStretch(model, scored, from, to, scores);
      const danger = logOfSum(scores, 0, DANGER_KINDS.length);
      return danger - logOfSum(scores, DANGER_KINDS.length, scores.length);
    };
    const { pieces } = reading;
    const count = pieces.length - 1;
    const whole = odds(0, end);
    let best = { most: whole, from: 0, to: end };
    for (let run = 1; run <= Math.min(LONGEST_RUN, count); run += 1) {
      for (let first = 0; first + run <= count; first += 1) {
        const [from, to] = [pieces[first] ?? 0, pieces[first + run] ?? 0];
        const most = odds(from, to);
        if (most > best.most) best = { most, from, to };
      }
    }
    scoreStretch(model, scored, best.from, best.to, scores);
    return { whole, most: best.most, pieces: count, kind: likeliestOf(scores) };
  };
}

/** Sums over the first n words, n from 0: what their features add to each class, and the squares of their values. */
interface PrefixSums {
  readonly sums: Float64Array;
  readonly squares: Float64Array;
}

function prefixSums(model: DangerModel, reading: DangerReading): PrefixSums {
  const { classes } = model;
  const count = reading.words.length;
  const sums = new Float64Array((count + 1) * classes);
  const squares = new Float64Array(count + 1);
  wordLines(reading, (line, at, value) => {
    addLine(model, line, value, sums, (at + 1) * classes);
    squares[at + 1] = (squares[at + 1] ?? 0) + value * value;
  });
  const spelled = new Float64Array(reading.distinct.length * classes);
  const letters = new Float64Array(reading.distinct.length);
  reading.distinct.forEach((word, number) => {
    letterLines(word, (line) => {
      addLine(model, line, LETTER_VALUE, spelled, number * classes);
      letters[number] = (letters[number] ?? 0) + LETTER_VALUE * LETTER_VALUE;
    });
  });
  for (let at = 0; at < count; at += 1) {
    const number = reading.numbers[at] ?? 0;
    const here = (at + 1) * classes;
    for (let c = 0; c < classes; c += 1)
      sums[here + c] =
        (sums[here + c] ?? 0) + (spelled[number * classes + c] ?? 0) + (sums[at * classes + c] ?? 0);
    squares[at + 1] = (squares[at + 1] ?? 0) + (letters[number] ?? 0) + (squares[at] ?? 0);
  }
  return { sums, squares };
}

function addLine(
  { classes, weights, scales }: DangerModel,
  line: number,
  value: number,
  sums: Float64Array,
  to: number,
): void {
  const worth = value * (scales[line] ?? 0);
  if (worth === 0) return;
  for (let c = 0; c < classes; c += 1)
    sums[to + c] = (sums[to + c] ?? 0) + worth * (weights[line * classes + c] ?? 0);
}

function scoreStretch(
  { classes, bias }: DangerModel,
  { sums, squares }: PrefixSums,
  from: number,
  to: number,
  scores: Float64Array,
): void {
  const length = Math.sqrt((squares[to] ?? 0) - (squares[from] ?? 0)) || 1;
  for (let c = 0; c < classes; c += 1)
    scores[c] = (bias[c] ?? 0) + ((sums[to * classes + c] ?? 0) - (sums[from * classes + c] ?? 0)) / length;
}

/** The logarithm of the sum of e to each score from `from` up to `to`. */
function logOfSum(scores: Float64Array, from: number, to: number): number {
  let top = Number.NEGATIVE_INFINITY;
  for (let c = from; c < to; c += 1) top = Math.max(top, scores[c] ?? 0);
  let sum = 0;
  for (let c = from; c < to; c += 1) sum += Math.exp((scores[c] ?? 0) - top);
  return top + Math.log(sum);
}

function likeliestOf(scores: Float64Array): DangerKind {
  let best = 0;
  for (let c = 1; c < DANGER_KINDS.length; c += 1) if ((scores[c] ?? 0) > (scores[best] ?? 0)) best = c;
  return DANGER_KINDS[best] ?? 'ambiguous';
}
