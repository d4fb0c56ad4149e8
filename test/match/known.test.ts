import { describe, expect, it } from '@jest/globals';
import { knownKey, knownMessages, recall } from '../../src/match/known.ts';

const lexicon = {
  spellings: { words: new Map([['wat', 'what']]), suffixes: new Map<string, string>() },
  groups: new Map(),
};

describe('known messages', () => {
  it('are recognized whatever their case and punctuation', () => {
    expect(knownKey('What is CBT?', lexicon)).toBe(knownKey('what is cbt', lexicon));
  });

  it('are short', () => {
    expect(knownKey('one two three four five six seven eight nine', lexicon)).toBeUndefined();
    expect(knownKey('x'.repeat(5_000), lexicon)).toBeUndefined();
    expect(knownKey('?!', lexicon)).toBeUndefined();
  });

  it('belong to one class; what two claim is left to the scorers', () => {
    const examples = [{ text: 'How long?' }, { text: 'how long' }, { text: 'What is CBT?' }];
    const known = knownMessages(examples, Uint16Array.from([0, 1, 2]), lexicon);
    expect([...known]).toEqual([[knownKey('what is cbt', lexicon), 2]]);
  });

  it('lead whatever the neighbors scored, and stay a probability', () => {
    const confidence = Float32Array.from([0.2, 0.5, 0.3]);
    recall(confidence, 0);
    expect(confidence[0]).toBeCloseTo(0.97);
    expect(confidence.reduce((sum, value) => sum + value, 0)).toBeCloseTo(1);
    const sure = Float32Array.from([0.99, 0.01]);
    recall(sure, 0);
    expect(sure[0]).toBeCloseTo(0.99);
  });
});
