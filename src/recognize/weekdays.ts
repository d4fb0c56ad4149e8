import { SECONDS, WEEKDAYS } from './english.ts';
import { found } from './date-at.ts';
import type { DateAt, Today } from './date-at.ts';
import { numberAt } from './numbers.ts';
import { weekdayOf } from '../model/zone.ts';

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

const AFTER_OTHER_WORDS = new Set(['in', 'down', 'on', 'there', 'here', 'with', 'up', 'out', 'and', 'by']);
const HABITS = new Set(['every', 'each', 'most', 'other', 'any']);

/** "every monday"; "i sat", "the sun", "just wed": short names of weekdays that are other words here. */
function isOtherWord(tokens: readonly string[], place: number): boolean {
  if (HABITS.has(tokens[place - 1] ?? '')) return true;
  if (!['sat', 'sun', 'wed'].includes(tokens[place] ?? '')) return false;
  return BEFORE_OTHER_WORDS.has(tokens[place - 1] ?? '') || AFTER_OTHER_WORDS.has(tokens[place + 1] ?? '');
}

/** The coming such weekday; said on the day itself it is the one in a week ("today" is what people say then). */
export function coming(weekday: number, today: Today): number {
  return today.day + (((weekday - weekdayOf(today.day) + 6) % 7) + 1);
}

/** That weekday of the week after this one, weeks beginning on Monday. */
export function ofNextWeek(weekday: number, today: Today): number {
  const monday = today.day - ((weekdayOf(today.day) + 6) % 7);
  return monday + 7 + ((weekday + 6) % 7);
}

/** tuesday, next tuesday, this coming tuesday, last tuesday, tuesday next week, tuesday week, tuesday in two weeks. */
export function weekdayAt(tokens: readonly string[], start: number, today: Today): DateAt | undefined {
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
export function weeksAt(
  tokens: readonly string[],
  start: number,
): { readonly weeks: number; readonly length: number } | undefined {
  const count = numberAt(tokens, start, true) ?? { value: 1, length: 0 };
  const seconds = SECONDS.get(tokens[start + count.length] ?? '');
  if (seconds !== 604_800 && seconds !== 1_209_600) return undefined;
  if (!Number.isInteger(count.value) || count.value > 60) return undefined;
  return { weeks: (count.value * seconds) / 604_800, length: count.length + 1 };
}
