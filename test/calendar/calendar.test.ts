import { describe, expect, it } from '@jest/globals';
import ICAL from 'ical.js';
import { calendarFile, type CalendarEvent } from '../../src/calendar/calendar.ts';
import { createZone, dayNumber } from '../../src/model/zone.ts';

const NOW = Date.UTC(2026, 4, 4, 15);

function event(date: string, time: string | null, more: Partial<CalendarEvent> = {}): CalendarEvent {
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number);
  const [hour = 0, minute = 0] = (time ?? '').split(':').map(Number);
  return {
    id: `${date}@test`,
    title: 'Appointment',
    note: '',
    day: dayNumber(year, month, day) ?? 0,
    minute: time === null ? null : hour * 60 + minute,
    minutes: 50,
    ...more,
  };
}

/** What a calendar program reads in a file, by the file's own account of its time zone. */
function read(file: string): readonly ICAL.Event[] {
  const calendar = new ICAL.Component(ICAL.parse(file));
  for (const block of calendar.getAllSubcomponents('vtimezone')) {
    const zone = new ICAL.Timezone(block);
    ICAL.TimezoneService.remove(zone.tzid);
    ICAL.TimezoneService.register(zone);
  }
  return calendar.getAllSubcomponents('vevent').map((block) => new ICAL.Event(block));
}

describe('a calendar file', () => {
  it.each([
    ['America/New_York', '2026-05-12', '14:30', '2026-05-12T18:30:00Z'],
    ['America/New_York', '2026-12-01', '14:30', '2026-12-01T19:30:00Z'],
    ['Europe/London', '2026-07-01', '09:00', '2026-07-01T08:00:00Z'],
    ['Europe/London', '2026-12-01', '09:00', '2026-12-01T09:00:00Z'],
    // The day of the change, before and after it.
    ['Europe/London', '2026-03-29', '00:30', '2026-03-29T00:30:00Z'],
    ['Europe/London', '2026-03-29', '02:30', '2026-03-29T01:30:00Z'],
    ['Europe/London', '2026-10-25', '00:30', '2026-10-24T23:30:00Z'],
    ['Europe/London', '2026-10-25', '02:30', '2026-10-25T02:30:00Z'],
    ['America/New_York', '2026-11-01', '03:00', '2026-11-01T08:00:00Z'],
    // No change at all; half an hour off; a change of half an hour; the other half of the world.
    ['Asia/Kolkata', '2026-06-01', '10:00', '2026-06-01T04:30:00Z'],
    ['America/St_Johns', '2026-06-01', '10:00', '2026-06-01T12:30:00Z'],
    ['Australia/Lord_Howe', '2026-06-01', '10:00', '2026-05-31T23:30:00Z'],
    ['Australia/Sydney', '2026-12-01', '23:30', '2026-12-01T12:30:00Z'],
    ['America/Phoenix', '2026-07-04', '08:15', '2026-07-04T15:15:00Z'],
  ])('has the right instant and zone: %s, %s %s', (name, date, time, instant) => {
    const [found] = read(calendarFile([event(date, time)], createZone(name), NOW));
    expect(found?.startDate.toJSDate().toISOString()).toBe(instant.replace('Z', '.000Z'));
    expect(found?.startDate.zone?.tzid).toBe(name);
    expect(found?.duration.toSeconds()).toBe(50 * 60);
  });

  it('takes an hour that the clock skips an hour later', () => {
    const zone = createZone('America/New_York');
    const [found] = read(calendarFile([event('2026-03-08', '02:30')], zone, NOW));
    expect(found?.startDate.toJSDate().toISOString()).toBe('2026-03-08T07:30:00.000Z');
  });

  it('keeps a day without a time as a day, which blocks nothing', () => {
    const file = calendarFile([event('2026-05-12', null)], createZone('America/New_York'), NOW);
    const [found] = read(file);
    expect(found?.startDate.isDate).toBe(true);
    expect(found?.startDate.toString()).toBe('2026-05-12');
    expect(file).toContain('TRANSP:TRANSPARENT');
    expect(file).not.toContain('VTIMEZONE');
  });

  it('holds several entries, each with its own id, made at the same moment', () => {
    const zone = createZone('Europe/London');
    const found = read(calendarFile([event('2026-10-24', '10:00'), event('2026-10-26', '10:00')], zone, NOW));
    expect(found.map((one) => one.startDate.toJSDate().toISOString())).toEqual([
      '2026-10-24T09:00:00.000Z',
      '2026-10-26T10:00:00.000Z',
    ]);
    expect(new Set(found.map(({ uid }) => uid)).size).toBe(2);
    const stamp = found[0]?.component.getFirstPropertyValue('dtstamp');
    expect(String(stamp)).toBe('2026-05-04T15:00:00Z');
  });

  it('gives back what a visitor wrote, whatever it is, in lines of 75 bytes at most', () => {
    const note =
      'one; two, three\\four\nfive: "six" 😀 and a tail that is long enough to be folded — twice, perhaps, ééééé';
    const file = calendarFile(
      [event('2026-05-12', '14:30', { note, title: 'A, b; c' })],
      createZone('America/New_York'),
      NOW,
    );
    const [found] = read(file);
    expect(found?.description).toBe(note);
    expect(found?.summary).toBe('A, b; c');
    const lines = file.split('\r\n');
    expect(lines.every((line) => Buffer.byteLength(line) <= 75)).toBe(true);
    expect(file.endsWith('END:VCALENDAR\r\n')).toBe(true);
  });

  it('cannot be made to hold another entry by what a visitor wrote', () => {
    const note = 'x\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nSUMMARY:evil';
    const found = read(calendarFile([event('2026-05-12', '14:30', { note })], createZone('UTC'), NOW));
    expect(found).toHaveLength(1);
    expect(found[0]?.description).toBe(note.replaceAll('\r\n', '\n'));
  });
});
