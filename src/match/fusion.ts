import type { Scores } from './scores.ts';
import type { FusionSettings } from './settings.ts';
import { toProbabilities } from './softmax.ts';

/** A calibrated probability for each class, from the three scores of a text of `length` words; a new array. */
export function confidences(scores: Scores, length: number, settings: FusionSettings): Float32Array {
  const fused = new Float32Array(scores.words.length);
  // Gains add up with every word, the other scores do not.
  const entries = settings.entries / Math.sqrt(Math.max(1, length));
  for (let at = 0; at < fused.length; at += 1) {
    fused[at] =
      settings.words * (scores.words[at] ?? 0) +
      settings.characters * (scores.characters[at] ?? 0) +
      entries * (scores.entries[at] ?? 0);
  }
  toProbabilities(fused);
  return fused;
}
