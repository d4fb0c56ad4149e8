import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { shortened, splitText } from '../../src/channels/split.ts';

const squeezed = (text: string) => text.replaceAll(/\s/g, '');

describe('a long text', () => {
  it('is cut between paragraphs before lines, lines before sentences, sentences before words', () => {
    expect(splitText('One two.\n\nThree four.', 12)).toEqual(['One two.', 'Three four.']);
    expect(splitText('One two.\nThree four.', 12)).toEqual(['One two.', 'Three four.']);
    expect(splitText('One two. Three four.', 12)).toEqual(['One two.', 'Three four.']);
    expect(splitText('One two three four', 12)).toEqual(['One two', 'three four']);
  });

  it('stays whole where it fits', () => {
    expect(splitText('', 10)).toEqual(['']);
    expect(splitText('exactly ten', 11)).toEqual(['exactly ten']);
  });

  it('cuts no character in two', () => {
    for (const piece of splitText('😀'.repeat(20), 7)) expect(piece.isWellFormed()).toBe(true);
  });

  it('loses nothing but white space, and no piece is too long', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 300 }),
        fc.integer({ min: 2, max: 60 }),
        (text, limit) => {
          const pieces = splitText(text, limit);
          expect(squeezed(pieces.join(''))).toBe(squeezed(text));
          expect(pieces.every((piece) => piece.length <= limit)).toBe(true);
        },
      ),
    );
  });

  it('of a megabyte is cut within a moment', () => {
    expect(splitText('a b\n'.repeat(250_000), 3_000).length).toBeGreaterThan(300);
  });
});

describe('a label', () => {
  it('is shortened at a word, with an ellipsis', () => {
    expect(shortened('Short', 10)).toBe('Short');
    expect(shortened('What happens in a first session', 20)).toBe('What happens in a…');
    expect(shortened('😀'.repeat(20), 8).isWellFormed()).toBe(true);
  });
});
