import { describe, expect, it } from '@jest/globals';
import { confusionsOf } from '../../src/authoring/confusions.ts';
import type { HeldOut } from '../../src/model/authoring.ts';

const held = (id: HeldOut['id'], taken: HeldOut['taken'], text: string): HeldOut => ({
  id,
  taken,
  text,
  file: 'knowledge/en/phrasings/a.txt',
  line: 1,
  confidence: 0.9,
  own: 0.05,
});

describe('what is taken for what', () => {
  it('is counted by direction, out of phrasings, test questions and corrections together, and not by chance', () => {
    const found = confusionsOf({
      heldOut: [held('clinic/fees', 'none', 'the price'), held('none', 'clinic/fees', 'the price of oil')],
      cases: [{ text: 'what do you charge', expected: 'clinic/fees', taken: 'none' }],
      mistaken: [{ expected: 'clinic/fees', answered: 'none', count: 2 }],
    });
    expect(found).toEqual([
      {
        expected: 'clinic/fees',
        taken: 'none',
        ours: 1,
        cases: 1,
        corrections: 2,
        examples: ['what do you charge', 'the price'],
      },
    ]);
  });

  it('puts what reviewers saw before what many phrasings say, and shows three examples at most', () => {
    const heldOut = ['a', 'b', 'c', 'd', 'e'].map((text) => held('clinic/hours', 'clinic/booking', text));
    const mistaken = [{ expected: 'clinic/fees', answered: 'clinic/insurance', count: 1 }];
    const [first, second] = confusionsOf({ heldOut, cases: [], mistaken });
    expect(first).toMatchObject({ expected: 'clinic/fees', corrections: 1, examples: [] });
    expect(second).toMatchObject({ ours: 5, examples: ['a', 'b', 'c'] });
  });
});
