import { describe, expect, it } from '@jest/globals';
import { createReader } from '../../src/recognize/reader.ts';
import { clockAt, DAYS, loadAnswers, loadWords, written } from './answers.ts';

const words = loadWords();
const groups = loadAnswers();

it('there are at least a hundred answers to read', () => {
  expect(groups.flatMap((group) => group.answers).length).toBeGreaterThanOrEqual(100);
});

describe.each(groups.filter((group) => !group.worker))('$group', ({ now, zone, culture, kind, answers }) => {
  const reader = createReader({ clock: clockAt(now, zone), timeZone: zone, culture, words });

  it.each(answers)('reads "$text" as $want', ({ text, want, instant }) => {
    const read = reader.read(kind, text, kind === 'several' ? DAYS : []);
    expect(written(read)).toEqual(want);
    if (instant === undefined) return;
    const value = read.kind === 'understood' ? read.value : undefined;
    expect(value).toMatchObject({ type: 'date-time', instant: Date.parse(instant), zone });
  });
});

describe('words asked for, such as a name', () => {
  const reader = createReader({
    clock: clockAt('2026-11-23T10:00', 'Europe/London'),
    timeZone: 'Europe/London',
    culture: 'en-gb',
    words,
  });

  it.each(['yes', 'Yes please', 'ok', 'no', 'no thanks', 'yeah sure', '?!'])('are not %s', (text) => {
    expect(reader.read('text', text)).toEqual({ kind: 'unclear' });
  });

  it.each([
    'Yesenia',
    'Ann',
    'Norma',
    'Mr. No-Name of Willow Street',
    'yes it is Ann',
    'that my mother knows',
  ])('are %s', (text) => {
    expect(reader.read('text', text)).toMatchObject({ kind: 'understood', value: { type: 'text', text } });
  });
});

describe('what is repeated back', () => {
  const shown = (culture: string, kind: 'date-time' | 'duration', text: string): string => {
    const reader = createReader({
      clock: clockAt('2026-11-23T10:00', 'Europe/London'),
      timeZone: 'Europe/London',
      culture,
      words,
    });
    const read = reader.read(kind, text);
    return read.kind === 'understood' && 'shown' in read.value ? read.value.shown : '';
  };

  it('is a date in the American manner', () => {
    expect(shown('en-US', 'date-time', 'dec 1 at 2:30 pm')).toBe('Tuesday, December 1, 2026 at 2:30 PM');
  });

  it('is a date in the British manner', () => {
    expect(shown('en-GB', 'date-time', '1 dec at 2.30 pm')).toMatch(/^Tuesday,? 1 December 2026 at 14:30$/);
  });

  it('has no time of day where none was said', () => {
    expect(shown('en-us', 'date-time', 'dec 1')).toBe('Tuesday, December 1, 2026');
  });

  it('is a stretch of time in words', () => {
    expect(shown('en-us', 'duration', '90 minutes')).toBe('1 hour, 30 minutes');
    expect(shown('en-us', 'duration', 'ten days')).toBe('10 days');
  });
});

describe('hostile input', () => {
  const reader = createReader({
    clock: clockAt('2026-11-23T10:00', 'Europe/London'),
    timeZone: 'Europe/London',
    culture: 'en-gb',
    words,
  });
  const nasty = [
    'monday to '.repeat(20_000),
    'every day but '.repeat(20_000),
    'a-'.repeat(50_000),
    '7:'.repeat(50_000),
    'half past '.repeat(20_000),
    '\u{1f600}'.repeat(50_000),
    ' '.repeat(100_000),
  ];

  it.each(['several', 'time', 'duration', 'number', 'date-time'] as const)(
    'is read as %s from its beginning only, and is no answer or an ordinary one',
    (kind) => {
      for (const text of nasty) {
        // What stands behind the first few hundred characters changes nothing: so it cannot cost anything either.
        expect(reader.read(kind, text, DAYS)).toEqual(reader.read(kind, text.slice(0, 300), DAYS));
      }
    },
  );
});
