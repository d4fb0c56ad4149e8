import { numberReading } from './amounts.ts';
import { settle } from './date-time.ts';
import type { Moment, Place } from './date-time.ts';
import type { WorkerFinding } from './protocol.ts';
import { UNCLEAR, understood } from './recognized.ts';
import type { Recognized } from './recognized.ts';
import { dayNumber } from '../model/zone.ts';

/** Reads what the recognizers found, minding their known mistakes. */
export function readFindings(
  kind: 'date-time' | 'number' | 'phone' | 'email',
  findings: readonly WorkerFinding[],
  now: number,
  place: Place,
): Recognized {
  switch (kind) {
    case 'date-time':
      return readDates(findings, now, place);
    case 'number':
      return readOne(findings, (value) =>
        Number.isFinite(Number(value)) ? numberReading(Number(value), place.culture) : undefined,
      );
    case 'phone':
    case 'email':
      // Below a half, a phone number is any row of digits.
      return readOne(
        findings.filter((finding) => finding.score >= 0.5),
        (value) => ({ type: kind, text: value }),
      );
  }
}

function readOne(
  findings: readonly WorkerFinding[],
  read: (value: string) => Extract<Recognized, { kind: 'understood' }>['value'] | undefined,
): Recognized {
  const value = findings.length === 1 ? findings[0]?.values.at(-1)?.value : undefined;
  const reading = value === undefined ? undefined : read(value);
  return reading === undefined ? UNCLEAR : understood(reading);
}

/** One date and at most one time of day. Ranges, durations and "now" are no date to put in a calendar. */
function readDates(findings: readonly WorkerFinding[], now: number, place: Place): Recognized {
  const here = place.zone.civil(now);
  const whole = findings.filter(({ type }) => type === 'datetimeV2.date' || type === 'datetimeV2.datetime');
  const times = findings.filter(({ type }) => type === 'datetimeV2.time');
  const [only] = whole;
  if (only === undefined || whole.length > 1 || times.length > 1) return UNCLEAR;
  if (only.values.some(({ timex }) => timex === undefined || !/^[\dX]/.test(timex))) return UNCLEAR;
  const dates = only.values.flatMap(({ value }) => momentOf(value) ?? []);
  const minutes = byDayFirst(
    times.flatMap(({ values }) => values.flatMap(({ value }) => minuteOf(value) ?? [])),
  );
  const moments = dates.flatMap(({ day, minute }): readonly Moment[] =>
    minute !== null || minutes.length === 0
      ? [{ day, minute }]
      : minutes.map((one) => ({ day, minute: one })),
  );
  // A date without a year comes twice, of this year and of the next: the one to come is meant.
  const coming = moments.filter((moment) => moment.day >= here.day);
  const first = Math.min(...coming.map((moment) => moment.day));
  return settle(coming.length === 0 ? moments : coming.filter((moment) => moment.day === first), here, place);
}

/** "2026-12-01" or "2026-12-01 14:30:00"; "not resolved" is neither. */
function momentOf(value: string): Moment | undefined {
  const match = /^(\d{4})-(\d\d)-(\d\d)(?: (\d\d):(\d\d):\d\d)?$/.exec(value);
  if (match === null) return undefined;
  const day = dayNumber(Number(match[1]), Number(match[2]), Number(match[3]));
  if (day === undefined) return undefined;
  return { day, minute: match[4] === undefined ? null : Number(match[4]) * 60 + Number(match[5]) };
}

function minuteOf(value: string): number | undefined {
  const match = /^(\d\d):(\d\d):\d\d$/.exec(value);
  return match === null ? undefined : Number(match[1]) * 60 + Number(match[2]);
}

/** Between seven and seven is the likelier half of the day. */
function byDayFirst(minutes: readonly number[]): readonly number[] {
  const isNight = (minute: number): number => (minute < 7 * 60 || minute >= 19 * 60 ? 1 : 0);
  return minutes.toSorted((a, b) => isNight(a) - isNight(b));
}
