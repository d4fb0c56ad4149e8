import { dateAt } from './dates.ts';
import type { DateAt, Today } from './date-at.ts';
import { DAY_PARTS } from './english.ts';
import type { DayPart } from './english.ts';
import { lex } from './lex.ts';
import { numberAt } from './numbers.ts';
import { NO_ANSWER, UNCLEAR, understood } from './recognized.ts';
import type { DateTimeReading, Recognized } from './recognized.ts';
import { timeAt } from './times.ts';
import { dateOf } from '../model/zone.ts';
import type { Civil, Zone } from '../model/zone.ts';

/** What dates are read and written by: the clinic's, never the server's. */
export interface Place {
  readonly zone: Zone;
  /** `en-us`, `en-gb`. */
  readonly culture: string;
  /** Words that open a question. */
  readonly questions: ReadonlySet<string>;
}

/** More words than this besides the date tell a story; the day in it need not be the one asked for. */
const MOST_OTHER_WORDS = 12;

/** Reads one date, with a time of day where one is said. */
export function readDateTime(text: string, now: number, place: Place): Recognized {
  const here = place.zone.civil(now);
  const tokens = lex(text);
  const found = scan(tokens, { day: here.day, monthFirst: place.culture === 'en-us' });
  if (found.denied || found.left > MOST_OTHER_WORDS || isQuestion(tokens, found.left, place))
    return NO_ANSWER;
  if (found.days.length === 0) return UNCLEAR;
  const minutes = found.minutes.length === 0 ? [null] : found.minutes;
  const moments = found.days.flatMap((day) => minutes.map((minute) => ({ day, minute })));
  return settle(moments, here, place);
}

/** A day, and minutes since midnight if a time was said. */
export interface Moment {
  readonly day: number;
  readonly minute: number | null;
}

/** Drops readings that are over or that the clock skips, and says what is left. */
export function settle(moments: readonly Moment[], here: Civil, place: Place): Recognized {
  const future = moments.filter((one) => !isOver(one, here));
  if (future.length === 0) return moments.length === 0 ? UNCLEAR : { kind: 'past' };
  const options = future.flatMap((moment) => readingOf(moment, place) ?? []);
  const [only] = options;
  if (only === undefined) return NO_ANSWER;
  return options.length === 1 ? understood(only) : { kind: 'ambiguous', options };
}

function isOver(moment: Moment, here: Civil): boolean {
  if (moment.day !== here.day) return moment.day < here.day;
  return moment.minute !== null && moment.minute < here.minute;
}

function readingOf({ day, minute }: Moment, place: Place): DateTimeReading | undefined {
  const instant = minute === null ? null : place.zone.instant({ day, minute });
  if (instant === undefined) return undefined;
  const { year, month, day: dayOfMonth } = dateOf(day);
  return {
    type: 'date-time',
    date: `${year}-${two(month)}-${two(dayOfMonth)}`,
    time: minute === null ? null : `${two(Math.floor(minute / 60))}:${two(minute % 60)}`,
    instant,
    zone: place.zone.name,
    shown: show(day, minute, place.culture),
  };
}

/** "Tuesday, December 1, 2026 at 2:30 PM" in the culture's manner. */
function show(day: number, minute: number | null, culture: string): string {
  const civil = new Date(day * 86_400_000 + (minute ?? 0) * 60_000);
  const time = minute === null ? {} : { timeStyle: 'short' as const };
  return new Intl.DateTimeFormat(culture, { timeZone: 'UTC', dateStyle: 'full', ...time })
    .format(civil)
    .replaceAll(/[\u202f\u00a0]/g, ' ');
}

export function two(value: number): string {
  return String(value).padStart(2, '0');
}

interface Scanned {
  readonly days: readonly number[];
  readonly minutes: readonly number[];
  /** Words that belong to neither date nor time. */
  readonly left: number;
  /** Every date was said not to be the one. */
  readonly denied: boolean;
}

/** Left to right, at each word the longest date or time. */
function scan(tokens: readonly string[], today: Today): Scanned {
  const part = dayPartIn(tokens);
  const dates: DateAt[] = [];
  const times: (readonly number[])[] = [];
  let left = 0;
  let denied = 0;
  for (let place = 0; place < tokens.length;) {
    const date = dateAt(tokens, place, today);
    const time = timeAt(tokens, place, part);
    if (date !== undefined && date.length >= (time?.length ?? 0)) {
      if (isDenied(tokens, place)) denied += 1;
      else dates.push(date);
      place += date.length;
      const hour = date.open ? bareHourAt(tokens, place, part) : undefined;
      if (hour !== undefined) times.push(hour);
      place += hour === undefined ? 0 : 1;
    } else if (time !== undefined) {
      times.push(time.minutes);
      place += time.length;
    } else {
      left += tokens[place] === '?' ? 0 : 1;
      place += 1;
    }
  }
  const between = tokens.includes('or');
  return {
    days: withoutRepeats(dates),
    minutes: between ? distinct(times.flat()) : (times[0] ?? []),
    left,
    denied: denied > 0 && dates.length === 0,
  };
}

/** A part of the day said anywhere. "am" only counts beside its hour: it is also a verb. */
export function dayPartIn(tokens: readonly string[]): DayPart | undefined {
  const parts = tokens.flatMap((token) => (token === 'am' ? [] : (DAY_PARTS.get(token) ?? [])));
  return parts.every((part) => part === parts[0]) ? parts[0] : undefined;
}

/** "not tuesday", "can't do tuesday". */
function isDenied(tokens: readonly string[], place: number): boolean {
  const before = tokens.slice(Math.max(0, place - 3), place);
  return before.slice(before.lastIndexOf('but') + 1).includes('not');
}

/** "tomorrow 2": a small number right after a day is its hour. */
function bareHourAt(
  tokens: readonly string[],
  place: number,
  part: DayPart | undefined,
): readonly number[] | undefined {
  const number = numberAt(tokens, place);
  if (number === undefined || timeAt(tokens, place, part) !== undefined) return undefined;
  return timeAt(['at', tokens[place] ?? ''], 0, part)?.minutes;
}

/** "1 december, a tuesday" names one day: a weekday that a written date already falls on adds nothing. */
function withoutRepeats(dates: readonly DateAt[]): readonly number[] {
  const fixed = dates.flatMap((date) => (date.open ? [] : date.days));
  const kept = dates.filter(
    ({ open, days }) => !open || !days.some((day) => fixed.some((one) => (one - day) % 7 === 0)),
  );
  return distinct(kept.flatMap(({ days }) => days));
}

export function distinct(values: readonly number[]): readonly number[] {
  return [...new Set(values)];
}

/** "what happens if I'm late on tuesday?" holds a date and is no answer. */
export function isQuestion(tokens: readonly string[], left: number, place: Place): boolean {
  return left > 4 && (tokens.at(-1) === '?' || place.questions.has(tokens[0] ?? ''));
}

/** Whether a time of day (`14:30`) is of the part of the day that a text names and says nothing besides. */
export function namesPartOf(text: string, time: string, filler: ReadonlySet<string>): boolean {
  const tokens = lex(text);
  const named = tokens.flatMap((token) => DAY_PARTS.get(token) ?? []);
  const [part] = named;
  if (named.length !== 1 || !tokens.every((token) => DAY_PARTS.has(token) || filler.has(token))) return false;
  if (part === 'night') return time < '06:00' || time >= '18:00';
  return part === (time < '12:00' ? 'am' : 'pm');
}

/** Whether a text names a part of the day and says nothing besides: "in the evening". */
export function isPartOfDay(text: string, filler: ReadonlySet<string>): boolean {
  const tokens = lex(text);
  const left = tokens.filter((token) => !filler.has(token) && !['in', 'at', 'the'].includes(token));
  return left.length > 0 && left.every((token) => token !== 'am' && DAY_PARTS.has(token));
}
