/** When somebody answers at the clinic. Everything is worked out in the clinic's own time zone, with Intl alone. */

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

interface LocalTime {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly minute: number;
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
  const clock = clockOf(hours.zone);
  const closedOn = new Set(hours.closedOn);
  const week = WEEKDAYS.map((day) => rangesOf(day, hours.week[day] ?? 'closed'));
  const rangesOn = (date: LocalTime): readonly Range[] => {
    if (closedOn.has(dateName(date))) return [];
    return week[new Date(Date.UTC(date.year, date.month - 1, date.day)).getUTCDay()] ?? [];
  };
  const current = (local: LocalTime): Range | undefined =>
    rangesOn(local).find((range) => range.from <= local.minute && local.minute < range.to);
  return {
    zone: hours.zone,
    isOpen: (at) => current(clock.read(at)) !== undefined,
    closing: (at) => {
      const local = clock.read(at);
      const range = current(local);
      return range === undefined ? undefined : clock.instant({ ...local, minute: range.to });
    },
    nextOpening: (at) => {
      const today = clock.read(at);
      for (let ahead = 0; ahead <= 366; ahead += 1) {
        const date = addDays(today, ahead);
        for (const range of rangesOn(date)) {
          const opens = clock.instant({ ...date, minute: range.from });
          if (opens.getTime() > at.getTime()) return opens;
        }
      }
      return undefined;
    },
    daysBetween: (from, to) => dayNumber(clock.read(to)) - dayNumber(clock.read(from)),
  };
}

function dateName({ year, month, day }: LocalTime): string {
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

function dayNumber({ year, month, day }: LocalTime): number {
  return Date.UTC(year, month - 1, day) / 86_400_000;
}

function addDays(local: LocalTime, days: number): LocalTime {
  const date = new Date(Date.UTC(local.year, local.month - 1, local.day + days));
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate(), minute: 0 };
}

interface Clock {
  read(at: Date): LocalTime;
  instant(local: LocalTime): Date;
}

function formatOf(zone: string): Intl.DateTimeFormat {
  try {
    return new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
    });
  } catch {
    throw new HoursFault(`"${zone}" is no time zone`);
  }
}

/** Reads the wall clock of a zone, and finds the moment when that clock shows a time. */
function clockOf(zone: string): Clock {
  const format = formatOf(zone);
  const read = (at: Date): LocalTime => {
    const parts = new Map(format.formatToParts(at).map((part) => [part.type, Number(part.value)]));
    const part = (name: Intl.DateTimeFormatPartTypes): number => parts.get(name) ?? 0;
    return {
      year: part('year'),
      month: part('month'),
      day: part('day'),
      minute: part('hour') * 60 + part('minute'),
    };
  };
  const asUtc = ({ year, month, day, minute }: LocalTime): number =>
    Date.UTC(year, month - 1, day, 0, minute);
  const instant = (local: LocalTime): Date => {
    // The zone's offset is read at the guess, then once more at the answer: enough on both sides of a clock change.
    // A time that the clock skips comes out after the gap.
    const wanted = asUtc(local);
    const first = wanted - (asUtc(read(new Date(wanted))) - wanted);
    const second = wanted - (asUtc(read(new Date(first))) - first);
    return new Date(asUtc(read(new Date(second))) === wanted ? second : Math.max(first, second));
  };
  return { read, instant };
}
