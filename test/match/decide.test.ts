import { describe, expect, it } from '@jest/globals';
import { decide } from '../../src/match/decide.ts';
import type { Candidate } from '../../src/model/finding.ts';

const thresholds = { answer: 0.6, offer: 0.4, none: 0.5 };
const outcome = (...candidates: Candidate[]) =>
  decide(candidates, { candidates, matched: [], corrected: [] }, thresholds);

describe('decide', () => {
  it('answers what is likely', () => {
    expect(outcome({ id: 'a/a', confidence: 0.7 }, { id: 'b/b', confidence: 0.2 })).toMatchObject({
      outcome: 'answered',
      id: 'a/a',
    });
  });

  it('offers near ties', () => {
    expect(outcome({ id: 'a/a', confidence: 0.5 }, { id: 'b/b', confidence: 0.45 })).toMatchObject({
      outcome: 'offered',
      ids: ['a/a', 'b/b'],
    });
  });

  it('offers three at most', () => {
    const four = ['a/a', 'b/b', 'c/c', 'd/d'] as const;
    const finding = outcome(...four.map((id) => ({ id, confidence: 0.25 })));
    expect(finding).toMatchObject({ outcome: 'offered', ids: ['a/a', 'b/b', 'c/c'] });
  });

  it('offers nothing where none is likely', () => {
    expect(outcome({ id: 'none', confidence: 0.55 }, { id: 'a/a', confidence: 0.45 }).outcome).toBe(
      'unknown',
    );
  });

  it('does not know what is most likely none, or spread thin', () => {
    expect(outcome({ id: 'none', confidence: 0.8 }, { id: 'a/a', confidence: 0.2 }).outcome).toBe('unknown');
    expect(outcome({ id: 'a/a', confidence: 0.1 }, { id: 'b/b', confidence: 0.1 }).outcome).toBe('unknown');
    expect(outcome().outcome).toBe('unknown');
  });
});
