import { createZone, dateName, weekdayOf } from '../model/zone.ts';
import type { ClinicWords } from './clinic-words.ts';
import { WEEKDAYS, type Clinic } from './clinic.ts';
import { clockTime, dayName, put } from './hours.ts';

/** How far ahead the next opening is looked for: past any holiday closing. */
const LOOK_AHEAD = 21;

/** Whether the clinic is open just now and when that changes, as a sentence; undefined where its hours don't say. */
export function openNowPhrase(clinic: Clinic, words: ClinicWords, now: number): string | undefined {
  const { day: todaysDay, minute } = createZone(clinic.time_zone).civil(now);
  const time = timeName(minute);
  const today = rangesOn(clinic, todaysDay);
  if (today === undefined) return undefined;
  const say = words.hours.now;
  const at = (hour: string): string => clockTime(clinic, hour);
  const current = today.find(({ from, to }) => from <= time && time < to);
  if (current !== undefined) return put(say.open, { to: at(current.to) });
  const later = today.find(({ from }) => from > time);
  if (later !== undefined) return put(say['later-today'], { from: at(later.from) });
  for (let ahead = 1; ahead <= LOOK_AHEAD; ahead += 1) {
    const day = todaysDay + ahead;
    const ranges = rangesOn(clinic, day);
    // A day that the clinic says nothing about may be open: then nothing certain can be said.
    if (ranges === undefined) return say.closed;
    const [first] = ranges;
    if (first === undefined) continue;
    const from = at(first.from);
    return ahead === 1
      ? put(say.tomorrow, { from })
      : put(say['another-day'], { from, day: dayName(clinic, weekdayName(day)) });
  }
  return say.closed;
}

function rangesOn(clinic: Clinic, day: number) {
  return clinic.closed_on.includes(dateName(day)) ? [] : clinic.hours?.[weekdayName(day)];
}

function weekdayName(day: number) {
  return WEEKDAYS[(weekdayOf(day) + 6) % 7] ?? 'monday';
}

/** As the clinic's file writes times, so that they compare as text: `09:30`. */
function timeName(minute: number): string {
  const two = (number: number): string => String(number).padStart(2, '0');
  return `${two(Math.floor(minute / 60))}:${two(minute % 60)}`;
}
