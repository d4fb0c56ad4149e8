import type { Scores } from './scores.ts';
import { applyTilt, likelihoods, type LaidTilt } from './tilt.ts';
import { toProbabilities } from './softmax.ts';

/** The three scores of a text of `length` words as one a class; the array is the caller's. */
export function fuse(scores: Scores, length: number, laid: LaidTilt): Float32Array {
  const { words, characters, entries } = laid.tilt;
  const fused = new Float32Array(scores.words.length);
  // Gains add up with every word, the other scores do not.
  const scale = entries / Math.sqrt(Math.max(1, length));
  for (let at = 0; at < fused.length; at += 1) {
    fused[at] =
      words * (scores.words[at] ?? 0) +
      characters * (scores.characters[at] ?? 0) +
      scale * (scores.entries[at] ?? 0);
  }
  return fused;
}

/** A calibrated probability for each class: the scores together, tilted by the message's scene. */
export function confidences(
  scores: Scores,
  scene: Float32Array,
  length: number,
  laid: LaidTilt,
): Float32Array {
  const fused = fuse(scores, length, laid);
  applyTilt(fused, [scene, likelihoods(fused, laid)], laid);
  toProbabilities(fused);
  return fused;
}
