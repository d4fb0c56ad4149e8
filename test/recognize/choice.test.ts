import { describe, expect, it } from '@jest/globals';
import { choiceLabeled, createChoiceMatcher } from '../../src/recognize/choice.ts';
import { createReader } from '../../src/recognize/reader.ts';
import { clockAt, loadWords } from './answers.ts';

const words = loadWords();
const matcher = createChoiceMatcher(words);

const KINDS = [
  { key: 'journaling', label: 'Journaling' },
  { key: 'relaxation', label: 'Relaxation practice' },
  { key: 'behaviour', label: 'Changing a habit', also: ['behavior', 'habits'] },
  { key: 'goals', label: 'Setting goals' },
];

describe('a choice', () => {
  it.each([
    ['Journaling', 'journaling'],
    ['journalling', 'journaling'],
    ['jour', 'journaling'],
    ['relaxation', 'relaxation'],
    ['relaxtion', 'relaxation'],
    ['the relaxation one please', 'relaxation'],
    ['tell me about goals', 'goals'],
    ['i would like to hear about setting goals', 'goals'],
    ['habit', 'behaviour'],
    ['behavior', 'behaviour'],
    ['habits please', 'behaviour'],
    ['the second one', 'relaxation'],
    ['second', 'relaxation'],
    ['2', 'relaxation'],
    ['2.', 'relaxation'],
    ['#3', 'behaviour'],
    ['number two', 'relaxation'],
    ['option 1', 'journaling'],
    ['1st', 'journaling'],
    ['the first one', 'journaling'],
    ['one', 'journaling'],
    ['the last one', 'goals'],
    ['last', 'goals'],
    ['4th please', 'goals'],
    ['um the third i think', 'behaviour'],
  ])('"%s" is %s', (text, key) => {
    expect(matcher.match(text, KINDS, false)).toBe(key);
  });

  it.each([
    'what are goals in CBT',
    'the fifth one',
    '9',
    'that one',
    'both',
    'the first and the second',
    'relaxation or goals',
    'i do not like goals',
    'why',
    'no',
    're',
    '',
  ])('"%s" is none', (text) => {
    expect(matcher.match(text, KINDS, false)).toBeUndefined();
  });

  it('is never guessed between two labels that fit', () => {
    const two = [
      { key: 'a', label: 'What it is like' },
      { key: 'b', label: 'What it costs' },
    ];
    expect(matcher.match('what it', two, false)).toBeUndefined();
    expect(matcher.match('what it costs', two, false)).toBe('b');
  });

  it('stands aside where any words are an answer', () => {
    const skip = [{ key: 'skip', label: 'Skip this' }];
    expect(matcher.match('1', skip, true)).toBeUndefined();
    expect(matcher.match('this', skip, true)).toBeUndefined();
    expect(matcher.match("i'd rather not say", skip, true)).toBe('skip');
    expect(matcher.match('skip this', skip, true)).toBe('skip');
    expect(matcher.match('I skip meals', skip, true)).toBeUndefined();
  });

  it('is known by its label before any command', () => {
    expect(choiceLabeled("that's enough for now", [{ key: 'enough', label: "That's enough for now" }])).toBe(
      'enough',
    );
    expect(choiceLabeled('enough', [{ key: 'all', label: "That's enough for now" }])).toBeUndefined();
  });

  it('holds with keys that objects inherit', () => {
    expect(matcher.match('constructor', [{ key: 'constructor', label: 'Builder' }], false)).toBe(
      'constructor',
    );
    expect(matcher.match('toString', KINDS, false)).toBeUndefined();
  });
});

describe('readings offered back', () => {
  const reader = createReader({
    clock: clockAt('2026-11-23T10:00', 'Europe/London'),
    timeZone: 'Europe/London',
    culture: 'en-gb',
    words,
  });
  const offered = [
    { key: 'reading-1', label: 'Friday 27 November 2026 at 14:30', time: '14:30' },
    { key: 'reading-2', label: 'Friday 27 November 2026 at 02:30', time: '02:30' },
    { key: 'skip', label: "I'd rather not say" },
  ];

  it.each([
    ['in the afternoon', 'reading-1'],
    ['pm', 'reading-1'],
    ['the morning', 'reading-2'],
    ['at night', 'reading-2'],
    ['the first one', 'reading-1'],
    ['2', 'reading-2'],
    ['Friday 27 November 2026 at 02:30', 'reading-2'],
    ['no thanks', 'skip'],
  ])('"%s" is %s', (text, key) => {
    expect(reader.read('date-time', text, offered)).toEqual({
      kind: 'understood',
      value: { type: 'choice', key },
    });
  });

  it('may be answered by another date', () => {
    const read = reader.read('date-time', 'no, monday at 9 am', offered);
    expect(read).toMatchObject({ kind: 'understood', value: { date: '2026-11-30', time: '09:00' } });
  });
});

describe('free text', () => {
  const reader = createReader({
    clock: clockAt('2026-11-23T10:00', 'Europe/London'),
    timeZone: 'Europe/London',
    culture: 'en-gb',
    words,
  });

  it('is kept whole and trimmed', () => {
    const text = `  ${'long '.repeat(200)} `;
    expect(reader.read('text', text)).toEqual({
      kind: 'understood',
      value: { type: 'text', text: text.trim() },
    });
  });

  it('needs a letter or a figure', () => {
    expect(reader.read('text', ' … 🙂 ')).toEqual({ kind: 'unclear' });
    expect(reader.read('list', '')).toEqual({ kind: 'unclear' });
  });
});
