import type { Scores } from './scores.ts';
import { toProbabilities } from './softmax.ts';

/** How the scores are put together. */
export interface Fusion {
  readonly words: number;
  readonly characters: number;
  readonly entries: number;
  /** Added to the score of `none`. */
  readonly none: number;
}

/** The three scores as one calibrated probability a class; `length` is the text's in words. The array is the caller's. */
export function confidences(
  scores: Scores,
  classes: readonly string[],
  length: number,
  fusion: Fusion,
): Float32Array {
  const fused = new Float32Array(classes.length);
  const scale = fusion.entries / Math.sqrt(Math.max(1, length));
  for (let at = 0; at < fused.length; at += 1) {
    fused[at] =
      fusion.words * (scores.words[at] ?? 0) +
      fusion.characters * (scores.characters[at] ?? 0) +
      scale * (scores.entries[at] ?? 0);
  }
  const none = classes.indexOf('none');
  if (none >= 0) fused[none] = (fused[none] ?? 0) + fusion.none;
  toProbabilities(fused);
  return fused;
}
