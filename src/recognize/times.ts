import { DAY_PARTS } from './english.ts';
import type { DayPart } from './english.ts';
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
  part: DayPart | undefined,
): TimeAt | undefined {
  const lead = leadAt(tokens, start);
  const at = start + lead.length;
  const best = [namedAt, rangeAt, pastAt, figuresAt, hourOnlyAt, spokenAt]
    .flatMap((parse) => parse(tokens, at, lead.asks) ?? [])
    .reduce<RawTime | undefined>(
      (longest, one) => (longest === undefined || one.length > longest.length ? one : longest),
      undefined,
    );
  if (best === undefined) return undefined;
  const end = at + best.length;
  const after = tokens[end] === 'in' && tokens[end + 1] === 'the' ? end + 2 : end;
  const own = DAY_PARTS.get(tokens[after] ?? '');
  const minutes = readings(best, own ?? part);
  const length = (own === undefined ? end : after + 1) - start;
  return minutes.length === 0 ? undefined : { length, minutes };
}

/** "at", "at about", "from": what follows is a time even if it is a bare number. */
function leadAt(tokens: readonly string[], start: number): { readonly length: number; readonly asks: Lead } {
  const first = tokens[start] ?? '';
  if (first === 'from' || first === 'between') return { length: 1, asks: 'range' };
  if (!['at', 'around', 'about', 'by'].includes(first)) return { length: 0, asks: 'none' };
  return { length: ['around', 'about'].includes(tokens[start + 1] ?? '') ? 2 : 1, asks: 'time' };
}

/** What the words before lead one to expect. */
type Lead = 'none' | 'time' | 'range';

interface RawTime {
  readonly length: number;
  readonly hour: number;
  readonly minute: number;
  /** Said so that no half of the day is left open: "14:30", "09:30", "noon". */
  readonly sure: boolean;
}

function readings(time: RawTime, part: DayPart | undefined): readonly number[] {
  const { hour, minute } = time;
  if (hour > 24 || minute > 59 || (hour === 24 && minute > 0)) return [];
  if (time.sure || hour > 12 || hour === 0) return [(hour % 24) * 60 + minute];
  const morning = (hour % 12) * 60 + minute;
  const afternoon = morning + 720;
  if (part === 'am') return [morning];
  if (part === 'pm') return [afternoon];
  if (part === 'night') return [hour >= 6 && hour < 12 ? afternoon : morning];
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

/** "2 to 3 pm", "from 10 to 11", "2-3pm": it begins at the first. */
function rangeAt(tokens: readonly string[], start: number, lead: Lead): RawTime | undefined {
  const joined = parts(tokens[start] ?? '', '-');
  if (joined.length === 2 && joined.every((hour) => hour >= 1 && hour <= 12)) {
    const isTime = lead !== 'none' || DAY_PARTS.has(tokens[start + 1] ?? '');
    return isTime ? { length: 1, hour: joined[0] ?? 0, minute: 0, sure: false } : undefined;
  }
  const first = hourAt(tokens, start);
  const link = start + (first?.length ?? 0);
  if (first === undefined || !['to', 'till', 'til', 'until', 'and'].includes(tokens[link] ?? ''))
    return undefined;
  const second = hourAt(tokens, link + 1);
  const end = link + 1 + (second?.length ?? 0);
  const isTime = lead === 'range' || (first.hour % 5 !== 0 && DAY_PARTS.has(tokens[end] ?? ''));
  if (second === undefined || !isTime) return undefined;
  return { length: end - start, hour: first.hour, minute: 0, sure: false };
}

/** "2:30", "14.30", "1430 hours", "at 1430". */
function figuresAt(tokens: readonly string[], start: number, lead: Lead): RawTime | undefined {
  const word = tokens[start] ?? '';
  const [hour, minute, more] = parts(word, ':.');
  if (hour !== undefined && minute !== undefined && more === undefined && /[:.]\d\d$/.test(word)) {
    return { length: 1, hour, minute, sure: word.startsWith('0') };
  }
  const tail = /^h(ou)?rs$/.test(tokens[start + 1] ?? '') ? 1 : 0;
  if (!/^([01]\d|2[0-3])[0-5]\d$/.test(word) || (lead === 'none' && tail === 0)) return undefined;
  return { length: 1 + tail, hour: Number(word.slice(0, 2)), minute: Number(word.slice(2)), sure: true };
}

/** "2 pm", "2 oclock", "at 2", "nine in the morning". */
function hourOnlyAt(tokens: readonly string[], start: number, lead: Lead): RawTime | undefined {
  const number = numberAt(tokens, start);
  if (number === undefined || !Number.isInteger(number.value) || number.value > 24) return undefined;
  const [next, then, last] = tokens.slice(start + number.length, start + number.length + 3);
  const inThe = next === 'in' && then === 'the' && DAY_PARTS.has(last ?? '');
  const isHour = ['oclock', 'am', 'pm'].includes(next ?? '') || lead !== 'none' || inThe;
  if (!isHour) return undefined;
  const tail = next === 'oclock' || next === 'ish' ? 1 : 0;
  return { length: number.length + tail, hour: number.value, minute: 0, sure: false };
}

/** "two thirty", "nine fifteen", "ten forty five", "eight oh five". */
function spokenAt(tokens: readonly string[], start: number): RawTime | undefined {
  const hour = hourAt(tokens, start);
  if (hour === undefined || !/^[a-z]/.test(tokens[start] ?? '') || hour.length > 1) return undefined;
  const oh = tokens[start + 1] === 'oh' || tokens[start + 1] === 'o' ? 1 : 0;
  const minute = numberAt(tokens, start + 1 + oh);
  if (minute === undefined || !/^[a-z]/.test(tokens[start + 1 + oh] ?? '') || minute.value > 59)
    return undefined;
  if (oh === 0 ? minute.value < 10 : minute.value > 9) return undefined;
  return { length: 1 + oh + minute.length, hour: hour.hour, minute: minute.value, sure: false };
}
