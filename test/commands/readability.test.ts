import { describe, expect, it } from '@jest/globals';
import { readabilityOf } from '../../src/commands/readability.ts';

describe('the reading age', () => {
  it('is low for short words in short sentences, and high for long ones', () => {
    const easy = readabilityOf(['You can say no. We take it slow. It is up to you.']);
    const hard = readabilityOf([
      'Psychotherapeutic interventions necessitate considerable collaborative participation, particularly regarding individually established therapeutic objectives.',
    ]);
    expect(easy.age).toBeLessThan(8);
    expect(hard.age).toBeGreaterThan(20);
  });

  it('counts words, and the longest bubble, without names in braces and Markdown', () => {
    expect(readabilityOf(['**One** two three.', 'Four {slot.when} five six.'])).toMatchObject({
      words: 7,
      longest: 4,
    });
  });

  it('is defined for nothing at all', () => {
    expect(readabilityOf([])).toMatchObject({ words: 0, longest: 0 });
  });
});
