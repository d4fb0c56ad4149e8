/** When somebody answers at the clinic. Everything is worked out in the clinic's own time zone. */
import { createZone, dateName, weekdayOf, type Civil, type Zone } from '../model/zone.ts';

export const WEEKDAYS = [
  'sunday',
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
] as const;
export type Weekday = (typeof WEEKDAYS)[number];

export interface OpenRange {
  readonly from: string;
  readonly to: string;
}

export interface OpeningHours {
  /** IANA name, such as "America/New_York". */
  readonly zone: string;
  /** "09:00-17:00", several with commas, "closed", or the same as ranges; a day that is missing is closed. */
  readonly week: Readonly<Partial<Record<Weekday, string | readonly OpenRange[]>>>;
  /** Days on which nobody answers, as "2026-12-25". */
  readonly closedOn?: readonly string[];
}

/** Hours that cannot be read. */
export class HoursFault extends Error {
  constructor(what: string) {
    super(`Opening hours: ${what}. Write them as "09:00-17:00", several with commas, or "closed".`);
    this.name = 'HoursFault';
  }
}

interface Range {
  /** Minutes after midnight. */
  readonly from: number;
  readonly to: number;
}

export interface Timetable {
  isOpen(at: Date): boolean;
  /** When the clinic closes on the day of `at`, if it is open then. */
  closing(at: Date): Date | undefined;
  /** The next moment of opening after `at`; undefined when no day within a year is open. */
  nextOpening(at: Date): Date | undefined;
  /** Whole days from `from` to `to` by the calendar on the clinic's wall. */
  daysBetween(from: Date, to: Date): number;
  readonly zone: string;
}

const RANGE = /^([01][0-9]|2[0-3]):([0-5][0-9])-([01][0-9]|2[0-4]):([0-5][0-9])$/;

function rangesOf(day: string, given: string | readonly OpenRange[]): Range[] {
  const written =
    typeof given === 'string' ? given : given.map(({ from, to }) => `${from}-${to}`).join(',') || 'closed';
  if (written.trim() === 'closed') return [];
  const ranges = written.split(',').map((part): Range => {
    const found = RANGE.exec(part.trim());
    if (found === null) throw new HoursFault(`${day} says "${part.trim()}"`);
    const [, h1 = '', m1 = '', h2 = '', m2 = ''] = found;
    const range = { from: Number(h1) * 60 + Number(m1), to: Number(h2) * 60 + Number(m2) };
    if (range.to <= range.from || range.to > 1440) throw new HoursFault(`${day} ends before it begins`);
    return range;
  });
  return ranges.sort((a, b) => a.from - b.from);
}

/** Throws HoursFault on hours or a zone that cannot be read. */
export function createTimetable(hours: OpeningHours): Timetable {
  const zone = zoneOf(hours.zone);
  const closedOn = new Set(hours.closedOn);
  const week = WEEKDAYS.map((day) => rangesOf(day, hours.week[day] ?? 'closed'));
  const rangesOn = (day: number): readonly Range[] =>
    closedOn.has(dateName(day)) ? [] : (week[weekdayOf(day)] ?? []);
  const current = ({ day, minute }: Civil): Range | undefined =>
    rangesOn(day).find((range) => range.from <= minute && minute < range.to);
  const local = (at: Date): Civil => zone.civil(at.getTime());
  return {
    zone: hours.zone,
    isOpen: (at) => current(local(at)) !== undefined,
    closing: (at) => {
      const now = local(at);
      const range = current(now);
      return range === undefined ? undefined : momentOf(zone, { day: now.day, minute: range.to });
    },
    nextOpening: (at) => {
      const today = local(at).day;
      for (let day = today; day <= today + LOOK_AHEAD; day += 1) {
        for (const range of rangesOn(day)) {
          const opens = momentOf(zone, { day, minute: range.from });
          // Where the calendar skips a whole day, what comes after the gap is another day's night.
          if (opens.getTime() > at.getTime() && current(local(opens)) !== undefined) return opens;
        }
      }
      return undefined;
    },
    daysBetween: (from, to) => local(to).day - local(from).day,
  };
}

/** Days in which an opening is looked for. */
const LOOK_AHEAD = 366;

/** When the clock on the clinic's wall shows a time. One that it skips in spring comes out after the gap. */
function momentOf(zone: Zone, { day, minute }: Civil): Date {
  for (let at = minute; ; at += 1) {
    const instant = zone.instant({ day: day + Math.floor(at / DAY_MINUTES), minute: at % DAY_MINUTES });
    if (instant !== undefined) return new Date(instant);
  }
}

const DAY_MINUTES = 1440;

function zoneOf(name: string): Zone {
  try {
    return createZone(name);
  } catch {
    throw new HoursFault(`"${name}" is no time zone`);
  }
}
