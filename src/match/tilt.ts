import { toProbabilities } from './softmax.ts';

/**
 * What a message's scene says about the kind of answer, fitted on collected messages of real people and on left-out
 * voices. The scorers learn from messages written for each entry alike; real people ask some things far more than
 * others, and this is where that is known.
 */
export interface Tilt {
  /** How much the three scorers count. */
  readonly words: number;
  readonly characters: number;
  readonly entries: number;
  /** Families of classes; those of `alone` topics are families of their own, `together` topics one family each. */
  readonly alone: readonly string[];
  readonly together: readonly string[];
  readonly families: readonly string[];
  /** For each scene feature by name, one weight a family; a feature that is not named weighs nothing. */
  readonly weights: ReadonlyMap<string, readonly number[]>;
  /** Added to single classes. */
  readonly biases: ReadonlyMap<string, number>;
}

/** No leaning at all: what a language starts with. */
export const LEVEL: Tilt = {
  words: 0.6,
  characters: 0.8,
  entries: 0.3,
  alone: ['support', 'boundary', 'none'],
  together: ['bot', 'clinic'],
  families: ['other'],
  weights: new Map(),
  biases: new Map(),
};

const OTHERS = 'topics';

/** The family of a class. */
export function familyOf(id: string, { alone, together }: Pick<Tilt, 'alone' | 'together'>): string {
  const topic = id.split('/')[0] ?? id;
  if (alone.includes(topic)) return id;
  return together.includes(topic) ? topic : OTHERS;
}

/** The tilt laid out for one model's classes and scene features: plain arrays, so that applying it is one pass. */
export interface LaidTilt {
  readonly tilt: Tilt;
  readonly familyOfClass: Uint8Array;
  readonly families: number;
  /** features × families */
  readonly weights: Float32Array;
  readonly biases: Float32Array;
}

/** Lays a tilt out; `names` are the scene's features followed by `familyFeatures`. */
export function layTilt(tilt: Tilt, classes: readonly string[], names: readonly string[]): LaidTilt {
  const { families } = tilt;
  const weights = new Float32Array(names.length * families.length);
  for (const [feature, name] of names.entries()) {
    for (const [family, weight] of (tilt.weights.get(name) ?? []).entries())
      weights[feature * families.length + family] = weight;
  }
  return {
    tilt,
    familyOfClass: Uint8Array.from(classes, (id) => Math.max(0, families.indexOf(familyOf(id, tilt)))),
    families: families.length,
    weights,
    biases: Float32Array.from(classes, (id) => tilt.biases.get(id) ?? 0),
  };
}

/** Names of the features that tell how likely the scorers alone find each family. */
export function familyFeatures(families: readonly string[]): string[] {
  return families.map((family) => `likely:${family}`);
}

/** The scorers' own view by family, as features for the tilt. */
export function likelihoods(fused: Float32Array, { familyOfClass, families }: LaidTilt): Float32Array {
  const own = fused.slice();
  toProbabilities(own);
  const sums = new Float32Array(families);
  for (let at = 0; at < own.length; at += 1) {
    const family = familyOfClass[at] ?? 0;
    sums[family] = (sums[family] ?? 0) + (own[at] ?? 0);
  }
  return sums.map((sum) => Math.log(sum + 1e-4) / 3);
}

/** Tilts the fused scores in place. */
export function applyTilt(fused: Float32Array, features: readonly Float32Array[], laid: LaidTilt): void {
  const { families, weights, familyOfClass, biases } = laid;
  const lean = new Float32Array(families);
  let line = 0;
  for (const part of features) {
    for (const value of part) {
      if (value !== 0)
        for (let f = 0; f < families; f += 1) lean[f] = (lean[f] ?? 0) + value * (weights[line + f] ?? 0);
      line += families;
    }
  }
  for (let at = 0; at < fused.length; at += 1) {
    fused[at] = (fused[at] ?? 0) + (lean[familyOfClass[at] ?? 0] ?? 0) + (biases[at] ?? 0);
  }
}
