import { describe, expect, it } from '@jest/globals';
import { figuresOf, isMiss, type Judged } from '../../src/commands/figures.ts';
import type { Judgement } from '../../src/commands/judging.ts';

function row(expected: string[], judgement: Partial<Judgement>): Judged {
  return {
    label: { text: 'x', expected },
    judgement: { text: 'x', outcome: 'unknown', id: null, offered: [], candidates: [], ms: 1, ...judgement },
  };
}
const candidate = (...ids: string[]) => ids.map((id) => ({ id, confidence: 0.1 }));

describe('figures', () => {
  it('counts an offer as right when one of the first three is', () => {
    const hit = row(['a/a'], {
      outcome: 'offered',
      offered: ['b/b', 'a/a'],
      candidates: candidate('none', 'b/b', 'a/a'),
    });
    const late = row(['a/a'], { outcome: 'offered', offered: ['b/b', 'c/c', 'd/d', 'a/a'] });
    expect(figuresOf([hit, late])).toMatchObject({
      messages: 2,
      first: 0,
      'of-three': 50,
      right: 0,
      'or-offered': 50,
      wrong: 0,
    });
    expect([isMiss(hit), isMiss(late)]).toEqual([false, true]);
  });

  it('tells wrong answers from what is not known', () => {
    const wrong = row(['a/a'], { outcome: 'answered', id: 'b/b' });
    const unknown = row(['a/a'], {});
    expect(figuresOf([wrong, unknown])).toMatchObject({ wrong: 50, 'not-known': 50 });
  });

  it('takes not knowing for right where none is among the labels', () => {
    expect(figuresOf([row(['a/a', 'none'], {})])).toMatchObject({ right: 100, 'not-known': 0 });
  });

  it('scores messages out of scope, danger and false alarms by themselves', () => {
    const figures = figuresOf([
      row(['none'], {}),
      row(['none'], { outcome: 'answered', id: 'a/a' }),
      row(['crisis'], { outcome: 'crisis' }),
      row(['a/a'], { outcome: 'crisis' }),
    ]);
    expect(figures).toMatchObject({ rejected: 50, anyway: 50, danger: 100, alarms: 33.3 });
  });
});
