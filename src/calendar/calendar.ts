import type { Civil, Zone } from '../model/zone.ts';
import { dayText, localTime, property, textValue, utcTime } from './format.ts';
import { timeZoneBlock } from './time-zone.ts';

/** One entry of a calendar file. */
export interface CalendarEvent {
  /** Unlike every other entry's, and the same whenever the file is made again: importing it twice doubles nothing. */
  readonly id: string;
  readonly title: string;
  readonly note: string;
  /** The day, as days since 1 January 1970. */
  readonly day: number;
  /** Minutes since midnight by the zone's clock; null for an entry that takes no time of the day. */
  readonly minute: number | null;
  /** How many minutes it takes. */
  readonly minutes: number;
}

/** A calendar file (iCalendar, RFC 5545), its times by the clock of the zone. `now` is when it is made. */
export function calendarFile(events: readonly CalendarEvent[], zone: Zone, now: number): string {
  const starts = events.flatMap(({ day, minute }) =>
    minute === null ? [] : [instantOf({ day, minute }, zone)],
  );
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//therapy-guide-bot//chat//EN',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    ...(starts.length === 0 ? [] : timeZoneBlock(zone, Math.min(...starts), Math.max(...starts))),
    ...events.flatMap((event) => eventBlock(event, zone, now)),
    'END:VCALENDAR',
  ];
  return `${lines.join('\r\n')}\r\n`;
}

function eventBlock(event: CalendarEvent, zone: Zone, now: number): readonly string[] {
  return [
    'BEGIN:VEVENT',
    property('UID', textValue(event.id)),
    `DTSTAMP:${utcTime(now)}`,
    ...whenLines(event, zone),
    property('SUMMARY', textValue(event.title)),
    ...(event.note === '' ? [] : [property('DESCRIPTION', textValue(event.note))]),
    'CLASS:PRIVATE',
    'END:VEVENT',
  ];
}

/** A whole day blocks nothing; a time has its zone beside it. */
function whenLines({ day, minute, minutes }: CalendarEvent, zone: Zone): readonly string[] {
  if (minute === null) return [`DTSTART;VALUE=DATE:${dayText(day)}`, 'TRANSP:TRANSPARENT'];
  const start = zone.civil(instantOf({ day, minute }, zone));
  // A length rather than an end: on the night when clocks go back, an end can be read as two moments.
  return [
    property(`DTSTART;TZID=${zone.name}`, localTime(start.day, start.minute)),
    `DURATION:PT${Math.round(minutes)}M`,
  ];
}

/** A time that the clock skips in spring is taken an hour later, as people do. */
function instantOf({ day, minute }: Civil, zone: Zone): number {
  return zone.instant({ day, minute }) ?? zone.instant({ day, minute: minute + 60 }) ?? day * 86_400_000;
}
