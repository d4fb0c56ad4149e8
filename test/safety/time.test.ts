import { describe, expect, it } from '@jest/globals';
import { detectDanger } from '../../src/safety/detect.ts';
import { leastWorkOf } from '../cpu-time.ts';

const LIMIT = 262_144;
/** So many bytes as they come over the wire. */
const fill = (piece: string, bytes: number): string =>
  piece.repeat(Math.max(1, Math.floor(bytes / Buffer.byteLength(piece))));

const PUMPS = [
  'a',
  ' ',
  'i ',
  'i want ',
  'i want to ',
  'kill ',
  'kill my',
  'not ',
  'my best friend ',
  'if i ',
  'k i l l ',
  'want*',
  '*',
  "'",
  '.',
  '!',
  '\n',
  'aaaa ',
  'iwantto',
  '\u0301',
  '\u200b',
  '😭',
  'ﷺ',
  '死',
  '1 ',
  'k1ll ',
  'suicidx ',
  'xq',
  'my mum said he will ',
  'i think about not ',
];

describe('the time the detector takes', () => {
  it.each(PUMPS)('grows with the text and nothing worse, on repeated %j', (pump) => {
    const small = leastWorkOf(() => detectDanger(fill(pump, LIMIT / 16)));
    const large = leastWorkOf(() => detectDanger(fill(pump, LIMIT)));
    // Sixteen times the text; a square would make it 256 times the time. Below a few milliseconds only noise is measured.
    expect(large).toBeLessThan(Math.max(small, 4) * 16 * 8);
  });

  it('stays within a generous bound on words that were never seen before', () => {
    let state = 7;
    const next = (): number => (state = (state * 1_103_515_245 + 12_345) % 2_147_483_648);
    const word = (): string =>
      Array.from({ length: 3 + (next() % 8) }, () => String.fromCharCode(97 + (next() % 26))).join('');
    const text = fill(Array.from({ length: 30_000 }, word).join(' '), LIMIT);
    expect(leastWorkOf(() => detectDanger(text))).toBeLessThan(1_000);
  });
});
