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

  it('counts a swap of neighbors as one edit', () => {
    expect(distance('abcd', 'acbd')).toBe(1);
    expect(distance('kate', 'cat')).toBe(2);
    expect(distance('', 'abc')).toBe(3);
  });
});
