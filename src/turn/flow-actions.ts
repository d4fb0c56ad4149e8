import { calendarFile } from '../calendar/calendar.ts';
import type { Action, ActionNamed } from '../dialogs/action-schema.ts';
import { besideFile, type Acted, type Acting } from './flow-acting.ts';
import { callBackSaid } from './flow-call-back.ts';
import { countdownOf } from './flow-countdown.ts';
import { dayOf, minuteOf } from './flow-dates.ts';
import { listFiles } from './flow-list.ts';
import { weekCalendar, weekPlan } from './flow-week.ts';

/** Makes what a named action makes of a flow's answers; undefined where there is nothing to make it of. */
export function act(action: Action, acting: Acting): Acted | undefined {
  switch (action.action) {
    case 'countdown':
      return countdownOf(action, acting);
    case 'date-file':
      return dateFile(action, acting);
    case 'list-file':
      return listFiles(action, acting);
    case 'week-plan':
      return weekPlan(action, acting);
    case 'week-file':
      return weekCalendar(action, acting);
    case 'call-back':
      return callBackSaid(action, acting);
  }
}

function dateFile(action: ActionNamed<'date-file'>, acting: Acting): Acted | undefined {
  const { place, now, fill } = acting;
  const slot = acting.slots.get(action.slot);
  if (slot?.type !== 'date-time') return undefined;
  const event = {
    id: `${slot.date}-${(slot.time ?? 'day').replace(':', '')}-${action.file}@therapy-guide-bot`,
    title: fill(action.title),
    note: fill(action.note),
    day: dayOf(slot.date),
    minute: slot.time === null ? null : minuteOf(slot.time),
    minutes: action.minutes,
  };
  const file = {
    title: action.link,
    name: `${action.file}.ics`,
    type: 'text/calendar',
    content: calendarFile([event], place.zone, now),
    plain: slot.shown,
  };
  return { ...besideFile(action, acting), files: [file] };
}
