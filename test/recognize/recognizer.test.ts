import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createReader } from '../../src/recognize/reader.ts';
import type { Kind } from '../../src/recognize/recognized.ts';
import { createRecognizer } from '../../src/recognize/recognizer.ts';
import type { Recognizer } from '../../src/recognize/recognizer.ts';
import { cutText } from '../../src/recognize/text.ts';
import { clockAt, loadAnswers, loadWords, written } from './answers.ts';
import { leastWorkOf, worked } from '../cpu-time.ts';

const words = loadWords();
const NOW = clockAt('2026-11-23T10:00', 'America/New_York').now();
const CLOCK = { now: () => NOW, monotonic: () => performance.now() };
const SILENT = { info: () => {}, warn: () => {}, error: () => {} };
const KINDS: readonly Kind[] = [
  'choice',
  'yes-no',
  'text',
  'list',
  'date-time',
  'number',
  'duration',
  'phone',
  'email',
];

/** Shapes that make patterns backtrack; each is pumped to 4 KB. */
const PUMPS = [
  'yes ',
  'no ',
  '1-',
  '1 ',
  '1/',
  '1.',
  '1:',
  '12/',
  '2026-',
  'at ',
  'half past ',
  'next tuesday ',
  'in two ',
  'two hundred and ',
  'a',
  ' ',
  '\t\n',
  '(',
  '+1',
  '@a.',
  'a@',
  '😀',
  '👨‍👩‍👧',
  'é',
  "'",
  'one hour and ',
  'the first of ',
  '{slot.',
  '‮',
  '\u0000',
];

let recognizer: Recognizer;

beforeAll(async () => {
  recognizer = createRecognizer({
    clock: CLOCK,
    timeZone: 'America/New_York',
    culture: 'en-us',
    words,
    log: SILENT,
    // A busy machine is slow to warm up: what is tested here is what is read, not how fast.
    guard: { killAfter: 20_000 },
  });
  await recognizer.ready();
});

afterAll(async () => {
  await recognizer.close();
});

describe.each(loadAnswers().filter((group) => group.worker))('$group', ({ kind, answers }) => {
  it.each(answers)('reads "$text" as $want', async ({ text, want }) => {
    expect(written(await recognizer.recognize(kind, text))).toEqual(want);
  });
});

describe('hostile input', () => {
  const reader = createReader({
    clock: clockAt('2026-11-23T10:00', 'America/New_York'),
    timeZone: 'America/New_York',
    culture: 'en-us',
    words,
  });
  const choices = [
    { key: 'skip', label: 'Skip this' },
    { key: 'reading-1', label: 'Friday at 2:30 PM', time: '14:30' },
  ];

  it.each(PUMPS)('of the shape "%s" takes our own matchers no time', (pump) => {
    const text = pump.repeat(Math.ceil(4096 / pump.length));
    const slow = KINDS.filter((kind) => leastWorkOf(() => reader.read(kind, text, choices)) > 50);
    expect(slow).toEqual([]);
  });

  it('never holds the loop, however long the worker takes', async () => {
    const guarded = createRecognizer({
      clock: CLOCK,
      timeZone: 'America/New_York',
      culture: 'en-us',
      words,
      log: SILENT,
    });
    await guarded.ready();
    // What this thread does not work on cannot hold its loop; the worker's work is not counted.
    const held: number[] = [];
    for (const pump of PUMPS) {
      const text = pump.repeat(Math.ceil(4096 / pump.length));
      for (const kind of KINDS) {
        const before = worked();
        await guarded.recognize(kind, text);
        held.push(worked() - before);
      }
    }
    await guarded.close();
    expect(Math.max(...held)).toBeLessThan(250);
  });

  it('is cut to 256 characters, never through a character', () => {
    expect(cutText('😀'.repeat(200))).toHaveLength(256);
    expect(cutText(`a${'😀'.repeat(200)}`)).toHaveLength(255);
    expect(cutText('short')).toBe('short');
  });
});

describe('a recognizer without its worker', () => {
  it('still reads what our own matchers read', async () => {
    const alone = createRecognizer({
      clock: clockAt('2026-11-23T10:00', 'America/New_York'),
      timeZone: 'America/New_York',
      culture: 'en-us',
      words,
      log: SILENT,
    });
    await alone.close();
    expect(written(await alone.recognize('date-time', 'tomorrow at 2 pm'))).toBe('2026-11-24 14:00');
    expect(written(await alone.recognize('date-time', 'christmas eve'))).toBe('unclear');
  });
});
