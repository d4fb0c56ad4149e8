import { describe, expect, it } from '@jest/globals';
import { createFold } from '../../src/safety/fold.ts';
import { generalQuestions } from '../../src/safety/frames.ts';

const fold = createFold(new Set());
const asked = (text: string): number[] => [...generalQuestions(fold(text))];

describe('a question asked only to know', () => {
  it('opens with a question word and means nobody in particular', () => {
    expect(asked('and how do schools treat bullying')).toHaveLength(1);
    expect(asked('how do I stop')).toHaveLength(0);
    expect(asked('what does he do')).toHaveLength(0);
    expect(asked('schools are fine')).toHaveLength(0);
  });

  it('speaks for its own sentence and for no other', () => {
    expect(asked('I am lost. What is therapy? My friend knows.')).toHaveLength(1);
  });
});
