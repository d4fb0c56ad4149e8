import type { Zone } from '../model/zone.ts';
import { localTime, property, two } from './format.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** How far around the events the clock's changes are written down. */
const AROUND = 400 * DAY;
/** No country changes its clocks twice within a week. */
const STEP = 7 * DAY;

/**
 * The VTIMEZONE that a calendar file must carry for a named zone: what the clock says before the events, and every
 * change of it around them. Taken from the time zone data that Node brings along.
 */
export function timeZoneBlock(zone: Zone, from: number, to: number): readonly string[] {
  const start = from - AROUND;
  const first = offsetAt(zone, start);
  const changes = changesBetween(zone, start, to + AROUND);
  const parts = [
    component({ at: start, from: first, to: first }),
    ...changes.map((change) => component(change)),
  ];
  return ['BEGIN:VTIMEZONE', property('TZID', zone.name), ...parts.flat(), 'END:VTIMEZONE'];
}

interface Change {
  readonly at: number;
  /** Minutes ahead of UTC, before and after. */
  readonly from: number;
  readonly to: number;
}

function changesBetween(zone: Zone, start: number, end: number): readonly Change[] {
  const changes: Change[] = [];
  for (let at = start; at < end; at += STEP) {
    const from = offsetAt(zone, at);
    const to = offsetAt(zone, at + STEP);
    if (from !== to) changes.push({ at: changeIn(zone, at, at + STEP), from, to });
  }
  return changes;
}

/** The minute in which the clock changes, between two instants of which only the first is before. */
function changeIn(zone: Zone, start: number, end: number): number {
  const before = offsetAt(zone, start);
  let [low, high] = [Math.floor(start / 60_000), Math.ceil(end / 60_000)];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (offsetAt(zone, middle * 60_000) === before) low = middle;
    else high = middle;
  }
  return high * 60_000;
}

function component({ at, from, to }: Change): readonly string[] {
  const kind = to > from ? 'DAYLIGHT' : 'STANDARD';
  // By the clock as it was before the change: that is how the format wants it.
  const civil = at + from * 60_000;
  return [
    `BEGIN:${kind}`,
    `DTSTART:${localTime(Math.floor(civil / DAY), Math.floor((civil % DAY) / 60_000))}`,
    `TZOFFSETFROM:${offsetText(from)}`,
    `TZOFFSETTO:${offsetText(to)}`,
    `END:${kind}`,
  ];
}

function offsetAt(zone: Zone, instant: number): number {
  const { day, minute } = zone.civil(instant);
  return day * 1440 + minute - Math.floor(instant / 60_000);
}

function offsetText(minutes: number): string {
  const size = Math.abs(minutes);
  return `${minutes < 0 ? '-' : '+'}${two(Math.floor(size / 60))}${two(size % 60)}`;
}
