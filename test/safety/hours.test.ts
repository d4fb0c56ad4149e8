import { describe, expect, it } from '@jest/globals';
import { createTimetable, HoursFault } from '../../src/safety/hours.ts';

const week = {
  monday: '09:00-12:00, 13:00-17:00',
  tuesday: '09:00-17:00',
  wednesday: '09:00-17:00',
  thursday: '09:00-17:00',
  friday: '09:00-15:00',
  saturday: 'closed',
};
const newYork = createTimetable({ zone: 'America/New_York', week, closedOn: ['2026-11-26', '2026-11-27'] });

describe('opening hours', () => {
  it('are open from the first minute and closed from the last', () => {
    expect(newYork.isOpen(new Date('2026-11-03T13:59:59Z'))).toBe(false);
    expect(newYork.isOpen(new Date('2026-11-03T14:00:00Z'))).toBe(true);
    expect(newYork.isOpen(new Date('2026-11-03T21:59:59Z'))).toBe(true);
    expect(newYork.isOpen(new Date('2026-11-03T22:00:00Z'))).toBe(false);
  });

  it('know a break at noon', () => {
    const noon = new Date('2026-11-02T17:30:00Z');
    expect(newYork.isOpen(noon)).toBe(false);
    expect(newYork.nextOpening(noon)?.toISOString()).toBe('2026-11-02T18:00:00.000Z');
  });

  it('go over the weekend to Monday', () => {
    expect(newYork.nextOpening(new Date('2026-11-06T21:00:00Z'))?.toISOString()).toBe(
      '2026-11-09T14:00:00.000Z',
    );
  });

  it('leave out days that are closed by date', () => {
    expect(newYork.nextOpening(new Date('2026-11-25T23:00:00Z'))?.toISOString()).toBe(
      '2026-11-30T14:00:00.000Z',
    );
  });

  it('move with the clock in spring and autumn', () => {
    expect(newYork.nextOpening(new Date('2026-03-07T12:00:00Z'))?.toISOString()).toBe(
      '2026-03-09T13:00:00.000Z',
    );
    expect(newYork.nextOpening(new Date('2026-10-31T12:00:00Z'))?.toISOString()).toBe(
      '2026-11-02T14:00:00.000Z',
    );
  });

  it('open with the first minute after the gap when the clock skips the opening time', () => {
    const sunday = createTimetable({ zone: 'America/New_York', week: { sunday: '02:30-06:00' } });
    const opens = sunday.nextOpening(new Date('2026-03-08T05:00:00Z'));
    expect(opens?.toISOString()).toBe('2026-03-08T07:00:00.000Z');
  });

  it('open the day after one that the calendar skips', () => {
    const samoa = createTimetable({
      zone: 'Pacific/Apia',
      week: { friday: '09:00-17:00', saturday: '09:00-17:00' },
    });
    expect(samoa.nextOpening(new Date('2011-12-30T09:00:00Z'))?.toISOString()).toBe(
      '2011-12-30T19:00:00.000Z',
    );
  });

  it('count days by the calendar on the wall', () => {
    expect(newYork.daysBetween(new Date('2026-11-03T04:30:00Z'), new Date('2026-11-03T14:00:00Z'))).toBe(1);
    expect(newYork.daysBetween(new Date('2026-11-03T05:30:00Z'), new Date('2026-11-03T14:00:00Z'))).toBe(0);
  });

  it('say when the clinic closes, to midnight too', () => {
    const late = createTimetable({ zone: 'Asia/Kolkata', week: { monday: '18:00-24:00' } });
    expect(late.closing(new Date('2026-11-02T14:00:00Z'))?.toISOString()).toBe('2026-11-02T18:30:00.000Z');
    expect(late.closing(new Date('2026-11-02T19:00:00Z'))).toBeUndefined();
  });

  it('never open when no day is', () => {
    expect(createTimetable({ zone: 'UTC', week: {} }).nextOpening(new Date(0))).toBeUndefined();
  });

  it('take ranges as well as words', () => {
    const timetable = createTimetable({
      zone: 'UTC',
      week: { thursday: [{ from: '08:00', to: '09:00' }], friday: [] },
    });
    expect(timetable.isOpen(new Date('1970-01-01T08:30:00Z'))).toBe(true);
  });

  it.each(['9-5', '17:00-09:00', '09:00', '25:00-26:00', '09:00-24:30'])('refuse %j', (monday) => {
    expect(() => createTimetable({ zone: 'UTC', week: { monday } })).toThrow(HoursFault);
  });

  it('refuse a zone that does not exist', () => {
    expect(() => createTimetable({ zone: 'Mars/Olympus', week })).toThrow(/no time zone/);
  });
});
