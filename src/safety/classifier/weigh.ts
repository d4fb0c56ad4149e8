import { addScores } from '../../match/softmax.ts';
import { DANGER_KINDS, type DangerKind } from '../../model/danger.ts';
import { LETTER_VALUE, letterLines, wordLines } from './features.ts';
import { KIND_LINES, type DangerModel } from './fit.ts';
import { readMessage, type DangerReading } from './reading.ts';

/** What speaks for danger somewhere in a message, as log odds of danger against none. */
export interface Evidence {
  /** Of the message as a whole. */
  readonly whole: number;
  /** Of the stretch that says it most clearly. */
  readonly most: number;
  /** How many pieces the message has: the more there are, the more easily one looks like danger by chance. */
  readonly pieces: number;
  /** The kind of danger that the clearest stretch looks most like; worked out only when it is asked for. */
  kind(): DangerKind;
}

/** Stretches are runs of up to this many pieces. */
const LONGEST_RUN = 3;

/** Weighs the whole of a message and every stretch of it. Time grows with the length of the text and nothing else. */
export function createWeigher(model: DangerModel): (text: string) => Evidence | undefined {
  return (text) => {
    const reading = readMessage(text);
    const end = reading.words.length;
    if (end === 0) return undefined;
    const { sums, squares } = prefixSums(model.gains, reading);
    const odds = (from: number, to: number): number => {
      const length = Math.sqrt((squares[to] ?? 0) - (squares[from] ?? 0)) || 1;
      return model.bias + ((sums[to] ?? 0) - (sums[from] ?? 0)) / length;
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
    const { most, from, to } = best;
    return { whole, most, pieces: count, kind: () => kindOf(model, reading, from, to) };
  };
}

/** Sums over the first n words, n from 0: what their features add, and the squares of their values. */
function prefixSums(
  gains: Float32Array,
  reading: DangerReading,
): { readonly sums: Float64Array; readonly squares: Float64Array } {
  const sums = new Float64Array(reading.words.length + 1);
  const squares = new Float64Array(reading.words.length + 1);
  wordLines(reading, (line, at, value) => {
    sums[at + 1] = (sums[at + 1] ?? 0) + value * (gains[line] ?? 0);
    squares[at + 1] = (squares[at + 1] ?? 0) + value * value;
  });
  const spelled = new Float64Array(reading.distinct.length);
  const letters = new Float64Array(reading.distinct.length);
  reading.distinct.forEach((word, number) => {
    let [sum, count] = [0, 0];
    letterLines(word, (line) => {
      sum += gains[line] ?? 0;
      count += 1;
    });
    spelled[number] = sum * LETTER_VALUE;
    letters[number] = count * LETTER_VALUE * LETTER_VALUE;
  });
  for (let at = 0; at < reading.words.length; at += 1) {
    const number = reading.numbers[at] ?? 0;
    sums[at + 1] = (sums[at + 1] ?? 0) + (spelled[number] ?? 0) + (sums[at] ?? 0);
    squares[at + 1] = (squares[at + 1] ?? 0) + (letters[number] ?? 0) + (squares[at] ?? 0);
  }
  return { sums, squares };
}

/** Longer stretches tell no more about the kind, and this bounds what telling it costs. */
const LONGEST_TOLD = 400;

function kindOf({ kinds }: DangerModel, reading: DangerReading, from: number, end: number): DangerKind {
  const to = Math.min(end, from + LONGEST_TOLD);
  const features: number[] = [];
  const values: number[] = [];
  const take = (line: number, value: number): void => {
    features.push(line & (KIND_LINES - 1));
    values.push(value);
  };
  wordLines(reading, (line, at, value) => {
    if (at >= from && at < to) take(line, value);
  });
  for (const word of reading.words.slice(from, to)) letterLines(word, (line) => take(line, LETTER_VALUE));
  const length = Math.sqrt(values.reduce((sum, value) => sum + value * value, 0)) || 1;
  const scores = new Float32Array(kinds.classes);
  const unit = Float32Array.from(values, (value) => value / length);
  addScores(kinds, Uint32Array.from(features), unit, features.length, scores);
  let best = 0;
  for (let c = 1; c < scores.length; c += 1) if ((scores[c] ?? 0) > (scores[best] ?? 0)) best = c;
  return DANGER_KINDS[best] ?? 'ambiguous';
}
