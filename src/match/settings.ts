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

/** How a fitted model's scores become a decision. */
export interface JudgeSettings {
  readonly thresholds: Thresholds;
}

/** Chosen on left-out voices. */
export const FIT: FitSettings = {
  bm25: { k1: 4, b: 0.5 },
  words: { epochs: 5, rate: 0.5, penalty: 1e-3, seed: 11 },
  characters: { epochs: 4, rate: 0.5, penalty: 3e-4, seed: 12 },
  leastWords: 1,
  leastPairs: 2,
};

/** Chosen on left-out voices. */
export const JUDGE: JudgeSettings = {
  thresholds: { answer: 0.75, lead: 1.5, offer: 0.2, none: 0.55 },
};
