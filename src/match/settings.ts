import type { Bm25Settings } from './bm25.ts';
import type { Thresholds } from './decide.ts';
import type { SoftmaxSettings } from './softmax.ts';

/** How the three scorers are fitted. */
export interface FitSettings {
  readonly bm25: Bm25Settings;
  readonly words: SoftmaxSettings;
  readonly characters: SoftmaxSettings;
  /** In how many texts a word, and a pair of words, must occur to be kept. */
  readonly leastWords: number;
  readonly leastPairs: number;
}

/** How much each scorer counts. */
export interface FusionSettings {
  readonly words: number;
  readonly characters: number;
  readonly entries: number;
}

/** How a fitted model's scores become a decision. */
export interface JudgeSettings {
  readonly fusion: FusionSettings;
  readonly thresholds: Thresholds;
}

/** Chosen on left-out voices. */
export const FIT: FitSettings = {
  bm25: { k1: 1.5, b: 1 },
  words: { epochs: 4, rate: 1, penalty: 2e-3, smoothing: 0.1, seed: 11 },
  characters: { epochs: 3, rate: 1, penalty: 6e-4, smoothing: 0.1, seed: 12 },
  leastWords: 2,
  leastPairs: 2,
};

/** Chosen on left-out voices. */
export const JUDGE: JudgeSettings = {
  fusion: { words: 0.7, characters: 0.9, entries: 0.3 },
  thresholds: { answer: 0.85, offer: 0.2, none: 0.45 },
};
