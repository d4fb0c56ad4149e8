import { calendarFile } from '../calendar/calendar.ts';
import type { ActionNamed } from '../dialogs/action-schema.ts';
import { shownValue } from '../dialogs/speak.ts';
import { weekdayOf } from '../model/zone.ts';
import { besideFile, leadOf, type Acted, type Acting } from './flow-acting.ts';
import { dayShown, minuteOf } from './flow-dates.ts';

type WeekAction = ActionNamed<'week-plan'> | ActionNamed<'week-file'>;

/** The keys of weekdays among a flow's options; 0 is Sunday. */
const WEEKDAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];

interface Week {
  /** The coming days, as day numbers, the nearest first. */
  readonly days: readonly number[];
  readonly time: { readonly minute: number; readonly shown: string } | undefined;
  readonly length: { readonly minutes: number; readonly shown: string } | undefined;
  readonly what: string | undefined;
}

/** What the visitor wants to do, on which of the next seven days. Undefined where no day was chosen. */
function weekOf(action: WeekAction, { slots, place, now }: Acting): Week | undefined {
  const [days, time, length, what] = [action.days, action.time, action.length, action.what].map((name) =>
    slots.get(name),
  );
  if (days?.type !== 'several') return undefined;
  const here = place.zone.civil(now);
  const minute = time?.type === 'time' ? minuteOf(time.time) : undefined;
  // A day whose hour has passed is meant in a week.
  const first = here.day + (minute !== undefined && minute <= here.minute ? 1 : 0);
  return {
    days: Array.from({ length: 7 }, (_, ahead) => first + ahead).filter((day) =>
      days.keys.includes(WEEKDAYS[weekdayOf(day)] ?? ''),
    ),
    time: time?.type === 'time' && minute !== undefined ? { minute, shown: time.shown } : undefined,
    length: length?.type === 'duration' ? { minutes: length.seconds / 60, shown: length.shown } : undefined,
    what: what?.type === 'text' ? shownValue(what) : undefined,
  };
}

/** The plan written out, a line a day, the visitor's own words beneath. */
export function weekPlan(action: ActionNamed<'week-plan'>, acting: Acting): Acted | undefined {
  const week = weekOf(action, acting);
  if (week === undefined) return undefined;
  const lines = week.days.map((day) => `- ${lineOf(action.line, day, week, acting.place.culture)}`);
  const { text } = leadOf(action.text, acting);
  const parts = [text, lines.join('\n'), ...(week.what === undefined ? [] : [action.doing])];
  return { text: parts.join('\n\n'), ...(week.what !== undefined && { quote: week.what }) };
}

/** The plan as a calendar file, an entry a day. */
export function weekCalendar(action: ActionNamed<'week-file'>, acting: Acting): Acted | undefined {
  const week = weekOf(action, acting);
  if (week === undefined) return undefined;
  const { place, now, fill } = acting;
  const minute = week.time?.minute ?? null;
  const events = week.days.map((day) => ({
    id: `${day}-${minute ?? 'day'}-${action.file}@therapy-guide-bot`,
    title: fill(action.title),
    note: week.what ?? '',
    day,
    minute,
    minutes: week.length?.minutes ?? action.minutes,
  }));
  const file = {
    title: action.link,
    name: `${action.file}.ics`,
    type: 'text/calendar',
    content: calendarFile(events, place.zone, now),
    // The plan stands above it in words already.
    plain: '',
  };
  return { ...besideFile(action, acting), files: [file] };
}

/** "{day}[ at {time}][, {length}]": what stands in brackets is left out where it is not known. */
function lineOf(line: string, day: number, { time, length }: Week, culture: string): string {
  const known: { readonly [name: string]: string | undefined } = {
    day: dayShown(day, culture),
    time: time?.shown,
    length: length?.shown,
  };
  const filled = (text: string): string =>
    text.replaceAll(/\{([a-z]+)\}/g, (_, name: string) => known[name] ?? '');
  return filled(
    line.replaceAll(/\[([^[\]]*)\]/g, (_, part: string) =>
      [...part.matchAll(/\{([a-z]+)\}/g)].every(([, name = '']) => known[name] !== undefined) ? part : '',
    ),
  );
}
