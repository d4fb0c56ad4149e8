import { readFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';
import { z } from 'zod';
import type { LanguageReader } from '../../src/recognize/language.ts';
import { filesBelow } from '../house/sources.ts';
import { loadParts } from '../turn/talking.ts';
import { leastWorkOf } from '../cpu-time.ts';

let isForeign: LanguageReader;
beforeAll(async () => {
  isForeign = (await loadParts()).content.isForeign;
});

const sentences = z
  .record(z.string(), z.array(z.string()))
  .parse(parse(readFileSync(path.join(__dirname, 'languages.yaml'), 'utf8')));

/** The greatest share of English lines that may be taken for another language. */
const MOST_FALSE = 0.001;

describe('a message in another language', () => {
  it.each(Object.keys(sentences))('is known as such in %s', (language) => {
    const lines = sentences[language] ?? [];
    const missed = lines.filter((line) => !isForeign(line));
    expect({ missed, share: missed.length / lines.length <= 0.05 }).toEqual({ missed, share: true });
  });

  it.each(['Guten Tag', 'necesito ayuda', 'привет', '你好', 'buenas tardes, gracias'])(
    'is known from few words where each is foreign: %s',
    (text) => {
      expect(isForeign(text)).toBe(true);
    },
  );
});

describe('English', () => {
  it('is hardly ever taken for another language, in whatever English it is written', () => {
    const lines = filesBelow('knowledge/en/phrasings', ['.txt']).flatMap(({ text }) =>
      text.split('\n').filter((line) => line.trim() !== '' && !line.startsWith('#')),
    );
    const taken = lines.filter((line) => isForeign(line));
    expect(lines.length).toBeGreaterThan(10_000);
    expect({ taken, few: taken.length / lines.length <= MOST_FALSE }).toEqual({ taken, few: true });
  });

  it.each([
    'Thank you señor, what does it cost?',
    'my abuela says therapy is for locos',
    'is there a Dr. Müller at your place',
    'Müller Schröder',
    'how do you say therapist, psicólogo?',
    'wat kinda stuf do yall tlk abt in there lol',
    'abeg how much una dey charge for one session',
    'café near the clinic?',
    'ʕ•ᴥ•ʔ',
    '¯\\_(ツ)_/¯ whatever',
    'https://example.org/die/der/das',
    '555 0100',
    'hmm',
    '',
  ])('stays English: %s', (text) => {
    expect(isForeign(text)).toBe(false);
  });

  it('is read in a moment, however long it is', () => {
    const long = 'der die das '.repeat(20_000);
    expect(leastWorkOf(() => isForeign(long))).toBeLessThan(10);
  });
});
