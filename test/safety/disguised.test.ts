import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { detectDanger } from '../../src/safety/detect.ts';
import { readSet } from './sets.ts';

const plain = readSet('self')
  .filter(({ group }) => group === 'explicit')
  .map(({ text }) => text)
  .filter((text) => detectDanger(text) !== undefined);

const INVISIBLE = ['\u200b', '\u200d', '\u2060', '\ufeff', '\u00ad', '\u034f'];
const SIGNS = ['😭', '🙏', '💔', '✨', '...', '\n', '  ', '\t'];
const LETTERS: readonly (readonly [string, string])[] = [
  ['a', 'а'],
  ['e', 'е'],
  ['o', 'ο'],
  ['i', 'і'],
  ['c', 'с'],
];

/** Changes that leave the words as they are to the eye, each put where `place` says. */
const CHANGES: readonly ((text: string, place: number) => string)[] = [
  (text) => text.toUpperCase(),
  (text) => text.toLowerCase().replaceAll("'", '’'),
  (text, place) =>
    Array.from(text, (letter, at) =>
      at % 3 === place % 3 && /[a-z]/i.test(letter)
        ? letter + (INVISIBLE[place % INVISIBLE.length] ?? '')
        : letter,
    ).join(''),
  (text, place) => {
    const [latin, alike] = LETTERS[place % LETTERS.length] ?? ['a', 'а'];
    return text.replace(latin, alike);
  },
  (text, place) => `${SIGNS[place % SIGNS.length] ?? ''} ${text} ${SIGNS[(place + 3) % SIGNS.length] ?? ''}`,
  (text, place) => `${'We talked about the garden and the weather. '.repeat(place % 40)}${text}`,
];

describe('any mixture of disguises', () => {
  it('hides no plain word of danger from the rules', () => {
    const change = fc.record({ which: fc.nat(CHANGES.length - 1), place: fc.nat(1000) });
    fc.assert(
      fc.property(
        fc.constantFrom(...plain),
        fc.array(change, { minLength: 1, maxLength: 4 }),
        (text, changes) => {
          const disguised = changes.reduce((so, { which, place }) => CHANGES[which]?.(so, place) ?? so, text);
          expect(detectDanger(disguised)).toBeDefined();
        },
      ),
      { seed: 20, numRuns: 400 },
    );
  });
});
