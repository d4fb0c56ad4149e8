import { createZone, dayNumber } from '../../../model/zone.ts';
import { fill } from '../../../model/template.ts';
import { words } from '../words.ts';

/** The clinic's clock: which zone its times are told in, and in which manner. */
export interface Clock {
  readonly zone: string;
  readonly culture: string;
}

const made = new Map<string, Intl.DateTimeFormat>();

/** Making a format is slow, and a list needs it for every row. */
function format({ zone, culture }: Clock, name: string, options: Intl.DateTimeFormatOptions) {
  const key = `${zone} ${culture} ${name}`;
  const known = made.get(key) ?? new Intl.DateTimeFormat(culture, { timeZone: zone, ...options });
  made.set(key, known);
  return known;
}

/** `14:03` or `2:03 PM`, as the clinic writes it. */
export function timeOf(at: number, clock: Clock): string {
  return format(clock, 'time', { hour: 'numeric', minute: '2-digit' }).format(at);
}

/** `Tue, Nov 24` */
export function dayOf(at: number, clock: Clock): string {
  return format(clock, 'day', { weekday: 'short', month: 'short', day: 'numeric' }).format(at);
}

/** `Tuesday, November 24, 2026` */
export function longDayOf(at: number, clock: Clock): string {
  return format(clock, 'long', { dateStyle: 'full' }).format(at);
}

/** `Nov 24, 2026, 2:03:11 PM EST` */
export function momentOf(at: number, clock: Clock): string {
  const options = { dateStyle: 'medium', timeStyle: 'long' } as const;
  return format(clock, 'moment', options).format(at);
}

/** The time today, the day before that, the year where it was another. */
export function whenOf(at: number, now: number, clock: Clock): string {
  if (dayKey(at, clock) === dayKey(now, clock)) return timeOf(at, clock);
  const recent = now - at < 300 * 24 * 3_600_000;
  return recent
    ? `${dayOf(at, clock)}, ${timeOf(at, clock)}`
    : format(clock, 'date', { dateStyle: 'medium' }).format(at);
}

/** Tells days apart by the clinic's calendar. */
export function dayKey(at: number, clock: Clock): string {
  return format(clock, 'key', { year: 'numeric', month: '2-digit', day: '2-digit' }).format(at);
}

/** How long, in words: `23 minutes`. */
export function spanOf(ms: number): string {
  const minutes = Math.floor(ms / 60_000);
  const { minutes: say } = words;
  if (minutes < 1) return say.now;
  if (minutes === 1) return say.one;
  if (minutes < 60) return fill(say.some, { count: String(minutes) });
  const hours = Math.floor(minutes / 60);
  if (hours < 24) return fill(say.hours, { hours: String(hours), count: String(minutes % 60) });
  return fill(say.days, { days: String(Math.floor(hours / 24)), hours: String(hours % 24) });
}

/** The first instant of a day by the clinic's calendar (`2026-11-24`), or of the one so many days later. */
export function startOfDay(name: string, later: number, { zone }: Clock): number {
  const [year = 1970, month = 1, date = 1] = name.split('-').map(Number);
  const day = (dayNumber(year, month, date) ?? 0) + later;
  const known = createZone(zone);
  // Where the clock springs at midnight, the day begins an hour later.
  return known.instant({ day, minute: 0 }) ?? known.instant({ day, minute: 60 }) ?? day * 86_400_000;
}
