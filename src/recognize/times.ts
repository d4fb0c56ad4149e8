import { DAY_PARTS } from './english.ts';
import { parts } from './lex.ts';
import { numberAt } from './numbers.ts';

/** A time of day found in a row of words: minutes since midnight, likeliest first where it may be night or day. */
export interface TimeAt {
  readonly length: number;
  readonly minutes: readonly number[];
}

/** The longest time of day that begins at a word. `part` is a part of the day named elsewhere in the text. */
export function timeAt(
  tokens: readonly string[],
  start: number,
  part: 'am' | 'pm' | undefined,
): TimeAt | undefined {
  const options = [
    namedAt(tokens, start),
    pastAt(tokens, start),
    clockAt(tokens, start),
    spokenAt(tokens, start),
  ];
  const best = options
    .flatMap((option) => option ?? [])
    .reduce<RawTime | undefined>(
      (longest, one) => (longest === undefined || one.length > longest.length ? one : longest),
      undefined,
    );
  if (best === undefined) return undefined;
  const end = start + best.length;
  const after = tokens[end] === 'in' && tokens[end + 1] === 'the' ? end + 2 : end;
  const own = DAY_PARTS.get(tokens[after] ?? '');
  const length = own === undefined ? best.length : after + 1 - start;
  const minutes = readings(best, own ?? part);
  return minutes.length === 0 ? undefined : { length, minutes };
}

interface RawTime {
  readonly length: number;
  readonly hour: number;
  readonly minute: number;
  /** Said so that no half of the day is left open: "14:30", "09:30", "noon". */
  readonly sure: boolean;
}

function readings(time: RawTime, part: 'am' | 'pm' | undefined): readonly number[] {
  const { hour, minute } = time;
  if (hour > 24 || minute > 59 || (hour === 24 && minute > 0)) return [];
  if (time.sure || hour > 12 || hour === 0) return [(hour % 24) * 60 + minute];
  const morning = (hour % 12) * 60 + minute;
  const afternoon = morning + 720;
  if (part === 'am') return [morning];
  if (part === 'pm') return [afternoon];
  // By day, between seven and seven, is the likelier half.
  return hour >= 7 && hour < 12 ? [morning, afternoon] : [afternoon, morning];
}

function namedAt(tokens: readonly string[], start: number): RawTime | undefined {
  const word = tokens[start];
  if (word === 'noon' || word === 'midday') return { length: 1, hour: 12, minute: 0, sure: true };
  if (word === 'midnight') return { length: 1, hour: 0, minute: 0, sure: true };
  return undefined;
}

const PAST = new Set(['past', 'after', 'gone']);
const TO = new Set(['to', 'til', 'till', 'before', 'of']);

/** "half past two", "half two", "quarter to three", "ten minutes past 9". */
function pastAt(tokens: readonly string[], start: number): RawTime | undefined {
  const article = tokens[start] === 'a' ? 1 : 0;
  const word = tokens[start + article];
  const count = word === 'half' ? 30 : word === 'quarter' ? 15 : numberAt(tokens, start)?.value;
  let at =
    start + (word === 'half' || word === 'quarter' ? article + 1 : (numberAt(tokens, start)?.length ?? 0));
  if (count === undefined || count < 1 || count > 30) return undefined;
  const minutes = tokens[at] === 'minutes' || tokens[at] === 'mins';
  // "2 to 3" is a stretch of time; "ten to three" is a time of day.
  if (!minutes && count % 5 !== 0) return undefined;
  if (minutes) at += 1;
  const link = tokens[at] ?? '';
  const sign = PAST.has(link) ? 1 : TO.has(link) ? -1 : 0;
  if (sign === 0 && word !== 'half') return undefined;
  if (sign !== 0) at += 1;
  const hour = hourAt(tokens, at);
  if (hour === undefined) return undefined;
  const total = (hour.hour * 60 + sign * count + (sign === 0 ? count : 0) + 720) % 720;
  return {
    length: at + hour.length - start,
    hour: Math.floor(total / 60) || 12,
    minute: total % 60,
    sure: false,
  };
}

function hourAt(
  tokens: readonly string[],
  start: number,
): { readonly hour: number; readonly length: number } | undefined {
  const number = numberAt(tokens, start);
  if (number === undefined || !Number.isInteger(number.value) || number.value < 1 || number.value > 12)
    return undefined;
  return {
    hour: number.value,
    length: tokens[start + number.length] === 'oclock' ? number.length + 1 : number.length,
  };
}

/** "2:30", "14.30", "2 pm", "2 oclock", "at 2", "1430 hours". */
function clockAt(tokens: readonly string[], start: number): RawTime | undefined {
  const lead = ['at', 'around', 'about', 'by'].includes(tokens[start] ?? '') ? 1 : 0;
  const soft = lead === 1 && ['around', 'about'].includes(tokens[start + 1] ?? '') ? 2 : lead;
  const at = start + soft;
  const word = tokens[at] ?? '';
  const [hour, minute, more] = parts(word, ':.');
  if (hour !== undefined && minute !== undefined && more === undefined && /[:.]\d\d$/.test(word)) {
    return { length: soft + 1, hour, minute, sure: word.startsWith('0') };
  }
  if (/^([01]\d|2[0-3])[0-5]\d$/.test(word) && (soft > 0 || /^h(ou)?rs$/.test(tokens[at + 1] ?? ''))) {
    const tail = /^h(ou)?rs$/.test(tokens[at + 1] ?? '') ? 2 : 1;
    return { length: soft + tail, hour: Number(word.slice(0, 2)), minute: Number(word.slice(2)), sure: true };
  }
  const number = numberAt(tokens, at);
  if (number === undefined || !Number.isInteger(number.value) || number.value > 24) return undefined;
  const next = tokens[at + number.length];
  const isHour = next === 'oclock' || next === 'am' || next === 'pm' || soft > 0;
  const inThe =
    next === 'in' &&
    tokens[at + number.length + 1] === 'the' &&
    DAY_PARTS.has(tokens[at + number.length + 2] ?? '');
  if (!isHour && !inThe) return undefined;
  const tail = next === 'oclock' || next === 'ish' ? 1 : 0;
  return { length: soft + number.length + tail, hour: number.value, minute: 0, sure: false };
}

/** "two thirty", "nine fifteen", "at ten forty five", "eight oh five". */
function spokenAt(tokens: readonly string[], start: number): RawTime | undefined {
  const lead = ['at', 'around', 'about'].includes(tokens[start] ?? '') ? 1 : 0;
  const hour = hourAt(tokens, start + lead);
  if (hour === undefined || !/^[a-z]/.test(tokens[start + lead] ?? '') || hour.length > 1) return undefined;
  const place = start + lead + 1;
  const oh = tokens[place] === 'oh' || tokens[place] === 'o' ? 1 : 0;
  const minute = numberAt(tokens, place + oh);
  if (minute === undefined || !/^[a-z]/.test(tokens[place + oh] ?? '') || minute.value > 59) return undefined;
  if (oh === 0 ? minute.value < 10 : minute.value > 9) return undefined;
  return { length: lead + 1 + oh + minute.length, hour: hour.hour, minute: minute.value, sure: false };
}
