import { found } from './date-at.ts';
import type { DateAt, Today } from './date-at.ts';
import { MONTHS, WEEKDAYS } from './english.ts';
import { absoluteAt, monthsOn } from './month-dates.ts';
import { ordinalAt } from './numbers.ts';
import { coming } from './weekdays.ts';
import { dateOf, dayNumber, weekdayOf } from '../model/zone.ts';

/** "tuesday the 14th", "tuesday 1 december": the weekday says whether the date is meant as written. */
export function weekdayWithDate(tokens: readonly string[], start: number, today: Today): DateAt | undefined {
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
export function nthWeekdayAt(tokens: readonly string[], start: number, today: Today): DateAt | undefined {
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
