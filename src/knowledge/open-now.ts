import type { ClinicWords } from './clinic-words.ts';
import { WEEKDAYS, type Clinic } from './clinic.ts';
import { clockTime, dayName, put } from './hours.ts';

const DAY = 86_400_000;
/** How far ahead the next opening is looked for: past any holiday closing. */
const LOOK_AHEAD = 21;

/** Whether the clinic is open just now and when that changes, as a sentence; undefined where its hours don't say. */
export function openNowPhrase(clinic: Clinic, words: ClinicWords, now: number): string | undefined {
  const { date, time } = wallClock(clinic, now);
  const today = rangesOn(clinic, date);
  if (today === undefined) return undefined;
  const say = words.hours.now;
  const at = (hour: string): string => clockTime(clinic, hour);
  const current = today.find(({ from, to }) => from <= time && time < to);
  if (current !== undefined) return put(say.open, { to: at(current.to) });
  const later = today.find(({ from }) => from > time);
  if (later !== undefined) return put(say['later-today'], { from: at(later.from) });
  for (let ahead = 1; ahead <= LOOK_AHEAD; ahead += 1) {
    const day = new Date(Date.parse(date) + ahead * DAY).toISOString().slice(0, 10);
    const ranges = rangesOn(clinic, day);
    // A day that the clinic says nothing about may be open: then nothing certain can be said.
    if (ranges === undefined) return say.closed;
    const [first] = ranges;
    if (first === undefined) continue;
    const from = at(first.from);
    return ahead === 1
      ? put(say.tomorrow, { from })
      : put(say['another-day'], { from, day: dayName(clinic, weekdayOf(day)) });
  }
  return say.closed;
}

function rangesOn(clinic: Clinic, date: string) {
  return clinic.closed_on.includes(date) ? [] : clinic.hours?.[weekdayOf(date)];
}

function weekdayOf(date: string) {
  return WEEKDAYS[(new Date(date).getUTCDay() + 6) % 7] ?? 'monday';
}

/** What the clock on the clinic's wall shows: `2026-05-04`, `09:30`. */
function wallClock({ time_zone: timeZone }: Clinic, now: number) {
  const date = new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' }).format(now);
  const time = new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit' }).format(now);
  return { date, time };
}
