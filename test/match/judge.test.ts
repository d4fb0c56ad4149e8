import { beforeAll, describe, expect, it } from '@jest/globals';
import { fit, type Example } from '../../src/match/fit.ts';
import { createMatcher, type Matcher } from '../../src/match/judge.ts';
import type { Lexicon } from '../../src/match/lexicon.ts';

const lexicon: Lexicon = {
  spellings: { words: new Map([['u', 'you']]), suffixes: new Map([['s', '']]) },
  groups: new Map([['therapist', ['therapist', 'counselor', 'shrink']]]),
};

const said: Record<string, string[]> = {
  'clinic/fees': [
    'how much does it cost',
    'what is the price of a session',
    'fees please',
    'how do i pay',
    'is it expensive',
  ],
  'clinic/hours': [
    'when are you open',
    'opening hours',
    'are you open on saturday',
    'what time do you close',
    'hours on sunday',
  ],
  'relationship/fit': [
    'i do not like my therapist',
    'can i change therapist',
    'i would like to change to another therapist',
    'we do not click',
    'a different therapist please',
    'swap therapist',
  ],
  none: [
    'reset my password',
    'the printer is broken',
    'weather tomorrow',
    'book me a flight',
    'who won the match',
  ],
};
const examples: Example[] = Object.entries(said).flatMap(([id, texts]) =>
  texts.map((text) => ({ id, text })),
);

describe('matcher', () => {
  let matcher: Matcher;
  beforeAll(() => {
    matcher = createMatcher(fit(examples, lexicon));
  });

  it('finds an entry by words it has seen, spelled wrong', () => {
    const finding = matcher.judge('i do not liek my therapsit');
    expect(finding.why.candidates[0]?.id).toBe('relationship/fit');
    expect(finding.why.corrected).toContainEqual(['therapsit', 'therapist']);
  });

  it('knows a word of a concept group that no example uses', () => {
    expect(matcher.judge('can i change my shrink').why.candidates[0]?.id).toBe('relationship/fit');
  });

  it('puts what is out of scope under none', () => {
    expect(matcher.judge('the printer needs a password').why.candidates[0]?.id).toBe('none');
  });

  it('gives probabilities that add up to one, best first', () => {
    const all = matcher.judge('open on sunday').why.candidates.map((candidate) => candidate.confidence);
    expect(all.reduce((sum, each) => sum + each, 0)).toBeCloseTo(1, 4);
    expect(all).toEqual(all.toSorted((a, b) => b - a));
  });

  it('names the words that spoke for the first candidate', () => {
    expect(matcher.judge('what are the opening hours').why.matched).toContain('hours');
  });

  it('takes anything without a fault, and the same text twice alike', () => {
    for (const text of [
      '',
      '   ',
      '?',
      '😀😀',
      '\u0000\u0001',
      '漢字',
      'yes '.repeat(20_000),
      '__proto__',
      'constructor toString',
    ]) {
      expect(matcher.judge(text)).toEqual(matcher.judge(text));
    }
  });

  it('is fitted the same from the same examples', () => {
    const one = fit(examples, lexicon);
    const two = fit(examples, lexicon);
    expect(Buffer.from(one.words.weights.buffer).equals(Buffer.from(two.words.weights.buffer))).toBe(true);
    expect(
      Buffer.from(one.characters.weights.buffer).equals(Buffer.from(two.characters.weights.buffer)),
    ).toBe(true);
  });
});
