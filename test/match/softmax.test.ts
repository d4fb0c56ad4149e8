import { describe, expect, it } from '@jest/globals';
import { addScores, fitSoftmax, type SparseRows } from '../../src/match/softmax.ts';

/** Three texts of one feature each, the same one: two of class 0 and one of class 1. */
const ROWS: SparseRows = {
  starts: Uint32Array.of(0, 1, 2, 3),
  features: Uint32Array.of(0, 0, 0),
  values: Float32Array.of(1, 1, 1),
};
const SETTINGS = { epochs: 20, rate: 0.3, penalty: 1e-5, seed: 1 };

function likeliest(rows: SparseRows): number {
  const model = fitSoftmax(rows, Uint16Array.of(0, 0, 1), 1, 2, SETTINGS);
  const scores = new Float32Array(2);
  addScores(model, Uint32Array.of(0), Float32Array.of(1), 1, scores);
  return scores.indexOf(Math.max(...scores));
}

describe('fitting a softmax', () => {
  it('lets the majority speak where all rows count the same', () => {
    expect(likeliest(ROWS)).toBe(0);
  });

  it('lets a row that counts more speak louder than the majority', () => {
    expect(likeliest({ ...ROWS, weights: Float32Array.of(1, 1, 5) })).toBe(1);
  });
});
