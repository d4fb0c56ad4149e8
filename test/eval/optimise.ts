import { toProbabilities } from '../../src/match/softmax.ts';
import {
  familyFeatures,
  familyOf,
  layTilt,
  likelihoods,
  type LaidTilt,
  type Tilt,
} from '../../src/match/tilt.ts';
import type { Row } from './rows.ts';

/** What is fitted: scorer weights, lean (features × families), class biases; one flat array. */
export interface Problem {
  readonly classes: readonly string[];
  /** Scene features, by name, without the likelihoods. */
  readonly names: readonly string[];
  readonly start: Tilt;
  readonly penalty: number;
}

interface Shape {
  readonly features: number;
  readonly families: number;
  readonly classes: number;
}

/** Fits a tilt to rows, each with its weight: once with the scorers' weights free, once more with them held. */
export function optimise(problem: Problem, rows: readonly Row[], weights: readonly number[]): Tilt {
  const families = [...new Set(problem.classes.map((id) => familyOf(id, problem.start)))].sort();
  const start: Tilt = { ...problem.start, families };
  const names = [...problem.names, ...familyFeatures(families)];
  let tilt = start;
  for (const free of [true, false]) tilt = pass(problem, tilt, names, rows, weights, free);
  return tilt;
}

function pass(
  problem: Problem,
  from: Tilt,
  names: readonly string[],
  rows: readonly Row[],
  weights: readonly number[],
  free: boolean,
): Tilt {
  const laid = layTilt(from, problem.classes, names);
  const shape = { features: names.length, families: from.families.length, classes: problem.classes.length };
  const features = rows.map((row) => featuresOf(row, laid));
  const values = Float64Array.from([
    from.words,
    from.characters,
    from.entries,
    ...laid.weights,
    ...laid.biases,
  ]);
  descend(values, (gradient) =>
    slope(values, gradient, { rows, features, weights, laid, shape, free, penalty: problem.penalty }),
  );
  return unpack(values, from, names, problem.classes, shape);
}

/** The scorers' scores put together. */
export function fuseRow(
  { scores: [words, characters, entries] }: Row,
  tilt: Pick<Tilt, 'words' | 'characters' | 'entries'>,
): Float32Array {
  return words.map(
    (word, at) =>
      tilt.words * word + tilt.characters * (characters[at] ?? 0) + tilt.entries * (entries[at] ?? 0),
  );
}

/** The features of a row that are not nought. */
interface Sparse {
  readonly lines: Uint32Array;
  readonly values: Float32Array;
}

function featuresOf(row: Row, laid: LaidTilt): Sparse {
  const all = [...row.scene, ...likelihoods(fuseRow(row, laid.tilt), laid)];
  const lines = Uint32Array.from(all.keys()).filter((line) => all[line] !== 0);
  return { lines, values: Float32Array.from(lines, (line) => all[line] ?? 0) };
}

interface Task {
  readonly rows: readonly Row[];
  readonly features: readonly Sparse[];
  readonly weights: readonly number[];
  readonly laid: LaidTilt;
  readonly shape: Shape;
  readonly free: boolean;
  readonly penalty: number;
}

/** Mean loss's gradient; the penalty spares the first feature (the families' own share) nine parts in ten. */
function slope(values: Float64Array, gradient: Float64Array, task: Task): void {
  const { shape, penalty } = task;
  gradient.fill(0);
  const total = task.weights.reduce((sum, weight) => sum + weight, 0);
  for (const [at, row] of task.rows.entries()) {
    const features = task.features[at];
    if (features !== undefined)
      addRow(values, gradient, row, features, (task.weights[at] ?? 0) / total, task);
  }
  const lean = 3 + shape.features * shape.families;
  for (let at = 3; at < values.length; at += 1) {
    const strength = at >= lean ? 0.01 : at < 3 + shape.families ? penalty / 10 : penalty;
    gradient[at] = (gradient[at] ?? 0) + strength * (values[at] ?? 0);
  }
  if (!task.free) gradient.fill(0, 0, 3);
}

function addRow(
  values: Float64Array,
  gradient: Float64Array,
  row: Row,
  features: Sparse,
  weight: number,
  { laid, shape }: Task,
): void {
  const { classes, families } = shape;
  const biases = 3 + shape.features * families;
  const [words, characters, entries] = row.scores;
  const [w = 0, k = 0, e = 0] = values;
  const lean = new Float64Array(families);
  for (let at = 0; at < features.lines.length; at += 1) {
    const value = features.values[at] ?? 0;
    const line = 3 + (features.lines[at] ?? 0) * families;
    for (let f = 0; f < families; f += 1) lean[f] = (lean[f] ?? 0) + value * (values[line + f] ?? 0);
  }
  const scores = new Float32Array(classes);
  for (let c = 0; c < classes; c += 1) {
    const own = w * (words[c] ?? 0) + k * (characters[c] ?? 0) + e * (entries[c] ?? 0);
    scores[c] = own + (lean[laid.familyOfClass[c] ?? 0] ?? 0) + (values[biases + c] ?? 0);
  }
  toProbabilities(scores);
  let hit = 1e-9;
  for (const c of row.right) hit += scores[c] ?? 0;
  const byFamily = new Float64Array(families);
  for (let c = 0; c < classes; c += 1) {
    const share = row.right.includes(c) ? (scores[c] ?? 0) / hit : 0;
    const step = ((scores[c] ?? 0) - share) * weight;
    gradient[0] = (gradient[0] ?? 0) + step * (words[c] ?? 0);
    gradient[1] = (gradient[1] ?? 0) + step * (characters[c] ?? 0);
    gradient[2] = (gradient[2] ?? 0) + step * (entries[c] ?? 0);
    byFamily[laid.familyOfClass[c] ?? 0] = (byFamily[laid.familyOfClass[c] ?? 0] ?? 0) + step;
    gradient[biases + c] = (gradient[biases + c] ?? 0) + step;
  }
  for (let at = 0; at < features.lines.length; at += 1) {
    const value = features.values[at] ?? 0;
    const line = 3 + (features.lines[at] ?? 0) * families;
    for (let f = 0; f < families; f += 1)
      gradient[line + f] = (gradient[line + f] ?? 0) + value * (byFamily[f] ?? 0);
  }
}

/** Adam with a rate that falls to nothing: no line search, the same figures on every machine. */
function descend(values: Float64Array, slopeInto: (gradient: Float64Array) => void, steps = 180): void {
  const gradient = new Float64Array(values.length);
  const mean = new Float64Array(values.length);
  const square = new Float64Array(values.length);
  for (let step = 1; step <= steps; step += 1) {
    slopeInto(gradient);
    const rate = 0.05 * (1 - step / (steps + 1));
    for (let at = 0; at < values.length; at += 1) {
      const g = gradient[at] ?? 0;
      mean[at] = 0.9 * (mean[at] ?? 0) + 0.1 * g;
      square[at] = 0.999 * (square[at] ?? 0) + 0.001 * g * g;
      const m = (mean[at] ?? 0) / (1 - 0.9 ** step);
      const s = (square[at] ?? 0) / (1 - 0.999 ** step);
      values[at] = (values[at] ?? 0) - (rate * m) / (Math.sqrt(s) + 1e-8);
    }
  }
}

function unpack(
  values: Float64Array,
  from: Tilt,
  names: readonly string[],
  classes: readonly string[],
  { features, families }: Shape,
): Tilt {
  const round = (value: number | undefined): number => Math.round((value ?? 0) * 1000) / 1000;
  const weights = names.map((name, at): [string, number[]] => {
    const line = 3 + at * families;
    return [name, [...values.subarray(line, line + families)].map(round)];
  });
  const biases = classes.map((id, at): [string, number] => [id, round(values[3 + features * families + at])]);
  return {
    ...from,
    words: round(values[0]),
    characters: round(values[1]),
    entries: round(values[2]),
    weights: new Map(weights.filter(([, line]) => line.some((weight) => weight !== 0))),
    biases: new Map(biases.filter(([, bias]) => bias !== 0)),
  };
}
