/** Civil time: what a calendar and a clock on the clinic's wall say. */
export interface Civil {
  /** Days since 1 January 1970. */
  readonly day: number;
  /** Minutes since midnight. */
  readonly minute: number;
}

const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;

/** The day number of a date; months from 1. Undefined for a date that does not exist, such as 30 February. */
export function dayNumber(year: number, month: number, day: number): number | undefined {
  const time = Date.UTC(year, month - 1, day);
  const date = new Date(time);
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day ? time / DAY_MS : undefined;
}

export function dateOf(day: number): { readonly year: number; readonly month: number; readonly day: number } {
  const date = new Date(day * DAY_MS);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}

/** A day as files write it: `2026-12-25`. */
export function dateName(day: number): string {
  return new Date(day * DAY_MS).toISOString().slice(0, 10);
}

/** 0 is Sunday. */
export function weekdayOf(day: number): number {
  return (((day + 4) % 7) + 7) % 7;
}

/** A time zone of the IANA list, for turning instants into civil time and back. */
export interface Zone {
  readonly name: string;
  civil(instant: number): Civil;
  /** The instant of a civil time; the first of two in autumn; undefined for an hour skipped in spring. */
  instant(civil: Civil): number | undefined;
}

/** Throws a RangeError on a name that is no time zone. */
export function createZone(name: string): Zone {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone: name,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
  });
  const civil = (instant: number): Civil => {
    const fields = new Map(format.formatToParts(instant).map((part) => [part.type, Number(part.value)]));
    const day =
      Date.UTC(fields.get('year') ?? 1970, (fields.get('month') ?? 1) - 1, fields.get('day') ?? 1) / DAY_MS;
    return { day, minute: (fields.get('hour') ?? 0) * 60 + (fields.get('minute') ?? 0) };
  };
  return {
    name,
    civil,
    instant(wanted) {
      const asUtc = wanted.day * DAY_MS + wanted.minute * MINUTE_MS;
      // The offsets in force a day before and a day after are the only two that can apply.
      const guesses = [asUtc - DAY_MS, asUtc + DAY_MS].map((near) => asUtc - offsetAt(near));
      const real = guesses.filter((guess) => {
        const back = civil(guess);
        return back.day === wanted.day && back.minute === wanted.minute;
      });
      return real.length === 0 ? undefined : Math.min(...real);
    },
  };

  function offsetAt(instant: number): number {
    const there = civil(instant);
    return there.day * DAY_MS + there.minute * MINUTE_MS - Math.floor(instant / MINUTE_MS) * MINUTE_MS;
  }
}
