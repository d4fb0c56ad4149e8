import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { maskText, type Particular } from '../../src/model/mask.ts';
import { occurrences, redact } from '../../src/safety/redaction.ts';
import { leastWorkOf } from '../cpu-time.ts';

const masked = (text: string, known?: readonly Particular[]): string =>
  maskText(text, redact(text, known)).text;
const kinds = (text: string): string[] => redact(text).map(([what]) => what);

describe('redaction', () => {
  it.each([
    ['call me on 518-555-0100 please', 'call me on ••• please', 'phone'],
    ['(518) 555 0100', '•••', 'phone'],
    ['+44 20 7946 0958 is mine', '••• is mine', 'phone'],
    ['5185550100', '•••', 'phone'],
    ['it is 07700 900123.', 'it is •••.', 'phone'],
    ['５１８ ５５５ ０１００', '•••', 'phone'],
    ['518\t555\n0100', '•••', 'phone'],
    ['518·555•0100', '•••', 'phone'],
    ['518_555\u2212010\u200b0', '•••', 'phone'],
    ['write to ann.lee+x@mail.example, ok', 'write to •••, ok', 'email'],
    ['mail:ann@mail.example.', 'mail:•••.', 'email'],
    ['ann＠mail.example', '•••', 'email'],
    ['my card is 4111 1111 1111 1111', 'my card is •••', 'number'],
    ['member 123456789 here', 'member ••• here', 'number'],
    ['hello, my name is Ann Lee and I', 'hello, my name is ••• and I', 'name'],
    ['My name’s ann and i', 'My name’s ••• and i', 'name'],
  ])('hides %j', (text, expected, kind) => {
    expect(masked(text)).toBe(expected);
    expect(kinds(text)).toContain(kind);
  });

  it.each([
    'I was born in 1990 and it began in 2019-2021',
    'on 2026-05-04 at 10:30',
    'on 4.5.2026 or 05/04/2026',
    'I slept 3 hours in 14 days',
    'call 988 or text HOME to 741741',
    'it costs 150-200 a session',
    '@home and a@b',
    '{"about":"kQ1234567zabcdefghijk_-"}',
    'the name of the game',
  ])('lets %j stand', (text) => {
    expect(masked(text)).toBe(text);
  });

  it('hides what a form took wherever it stands as a whole word, in any case', () => {
    const known = [{ what: 'name', text: 'Ann' } as const];
    expect(masked('ANN here. I am Ann, and annoyed. Ann', known)).toBe(
      '••• here. I am •••, and annoyed. •••',
    );
    expect(occurrences('nothing', known)).toEqual([]);
    expect(masked('İ am Ann', known)).toBe('İ am •••');
  });

  it('hides each part of a name that a form took, but not the words of a sentence that stood in its field', () => {
    const given = [{ what: 'name', text: 'Marguerite Old-Castle' } as const];
    expect(masked("thanks, marguerite here; OLD-CASTLE is my last, marguerite's", given)).toBe(
      "thanks, ••• here; ••• is my last, •••'s",
    );
    expect(masked('old castles', given)).toBe('old castles');
    const sentence = [{ what: 'name', text: 'I would rather not say' } as const];
    expect(masked('I would like to say more', sentence)).toBe('I would like to say more');
    expect(masked('Jo and li, ann lee', [{ what: 'name', text: 'Li Jo' }])).toBe('Jo and li, ann lee');
  });

  it('gives spans in order, within the text, none upon another, and leaves nothing of them standing', () => {
    const pieces = [
      '518-555-0100',
      'ann@mail.example',
      '4111111111111111',
      'word',
      ' ',
      '@',
      '-',
      '(',
      '19',
      '.',
    ];
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 30 }), (chosen) => {
        const text = chosen.join('');
        let last = 0;
        for (const [, start, end] of redact(text)) {
          expect(start).toBeGreaterThanOrEqual(last);
          expect(end).toBeGreaterThan(start);
          last = end;
        }
        expect(last).toBeLessThanOrEqual(text.length);
        expect(masked(text)).not.toContain('555-0100');
        expect(masked(text)).not.toContain('4111111111111111');
      }),
    );
  });

  it.each(['1', '1 ', '(1', '@', 'a@', 'a.', '1-', '+', 'my name is ', '2019-', '１ ', 'a@b.'])(
    'reads %j a quarter of a million times over in proportion to its length',
    (shape) => {
      const long = shape.repeat(Math.ceil(262_144 / shape.length));
      const short = long.slice(0, long.length / 8);
      expect(leastWorkOf(() => redact(long))).toBeLessThan(
        40 *
          Math.max(
            5,
            leastWorkOf(() => redact(short)),
          ),
      );
    },
  );
});
