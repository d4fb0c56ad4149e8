import type { ClinicWords } from './clinic-words.ts';
import { WEEKDAYS, type Clinic, type Weekday } from './clinic.ts';

/** How many days ahead a single closed day is worth telling. */
const SOON = 21;
const DAY = 86_400_000;
/** A Monday. */
const MONDAY = Date.UTC(2024, 0, 1);

interface Stretch {
  readonly days: Weekday[];
  readonly times: string;
}

/** The clinic's week as part of a sentence; undefined where the clinic has not said. `now`: milliseconds UTC. */
export function hoursPhrase(clinic: Clinic, words: ClinicWords, now: number): string | undefined {
  const { hours } = clinic;
  if (hours === undefined || WEEKDAYS.every((day) => hours[day] === undefined)) return undefined;
  const stretches: Stretch[] = [];
  const closed: Weekday[] = [];
  for (const day of WEEKDAYS) {
    const ranges = hours[day];
    if (ranges === undefined) continue;
    if (ranges.length === 0) {
      closed.push(day);
      continue;
    }
    const times = list(
      clinic,
      ranges.map(({ from, to }) =>
        put(words.hours.times, { from: clockTime(clinic, from), to: clockTime(clinic, to) }),
      ),
    );
    const same = stretches.find((stretch) => stretch.times === times);
    if (same === undefined) stretches.push({ days: [day], times });
    else same.days.push(day);
  }
  const open = list(
    clinic,
    stretches.map(({ days, times }) =>
      put(words.hours.open, { days: daysPhrase(clinic, words, days), times }),
    ),
  );
  const week =
    closed.length > 0
      ? put(words.hours.week, { open, closed: daysPhrase(clinic, words, closed) })
      : put(words.hours['every-day'], { open });
  const dates = soonClosed(clinic, now);
  return dates.length === 0 ? week : put(words.hours.soon, { week, dates: list(clinic, dates) });
}

function daysPhrase(clinic: Clinic, words: ClinicWords, days: readonly Weekday[]): string {
  const runs: Weekday[][] = [];
  for (const day of days) {
    const run = runs.at(-1);
    const last = run?.at(-1);
    if (run !== undefined && last !== undefined && WEEKDAYS.indexOf(day) === WEEKDAYS.indexOf(last) + 1)
      run.push(day);
    else runs.push([day]);
  }
  const name = (day: Weekday | undefined): string => (day === undefined ? '' : dayName(clinic, day));
  return list(
    clinic,
    runs.flatMap((run) =>
      run.length > 2
        ? [put(words.hours.through, { first: name(run[0]), last: name(run.at(-1)) })]
        : run.map(name),
    ),
  );
}

/** A weekday as the clinic's culture names it. */
export function dayName(clinic: Clinic, day: Weekday): string {
  const format = new Intl.DateTimeFormat(clinic.culture, { weekday: 'long', timeZone: 'UTC' });
  return format.format(MONDAY + WEEKDAYS.indexOf(day) * DAY);
}

/** A time of day as the clinic's culture writes it. */
export function clockTime(clinic: Clinic, time: string): string {
  const [hour = '0', minute = '0'] = time.split(':');
  const format = new Intl.DateTimeFormat(clinic.culture, {
    hour: 'numeric',
    minute: '2-digit',
    timeZone: 'UTC',
  });
  return format.format(Date.UTC(2024, 0, 1, Number(hour), Number(minute))).replaceAll('\u202f', ' ');
}

function soonClosed(clinic: Clinic, now: number): string[] {
  const today = new Intl.DateTimeFormat('en-CA', { timeZone: clinic.time_zone, dateStyle: 'short' }).format(
    now,
  );
  const last = new Date(Date.parse(today) + SOON * DAY).toISOString().slice(0, 10);
  const format = new Intl.DateTimeFormat(clinic.culture, {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    timeZone: 'UTC',
  });
  return clinic.closed_on
    .filter((date) => date >= today && date <= last)
    .sort()
    .map((date) => format.format(Date.parse(date)));
}

function list(clinic: Clinic, parts: readonly string[]): string {
  return new Intl.ListFormat(clinic.culture, { type: 'conjunction' }).format(parts);
}

/** Fills a template of clinic-words.yaml. */
export function put(template: string, parts: Readonly<Record<string, string>>): string {
  return template.replaceAll(/\{([a-z]+)\}/g, (whole, name: string) => parts[name] ?? whole);
}
