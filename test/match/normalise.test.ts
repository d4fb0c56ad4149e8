import { describe, expect, it } from '@jest/globals';
import { MAX_TEXT, plain, words } from '../../src/match/normalise.ts';

const spellings = {
  words: new Map([
    ['u', 'you'],
    ['dont', 'do not'],
    ['thx', 'thanks'],
  ]),
  suffixes: new Map([
    ['ll', 'will'],
    ['s', ''],
  ]),
};
const read = (text: string): string[] => words(plain(text), spellings);

describe('normalise', () => {
  it('writes contractions and chat spellings out', () => {
    expect(read('Thx, u don’t say; dont we’ll see')).toEqual([
      'thanks',
      'you',
      'do',
      'not',
      'say',
      'do',
      'not',
      'we',
      'will',
      'see',
    ]);
  });

  it('takes accents, invisible characters and capitals away', () => {
    expect(read('THÉRA\u200bPY')).toEqual(['therapy']);
  });

  it('says a stretched letter twice at most', () => {
    expect(read('sooooo haaaappy')).toEqual(['soo', 'haappy']);
  });

  it('keeps a question mark as a word and drops other signs', () => {
    expect(read('why? because!')).toEqual(['why', '?', 'because']);
  });

  it('cuts what is too long, never through a pair of surrogates', () => {
    expect(plain('a'.repeat(10_000))).toHaveLength(MAX_TEXT);
    expect(plain(`${'a'.repeat(MAX_TEXT - 1)}😀`)).toBe('a'.repeat(MAX_TEXT - 1));
    expect(plain('\ufdfa'.repeat(MAX_TEXT)).length).toBeLessThanOrEqual(MAX_TEXT);
  });
});
