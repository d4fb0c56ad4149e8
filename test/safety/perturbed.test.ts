import { describe, expect, it } from '@jest/globals';
import { detectDanger } from '../../src/safety/detect.ts';
import { readSet } from './sets.ts';

const plain = readSet('self')
  .filter(({ group }) => group === 'explicit')
  .map(({ text }) => text);

const swapOne = (text: string): string =>
  text
    .replace(/\b(kill|suicid)(\w)/i, (_, start: string, next: string) => `${start}${next}`)
    .replace(/myself/i, 'mysefl');
const each = (text: string, change: (letter: string) => string): string => Array.from(text, change).join('');

const WAYS: readonly (readonly [name: string, change: (text: string) => string])[] = [
  ['upper case', (text) => text.toUpperCase()],
  ['lower case without apostrophes', (text) => text.toLowerCase().replaceAll("'", '')],
  ['curly apostrophes', (text) => text.replaceAll("'", '’')],
  [
    'zero-width characters inside the words',
    (text) => each(text, (letter) => (/[a-z]/i.test(letter) ? `${letter}\u200b` : letter)),
  ],
  ['soft hyphens', (text) => text.replaceAll('i', 'i\u00ad')],
  [
    'full-width letters',
    (text) =>
      each(text, (letter) =>
        /[a-z]/i.test(letter) ? String.fromCharCode(letter.charCodeAt(0) + 0xfee0) : letter,
      ),
  ],
  ['accents', (text) => each(text, (letter) => (/[aeiou]/i.test(letter) ? `${letter}\u0301` : letter))],
  ['Cyrillic look-alikes', (text) => text.replaceAll('i', 'і').replaceAll('e', 'е').replaceAll('o', 'о')],
  [
    'digits for letters',
    (text) =>
      text.replace(/\b(kill|suicide|suicidal|myself|dead|die|life)\b/gi, (word) =>
        word.replace(/i/i, '1').replace(/e/i, '3'),
      ),
  ],
  ['spaces doubled', (text) => text.replaceAll(' ', '   ')],
  ['line breaks for spaces', (text) => text.replaceAll(' ', '\n')],
  ['an emoji between words', (text) => text.replaceAll(' ', ' 😭 ')],
  ['an emoji at the end', (text) => `${text} 🙏😭`],
  ['no full stops', (text) => text.replaceAll('.', '')],
  [
    'letters stretched',
    (text) => text.replace(/\b(die|kill|dead)\b/gi, (word) => `${word}${(word.at(-1) ?? '').repeat(3)}`),
  ],
  ['two letters changed about', swapOne],
  ['a greeting before it', (text) => `hi there, sorry to bother you. ${text}`],
];

describe('disguised and mistyped words of danger', () => {
  it.each(WAYS)('are seen with %s', (_, change) => {
    const missed = plain.filter((text) => detectDanger(change(text)) === undefined);
    expect(missed.length / plain.length).toBeLessThanOrEqual(0.02);
  });

  it.each([
    'k i l l myself',
    'k.i.l.l myself',
    'k-i-l-l myself',
    'kill my self',
    'k*ll myself',
    'su*cide is on my mind',
    'iwanttodie',
    'i want to d i e',
    'i wanttttt to dieeeee',
    '𝐈 𝐰𝐚𝐧𝐭 𝐭𝐨 𝐝𝐢𝐞',
    '🅺🅸🅻🅻 myself',
    'suicidle',
    'i am sucidal',
    'wanna kms',
    'unalive myself',
    'K!LL MYSELF',
  ])('are seen as %j', (text) => {
    expect(detectDanger(text)).toBeDefined();
  });

  it.each([
    'skill',
    'a kilo of flour',
    'olive oil',
    'my skills',
    'the diet',
    'indie films',
    'an audience',
    'soldier',
    'studied',
    'sweet dreams',
    'mice',
    'the pool',
  ])('are not seen in %j', (text) => {
    expect(detectDanger(text)).toBeUndefined();
  });
});
