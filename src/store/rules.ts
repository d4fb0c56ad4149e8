import type { NewLine, StoreError } from '../model/store.ts';
import { storeError } from './errors.ts';

/** The rules of the port that every implementation keeps in the same way. */

/** Times are whole milliseconds and strictly increase within a conversation: what a purge leaves has no gap. */
export function checkTimes(lines: readonly NewLine[], lastAt = -1): void {
  let last = lastAt;
  for (const { at } of lines) {
    if (!Number.isSafeInteger(at) || at <= last)
      throw storeError('invalid', 'The time of a line is not after the last.');
    last = at;
  }
}

export function checkCutOff(before: number): void {
  if (!Number.isFinite(before)) throw storeError('invalid', 'The cut-off is not a time.');
}

/** What the store remembers of the clock. */
export interface ClockMarks {
  /** The time at the last purge whose clock was believed; before the first, that of the newest line. */
  readonly seen: number | undefined;
  /** The time at the first purge that was refused because the clock had jumped there. */
  readonly doubted: number | undefined;
}

const HOUR = 60 * 60 * 1000;
/** A server purges every day: a clock further ahead than this has jumped, or the server was off. */
const LEAP = 48 * HOUR;
/** A clock that still goes on from where it jumped to after this long is right: less than a day, more than a reboot. */
const STEADY = 20 * HOUR;

/**
 * The clock guard: a machine whose clock jumped ahead must not delete what it should keep, and a clinic where nobody
 * wrote for months must still forget. Lines tell nothing here: none come while it is quiet, and those written after
 * a jump bear its times. So the time of each purge is kept. One that lies far ahead of the last is refused and only
 * noted; while the clock goes on from there, the next day's purge is believed, and until then somebody can set it
 * right. A clock that falls back to a wrong time at every boot begins its day anew each time and is never believed.
 */
export function judgeClock(
  now: number,
  { seen, doubted }: ClockMarks,
): { readonly believed: boolean; readonly marks: ClockMarks } {
  const steady = doubted !== undefined && now - doubted >= STEADY;
  if (seen === undefined || now - seen <= LEAP || steady)
    return { believed: true, marks: { seen: now, doubted: undefined } };
  return { believed: false, marks: { seen, doubted: Math.min(now, doubted ?? now) } };
}

export function clockJumped(): StoreError {
  return storeError(
    'clock',
    'The clock is far ahead of the last purge, so nothing was deleted until tomorrow.',
  );
}

export function lineIdTaken(): StoreError {
  return storeError('invalid', 'The id of a line was used before.');
}

export function flagWithoutLine(): StoreError {
  return storeError('invalid', 'A flag names a line that is not in its conversation.');
}
