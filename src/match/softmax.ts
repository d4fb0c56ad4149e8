import { createRandom, shuffle } from './random.ts';

/** Texts as sparse rows: features and values of row i stand from starts[i] to starts[i + 1]. */
export interface SparseRows {
  readonly starts: Uint32Array;
  readonly features: Uint32Array;
  readonly values: Float32Array;
  /** How much each row counts in fitting; all count the same where this is missing. */
  readonly weights?: Float32Array;
}

/** One line of weights for each feature, one column for each class; whole numbers times the line's scale. */
export interface Softmax {
  readonly classes: number;
  readonly weights: Int8Array;
  readonly scales: Float32Array;
  readonly bias: Float32Array;
}

export interface SoftmaxSettings {
  readonly epochs: number;
  readonly rate: number;
  /** L2 penalty, applied to a line whenever it is touched. */
  readonly penalty: number;
  /** How much of each text's certainty is spread over all classes: many messages have more than one right answer. */
  readonly smoothing?: number;
  readonly seed: number;
}

const BIAS_RATE = 0.02;

/** Adds the scores of one sparse row to `scores` (length: classes). */
export function addScores(
  model: Softmax,
  features: Uint32Array,
  values: Float32Array,
  size: number,
  scores: Float32Array,
): void {
  const { classes, weights, scales, bias } = model;
  for (let c = 0; c < classes; c += 1) scores[c] = (scores[c] ?? 0) + (bias[c] ?? 0);
  for (let at = 0; at < size; at += 1) {
    const feature = features[at] ?? 0;
    const value = (values[at] ?? 0) * (scales[feature] ?? 0);
    if (value === 0) continue;
    const line = feature * classes;
    for (let c = 0; c < classes; c += 1) scores[c] = (scores[c] ?? 0) + value * (weights[line + c] ?? 0);
  }
}

/**
 * Fits a multinomial logistic regression by stochastic descent with AdaGrad, one text at a time in a seeded order.
 */
export function fitSoftmax(
  rows: SparseRows,
  targets: Uint16Array,
  lines: number,
  classes: number,
  settings: SoftmaxSettings,
): Softmax {
  const weights = new Float32Array(lines * classes);
  const bias = new Float32Array(classes);
  const squares = new Float32Array(lines).fill(1e-6);
  const random = createRandom(settings.seed);
  const order = Uint32Array.from(targets.keys());
  const scores = new Float32Array(classes);
  const { smoothing = 0 } = settings;
  for (let epoch = 0; epoch < settings.epochs; epoch += 1) {
    shuffle(order, random);
    for (const row of order) {
      step(row);
    }
  }
  return quantise(weights, bias, lines, classes);

  function step(row: number): void {
    const start = rows.starts[row] ?? 0;
    const end = rows.starts[row + 1] ?? 0;
    scores.set(bias);
    for (let at = start; at < end; at += 1) {
      const line = (rows.features[at] ?? 0) * classes;
      const value = rows.values[at] ?? 0;
      for (let c = 0; c < classes; c += 1) scores[c] = (scores[c] ?? 0) + value * (weights[line + c] ?? 0);
    }
    toProbabilities(scores);
    const target = targets[row] ?? 0;
    for (let c = 0; c < classes; c += 1) scores[c] = (scores[c] ?? 0) - smoothing / classes;
    scores[target] = (scores[target] ?? 0) - 1 + smoothing;
    const weight = rows.weights?.[row] ?? 1;
    let square = 0;
    for (let c = 0; c < classes; c += 1) {
      const gradient = (scores[c] ?? 0) * weight;
      scores[c] = gradient;
      square += gradient * gradient;
      bias[c] = (bias[c] ?? 0) - BIAS_RATE * gradient;
    }
    for (let at = start; at < end; at += 1) learn(rows.features[at] ?? 0, rows.values[at] ?? 0, square);
  }

  function learn(feature: number, value: number, square: number): void {
    const sum = (squares[feature] ?? 0) + square * value * value;
    squares[feature] = sum;
    const rate = settings.rate / Math.sqrt(sum);
    const keep = 1 - Math.min(0.5, rate * settings.penalty);
    const move = rate * value;
    const line = feature * classes;
    for (let c = 0; c < classes; c += 1)
      weights[line + c] = (weights[line + c] ?? 0) * keep - move * (scores[c] ?? 0);
  }
}

/** Turns scores into probabilities in place. */
export function toProbabilities(scores: Float32Array): void {
  let top = Number.NEGATIVE_INFINITY;
  for (const score of scores) if (score > top) top = score;
  let sum = 0;
  for (let c = 0; c < scores.length; c += 1) {
    const grown = Math.exp((scores[c] ?? 0) - top);
    scores[c] = grown;
    sum += grown;
  }
  for (let c = 0; c < scores.length; c += 1) scores[c] = (scores[c] ?? 0) / sum;
}

function quantise(weights: Float32Array, bias: Float32Array, lines: number, classes: number): Softmax {
  const whole = new Int8Array(weights.length);
  const scales = new Float32Array(lines);
  for (let line = 0; line < lines; line += 1) {
    let most = 0;
    for (let c = 0; c < classes; c += 1) most = Math.max(most, Math.abs(weights[line * classes + c] ?? 0));
    const scale = most / 127;
    scales[line] = scale;
    if (scale === 0) continue;
    for (let c = 0; c < classes; c += 1)
      whole[line * classes + c] = Math.round((weights[line * classes + c] ?? 0) / scale);
  }
  return { classes, weights: whole, scales, bias };
}
