import { describe, expect, it } from '@jest/globals';
import { createSpeller, distance } from '../../src/match/speller.ts';

const speller = createSpeller(
  new Map([
    ['appointment', 50],
    ['therapist', 90],
    ['therapy', 80],
    ['insurance', 20],
    ['sad', 10],
    ['once', 1],
  ]),
);

describe('speller', () => {
  it('reads an unknown word as the nearest known one', () => {
    expect(speller.correct('apointmnet')).toBe('appointment');
    expect(speller.correct('theripist')).toBe('therapist');
    expect(speller.correct('insurence')).toBe('insurance');
  });

  it('leaves known words, short words and words unlike any other', () => {
    for (const word of ['therapy', 'once', 'sda', 'bicycle']) expect(speller.correct(word)).toBe(word);
  });

  it('gives the same verdict again from its memory', () => {
    expect([speller.correct('theraphy'), speller.correct('theraphy')]).toEqual(['therapy', 'therapy']);
  });

  it('does not take one real word for another, nor touch what is spared', () => {
    const strict = createSpeller(
      new Map([
        ['filled', 9],
        ['reception', 9],
        ['silence', 9],
        ['circling', 9],
      ]),
      (word) => word === 'cycling',
    );
    for (const word of ['killed', 'deception', 'violence', 'cycling'])
      expect(strict.correct(word)).toBe(word);
  });

  it('takes vowels, like sounds and, in longer words, neighboring keys for slips', () => {
    expect(distance('seperate', 'separate')).toBe(1);
    expect(distance('therapizt', 'therapist')).toBe(1);
    expect(distance('therapoat', 'theraplat')).toBeGreaterThan(1);
    expect(distance('appointmebt', 'appointment')).toBe(1);
  });

  it('counts a swap of neighbors as one edit', () => {
    expect(distance('abcd', 'acbd')).toBe(1);
    expect(distance('kate', 'cat')).toBe(2);
    expect(distance('', 'abc')).toBe(3);
  });
});
