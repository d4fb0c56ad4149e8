import { addGains } from './bm25.ts';
import type { Model } from './fit.ts';
import { wordFeatures } from './features.ts';
import { createReader, type Reading } from './reader.ts';
import { addScores } from './softmax.ts';
import { createVectors } from './vectors.ts';

/** What each of the three scorers makes of a text, one number a class; overwritten by the next text. */
export interface Scores {
  readonly words: Float32Array;
  readonly characters: Float32Array;
  readonly entries: Float32Array;
}

/** The three scorers of a fitted model. */
export interface Scorer {
  read(text: string): Reading;
  score(reading: Reading): Scores;
  /** The number of a word feature, where the model kept it. */
  lineOf(feature: string): number | undefined;
}

/** Sets the scorers up over a model. */
export function createScorer(model: Model): Scorer {
  const reader = createReader(model.lexicon, model.counts);
  const lines = new Map(model.features.map((feature, at) => [feature, at]));
  const vectors = createVectors(lines);
  const size = model.classes.length;
  const scores = {
    words: new Float32Array(size),
    characters: new Float32Array(size),
    entries: new Float32Array(size),
  };
  return {
    read: (text) => reader.read(text),
    lineOf: (feature) => lines.get(feature),
    score(reading) {
      scores.words.fill(0);
      scores.characters.fill(0);
      scores.entries.fill(0);
      const wordVector = vectors.words(wordFeatures(reading, (stem) => lines.has(stem)));
      addScores(model.words, wordVector.features, wordVector.values, wordVector.size, scores.words);
      addGains(model.entries, wordVector.features, wordVector.size, scores.entries);
      const characterVector = vectors.characters(reading);
      addScores(
        model.characters,
        characterVector.features,
        characterVector.values,
        characterVector.size,
        scores.characters,
      );
      return scores;
    },
  };
}
