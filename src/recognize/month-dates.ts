import { MONTHS } from './english.ts';
import type { DateAt, Today } from './date-at.ts';
import { parts } from './lex.ts';
import { ordinalAt } from './numbers.ts';
import { dateOf, dayNumber } from '../model/zone.ts';

/**
 * Dates by day and month: "the 14th", "14 december", "dec 14th 2027", "14th of next month", "12/03", "2026-12-03".
 * `bare` also takes a number alone as a day of the month, where a weekday stands before it ("tuesday 14").
 */
export function absoluteAt(
  tokens: readonly string[],
  start: number,
  today: Today,
  bare = false,
): DateAt | undefined {
  return (
    figuresAt(tokens[start] ?? '', today) ??
    dayMonthAt(tokens, start, today) ??
    monthDayAt(tokens, start, today) ??
    dayOnlyAt(tokens, start, today, bare)
  );
}

function made(length: number, day: number | undefined, open = false): DateAt | undefined {
  return day === undefined ? undefined : { length, days: [day], open };
}

/** 12/03, 12/03/2026, 12.03.2026, 2026-12-03. Two figures with a point are a time, with a hyphen a range. */
function figuresAt(word: string, today: Today): DateAt | undefined {
  // Round the clock, not the 24th of July.
  if (word === '24/7') return undefined;
  const figures = parts(word, './-');
  const [a, b, c] = figures;
  if (a === undefined || b === undefined) return undefined;
  if (figures.length === 2) {
    if (!word.includes('/')) return undefined;
    return made(
      1,
      inOrder(a, b, today, (month, day) => upcoming(month, day, today)),
    );
  }
  if (c === undefined || figures.length !== 3) return undefined;
  if (a >= 1000) return made(1, dayNumber(a, b, c));
  return made(
    1,
    inOrder(a, b, today, (month, day) => dayNumber(fullYear(c), month, day)),
  );
}

/** Month and day in the culture's order, or in the other where only that makes a date. */
function inOrder(
  a: number,
  b: number,
  today: Today,
  make: (month: number, day: number) => number | undefined,
): number | undefined {
  const [month, day] = today.monthFirst ? [a, b] : [b, a];
  return month > 12 && day <= 12 ? make(day, month) : make(month, day);
}

function fullYear(year: number): number {
  return year < 100 ? 2000 + year : year;
}

/** A day of the month as a figure or an ordinal. */
function dayAt(
  tokens: readonly string[],
  start: number,
): { readonly day: number; readonly length: number } | undefined {
  const ordinal = ordinalAt(tokens, start);
  if (ordinal !== undefined) return { day: ordinal.value, length: ordinal.length };
  return /^\d{1,2}$/.test(tokens[start] ?? '') ? { day: Number(tokens[start]), length: 1 } : undefined;
}

/** A year of four figures, where one follows. */
function yearAt(tokens: readonly string[], place: number): number | undefined {
  return /^20\d\d$/.test(tokens[place] ?? '') ? Number(tokens[place]) : undefined;
}

/** "14 december", "14th of dec 2026", "the 3rd of next month". */
function dayMonthAt(tokens: readonly string[], start: number, today: Today): DateAt | undefined {
  const first = dayAt(tokens, start);
  if (first === undefined) return undefined;
  const link = tokens[start + first.length] === 'of' ? 1 : 0;
  const place = start + first.length + link;
  const month = MONTHS.get(tokens[place] ?? '');
  if (month !== undefined) return withYear(tokens, place + 1, start, month, first.day, today);
  const which = tokens[place] === 'the' ? place + 1 : place;
  const offset = ['this', 'next'].indexOf(tokens[which] ?? '');
  if (offset < 0 || tokens[which + 1] !== 'month') return undefined;
  const now = dateOf(today.day);
  const months = now.year * 12 + now.month - 1 + offset;
  return made(which + 2 - start, dayNumber(Math.floor(months / 12), (months % 12) + 1, first.day));
}

/** "december 14", "dec the 14th, 2027". */
function monthDayAt(tokens: readonly string[], start: number, today: Today): DateAt | undefined {
  const month = MONTHS.get(tokens[start] ?? '');
  if (month === undefined) return undefined;
  const skip = tokens[start + 1] === 'the' ? 2 : 1;
  const day = dayAt(tokens, start + skip);
  return day === undefined
    ? undefined
    : withYear(tokens, start + skip + day.length, start, month, day.day, today);
}

function withYear(
  tokens: readonly string[],
  place: number,
  start: number,
  month: number,
  day: number,
  today: Today,
): DateAt | undefined {
  const year = yearAt(tokens, place);
  if (year !== undefined) return made(place + 1 - start, dayNumber(year, month, day));
  return made(place - start, upcoming(month, day, today));
}

/** What may come after a day of the month that stands alone; after "the first" comes mostly something counted. */
const MAY_FOLLOW = new Set(
  [
    '',
    '?',
    'at',
    'in',
    'on',
    'of',
    'or',
    'and',
    'by',
    'from',
    'around',
    'about',
    'between',
    'is',
    'i',
    'please',
    'pls',
  ].concat(
    [
      'half',
      'quarter',
      'noon',
      'midday',
      'morning',
      'afternoon',
      'evening',
      'this',
      'next',
      'ok',
      'thanks',
      'if',
      'but',
    ],
    ['which', 'a', 'its', 'it', 'then', 'maybe', 'ten', 'five', 'twenty', 'not', 'with', 'for', 'my', 'we'],
  ),
);

/** "the 14th": of this month, or of the next one that has such a day. */
function dayOnlyAt(
  tokens: readonly string[],
  start: number,
  today: Today,
  bare: boolean,
): DateAt | undefined {
  const ordinal = ordinalAt(tokens, start);
  const figure = bare && /^(1[3-9]|2\d|3[01])$/.test(tokens[start] ?? '') ? dayAt(tokens, start) : undefined;
  const day = ordinal?.value ?? figure?.day;
  if (day === undefined || day < 1 || day > 31) return undefined;
  // "the second one", "a second" are no dates: an ordinal in words needs its article and nothing it could count.
  if (figure === undefined && /^[a-z]/.test(tokens[start] ?? '') && !bare && tokens[start - 1] !== 'the')
    return undefined;
  const after = tokens[start + (ordinal?.length ?? 1)] ?? '';
  if (!MAY_FOLLOW.has(after) && !/^\d/.test(after)) return undefined;
  const now = dateOf(today.day);
  for (let count = 0; count <= 2; count += 1) {
    const months = now.year * 12 + now.month - 1 + count;
    const there = dayNumber(Math.floor(months / 12), (months % 12) + 1, day);
    if (there !== undefined && there >= today.day) return made(ordinal?.length ?? 1, there);
  }
  return undefined;
}

/** A date this recently over is more likely a slip, or over, than meant for next year. */
const JUST_OVER = 60;

/** This year's date, or next year's where this year's is long over; 29 February waits for its year. */
function upcoming(month: number, day: number, today: Today): number | undefined {
  const { year } = dateOf(today.day);
  const over = [year - 1, year].flatMap((one) => dayNumber(one, month, day) ?? []);
  const recent = over.find((one) => one < today.day && one >= today.day - JUST_OVER);
  if (recent !== undefined) return recent;
  for (let count = 0; count <= 8; count += 1) {
    const there = dayNumber(year + count, month, day);
    if (there !== undefined && there >= today.day) return there;
    if (there === undefined && !(month === 2 && day === 29)) return undefined;
  }
  return undefined;
}

/** The same day some months on, or the month's last day where it has no such day. */
export function monthsOn(count: number, day: number): number | undefined {
  const from = dateOf(day);
  const months = from.year * 12 + from.month - 1 + count;
  const [year, month] = [Math.floor(months / 12), (months % 12) + 1];
  for (let last = from.day; last > 27; last -= 1) {
    const there = dayNumber(year, month, last);
    if (there !== undefined) return there;
  }
  return dayNumber(year, month, from.day);
}
