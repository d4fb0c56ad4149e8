import { found } from './date-at.ts';
import type { DateAt, Today } from './date-at.ts';
import { MONTH_UNITS, SECONDS, TODAY, TOMORROW, WEEKDAYS } from './english.ts';
import { absoluteAt, monthsOn } from './month-dates.ts';
import { numberAt } from './numbers.ts';
import { nthWeekdayAt, weekdayWithDate } from './weekday-dates.ts';
import { ofNextWeek, weekdayAt, weeksAt } from './weekdays.ts';

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
