import { MONTHS, MONTH_UNITS, SECONDS, TODAY, TOMORROW, WEEKDAYS } from './english.ts';
import { absoluteAt } from './month-dates.ts';
import { numberAt, ordinalAt } from './numbers.ts';
import { dateOf, dayNumber, weekdayOf } from './zone.ts';

/** A date found in a row of words. */
export interface DateAt {
  readonly length: number;
  /** Day numbers, likeliest first: more than one where weekday and date contradict each other. */
  readonly days: readonly number[];
  /** A bare small number may follow as the hour ("tomorrow 2"). */
  readonly open: boolean;
}

/** What dates are read against. */
export interface Today {
  readonly day: number;
  /** "12/03" is 3 December in en-us and 12 March elsewhere. */
  readonly monthFirst: boolean;
}

type Parser = (tokens: readonly string[], start: number, today: Today) => DateAt | undefined;

/** The longest date that begins at a word. */
export function dateAt(tokens: readonly string[], start: number, today: Today): DateAt | undefined {
  const parsers: readonly Parser[] = [
    weekdayWithDate,
    absoluteAt,
    weekOnAt,
    weekdayAt,
    countedAt,
    namedAt,
    nthWeekdayAt,
  ];
  return parsers
    .flatMap((parse) => parse(tokens, start, today) ?? [])
    .reduce<DateAt | undefined>(
      (best, found) => (best === undefined || found.length > best.length ? found : best),
      undefined,
    );
}

function found(length: number, day: number, open = true): DateAt {
  return { length, days: [day], open };
}

const BEFORE_OTHER_WORDS = new Set([
  'i',
  'we',
  'he',
  'she',
  'they',
  'you',
  'it',
  'the',
  'and',
  'just',
  'got',
  'in',
]);

/** "i sat", "the sun", "just wed": short names of weekdays that are other words here. */
function isOtherWord(tokens: readonly string[], place: number): boolean {
  return (
    ['sat', 'sun', 'wed'].includes(tokens[place] ?? '') && BEFORE_OTHER_WORDS.has(tokens[place - 1] ?? '')
  );
}

/** The coming such weekday; said on the day itself it is the one in a week ("today" is what people say then). */
function coming(weekday: number, today: Today): number {
  return today.day + (((weekday - weekdayOf(today.day) + 6) % 7) + 1);
}

/** That weekday of the week after this one, weeks beginning on Monday. */
function ofNextWeek(weekday: number, today: Today): number {
  const monday = today.day - ((weekdayOf(today.day) + 6) % 7);
  return monday + 7 + ((weekday + 6) % 7);
}

/** today, tomorrow, the day after tomorrow, yesterday. */
function namedAt(tokens: readonly string[], start: number, today: Today): DateAt | undefined {
  const word = tokens[start] ?? '';
  const offset = TODAY.has(word) ? 0 : TOMORROW.has(word) ? 1 : word === 'yesterday' ? -1 : undefined;
  if (offset !== undefined) {
    if (tokens[start + 1] === 'week') return found(2, today.day + offset + 7);
    if (tokens[start + 1] === 'fortnight') return found(2, today.day + offset + 14);
    return found(1, today.day + offset);
  }
  if (word === 'day' && tokens[start + 1] === 'after' && TOMORROW.has(tokens[start + 2] ?? ''))
    return found(3, today.day + 2);
  return undefined;
}

/** tuesday, next tuesday, this coming tuesday, last tuesday, tuesday next week, tuesday week, tuesday in two weeks. */
function weekdayAt(tokens: readonly string[], start: number, today: Today): DateAt | undefined {
  let at = start;
  const before = tokens[at] ?? '';
  if (['next', 'nxt', 'this', 'coming', 'last'].includes(before)) at += 1;
  if (before === 'this' && tokens[at] === 'coming') at += 1;
  const weekday = WEEKDAYS.get(tokens[at] ?? '');
  if (weekday === undefined || isOtherWord(tokens, at)) return undefined;
  at += 1;
  if (before === 'last') return found(at - start, coming(weekday, today) - 7);
  const isNext = before === 'next' || before === 'nxt';
  const day = isNext ? ofNextWeek(weekday, today) : coming(weekday, today);
  const [first, second, third] = [tokens[at], tokens[at + 1], tokens[at + 2]];
  if (first === 'after' && second === 'next') return found(at + 2 - start, ofNextWeek(weekday, today) + 7);
  if (isNext) return found(at - start, day);
  if (first === 'next' && second === 'week') return found(at + 2 - start, ofNextWeek(weekday, today));
  if (first === 'of' && second === 'next' && third === 'week')
    return found(at + 3 - start, ofNextWeek(weekday, today));
  if (first === 'the' && second === 'week' && third === 'after')
    return found(at + 3 - start, ofNextWeek(weekday, today) + 7);
  // "monday before christmas" is some other Monday.
  if (first === 'before' || first === 'after') return undefined;
  if (first === 'week') return found(at + 1 - start, day + 7);
  if (first === 'fortnight') return found(at + 1 - start, day + 14);
  return weekdayInWeeks(tokens, at, start, weekday, today) ?? found(at - start, day);
}

/** "thursday in three weeks": that weekday of the week three weeks on. */
function weekdayInWeeks(
  tokens: readonly string[],
  at: number,
  start: number,
  weekday: number,
  today: Today,
): DateAt | undefined {
  if (tokens[at] !== 'in') return undefined;
  const count = weeksAt(tokens, at + 1);
  if (count === undefined) return undefined;
  return found(at + 1 + count.length - start, ofNextWeek(weekday, today) + (count.weeks - 1) * 7);
}

/** "two weeks", "a fortnight". */
function weeksAt(
  tokens: readonly string[],
  start: number,
): { readonly weeks: number; readonly length: number } | undefined {
  const count = numberAt(tokens, start, true) ?? { value: 1, length: 0 };
  const seconds = SECONDS.get(tokens[start + count.length] ?? '');
  if (seconds !== 604_800 && seconds !== 1_209_600) return undefined;
  if (!Number.isInteger(count.value) || count.value > 60) return undefined;
  return { weeks: (count.value * seconds) / 604_800, length: count.length + 1 };
}

/** "a week on tuesday", "two weeks from friday", "a fortnight today", "a week from tomorrow". */
function weekOnAt(tokens: readonly string[], start: number, today: Today): DateAt | undefined {
  const count = weeksAt(tokens, start);
  if (count === undefined) return undefined;
  const link = ['on', 'from', 'after'].includes(tokens[start + count.length] ?? '') ? 1 : 0;
  const at = start + count.length + link;
  const base = weekdayAt(tokens, at, today) ?? namedAt(tokens, at, today);
  const day = base?.days[0];
  if (base === undefined || day === undefined || day < today.day) return undefined;
  return found(count.length + link + base.length, day + count.weeks * 7);
}

/** "in three weeks", "in 10 days time", "two months from now", "3 days ago"; "in three weeks on thursday". */
function countedAt(tokens: readonly string[], start: number, today: Today): DateAt | undefined {
  const isIn = tokens[start] === 'in' || tokens[start] === 'within';
  const count = numberAt(tokens, start + (isIn ? 1 : 0), true);
  const place = start + (isIn ? 1 : 0) + (count?.length ?? 0);
  const unit = tokens[place] ?? '';
  const day = count === undefined ? undefined : counted(count.value, unit, today);
  if (count === undefined || day === undefined) return undefined;
  const after = tokens.slice(place + 1, place + 3).join(' ');
  if (after.startsWith('ago')) return found(place + 2 - start, today.day * 2 - day);
  const tail =
    after.startsWith('time') || after.startsWith('hence')
      ? 1
      : after === 'from now' || after === 'from today'
        ? 2
        : 0;
  if (!isIn && tail === 0) return undefined;
  const end = place + 1 + tail;
  const weekday = WEEKDAYS.get(tokens[end + 1] ?? '');
  if (tokens[end] === 'on' && weekday !== undefined && SECONDS.get(unit) === 604_800) {
    return found(end + 2 - start, ofNextWeek(weekday, today) + (count.value - 1) * 7);
  }
  return found(end - start, day);
}

function counted(count: number, unit: string, today: Today): number | undefined {
  if (!Number.isInteger(count) || count > 400) return undefined;
  if (MONTH_UNITS.has(unit)) return monthsOn(count, today.day);
  const seconds = SECONDS.get(unit) ?? 0;
  return seconds >= 86_400 ? today.day + (count * seconds) / 86_400 : undefined;
}

/** The same day some months on, or the month's last day where it has no such day. */
function monthsOn(count: number, day: number): number | undefined {
  const from = dateOf(day);
  const months = from.year * 12 + from.month - 1 + count;
  const [year, month] = [Math.floor(months / 12), (months % 12) + 1];
  for (let last = from.day; last > 27; last -= 1) {
    const there = dayNumber(year, month, last);
    if (there !== undefined) return there;
  }
  return dayNumber(year, month, from.day);
}

/** "tuesday the 14th", "tuesday 1 december": the weekday says whether the date is meant as written. */
function weekdayWithDate(tokens: readonly string[], start: number, today: Today): DateAt | undefined {
  const weekday = WEEKDAYS.get(tokens[start] ?? '');
  if (weekday === undefined) return undefined;
  const skip = tokens[start + 1] === 'the' ? 2 : 1;
  const date = absoluteAt(tokens, start + skip, today, true);
  const day = date?.days[0];
  if (date === undefined || day === undefined) return undefined;
  const length = skip + date.length;
  if (weekdayOf(day) === weekday) return { ...date, length };
  const named = MONTHS.has(tokens[start + skip + 1] ?? '') || date.length > 1;
  const later = named ? undefined : monthWhere(day, weekday);
  return later === undefined
    ? { ...date, length, days: [day, coming(weekday, today)] }
    : { ...date, length, days: [later] };
}

/** The next month in which this day of the month falls on that weekday, within half a year. */
function monthWhere(day: number, weekday: number): number | undefined {
  const from = dateOf(day);
  for (let count = 1; count <= 6; count += 1) {
    const there = monthsOn(count, day);
    if (there !== undefined && dateOf(there).day === from.day && weekdayOf(there) === weekday) return there;
  }
  return undefined;
}

/** "the first monday in january", "the last friday of next month". */
function nthWeekdayAt(tokens: readonly string[], start: number, today: Today): DateAt | undefined {
  const isLast = tokens[start] === 'last';
  const nth = isLast ? { value: 5, length: 1 } : ordinalAt(tokens, start);
  const at = start + (nth?.length ?? 0);
  const weekday = WEEKDAYS.get(tokens[at] ?? '');
  const isOf = tokens[at + 1] === 'in' || tokens[at + 1] === 'of';
  if (nth === undefined || nth.value > 5 || weekday === undefined || !isOf) return undefined;
  const month = firstOfMonthAt(tokens, at + 2, today);
  if (month === undefined) return undefined;
  const fits = [0, 7, 14, 21, 28]
    .map((days) => month.day + ((weekday - weekdayOf(month.day) + 7) % 7) + days)
    .filter((day) => dateOf(day).month === dateOf(month.day).month);
  const day = isLast ? fits.at(-1) : fits[nth.value - 1];
  return day === undefined ? undefined : found(at + 2 + month.length - start, day);
}

/** The first day of "january", "this month", "the month", "next month"; a month that is over is next year's. */
function firstOfMonthAt(
  tokens: readonly string[],
  start: number,
  today: Today,
): { readonly day: number; readonly length: number } | undefined {
  const now = dateOf(today.day);
  const named = MONTHS.get(tokens[start] ?? '');
  const offset = ['this', 'the', 'next'].indexOf(tokens[start] ?? '');
  if (named === undefined && (offset < 0 || tokens[start + 1] !== 'month')) return undefined;
  const ahead = named === undefined ? Math.max(0, offset - 1) : (named - now.month + 12) % 12;
  const months = now.year * 12 + now.month - 1 + ahead;
  const day = dayNumber(Math.floor(months / 12), (months % 12) + 1, 1);
  return day === undefined ? undefined : { day, length: named === undefined ? 2 : 1 };
}
