import { dayPartIn, distinct, isQuestion, two, type Place } from './date-time.ts';
import { lex } from './lex.ts';
import { NO_ANSWER, UNCLEAR, understood } from './recognized.ts';
import type { FreeReading, Recognized } from './recognized.ts';
import { timeAt } from './times.ts';

/** More words than this besides the time tell a story. */
const MOST_OTHER_WORDS = 8;

/** Reads a time of day: "half past seven", "at 8 in the evening", "19:30", a bare "7". */
export function readTimeOfDay(text: string, place: Place): Recognized {
  const tokens = lex(text);
  const part = dayPartIn(tokens);
  const found: (readonly number[])[] = [];
  let left = 0;
  for (let at = 0; at < tokens.length;) {
    // Where only a time was asked for, a bare figure is one.
    const time = timeAt(tokens, at, part) ?? bareAt(tokens, at, part);
    if (time === undefined) left += tokens[at] === '?' ? 0 : 1;
    else found.push(time.minutes);
    at += time?.length ?? 1;
  }
  if (tokens.includes('not') || left > MOST_OTHER_WORDS || isQuestion(tokens, left, place)) return NO_ANSWER;
  const minutes = distinct(tokens.includes('or') ? found.flat() : (found[0] ?? []));
  const options = minutes.map((minute) => timeReading(minute, place.culture));
  const [only] = options;
  if (only === undefined) return UNCLEAR;
  return options.length === 1 ? understood(only) : { kind: 'ambiguous', options: options.slice(0, 4) };
}

function bareAt(tokens: readonly string[], at: number, part: Parameters<typeof timeAt>[2]) {
  const token = tokens[at] ?? '';
  const time = /^\d{1,4}$/.test(token) ? timeAt(['at', token, ...tokens.slice(at + 1)], 0, part) : undefined;
  return time && { ...time, length: time.length - 1 };
}

/** "7:30 PM" in the culture's manner. */
function timeReading(minute: number, culture: string): FreeReading {
  const shown = new Intl.DateTimeFormat(culture, { timeZone: 'UTC', timeStyle: 'short' })
    .format(new Date(minute * 60_000))
    .replaceAll(/[\u202f\u00a0]/g, ' ');
  return { type: 'time', time: `${two(Math.floor(minute / 60))}:${two(minute % 60)}`, shown };
}
