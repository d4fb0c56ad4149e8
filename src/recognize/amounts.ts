import { SECONDS } from './english.ts';
import { lex } from './lex.ts';
import { numberAt, numbersIn } from './numbers.ts';
import { UNCLEAR, understood } from './recognized.ts';
import type { FreeReading, Recognized } from './recognized.ts';

const BEYOND = new Set(['thousand', 'million', 'point', 'half', 'quarter', 'minus', 'th', 'percent']);

/** Reads one number: "3", "about three", "twenty-one". Two different numbers are asked back. */
export function readNumber(text: string, culture: string): Recognized {
  const tokens = lex(text).flatMap(joined);
  // Left to the recognizers rather than read by halves.
  if (tokens.some((token) => BEYOND.has(token))) return UNCLEAR;
  const found = [...new Set(numbersIn(tokens))];
  return oneOf(found.map((number) => numberReading(number, culture)));
}

export function numberReading(number: number, culture: string): FreeReading {
  return { type: 'number', number, shown: new Intl.NumberFormat(culture).format(number) };
}

/** Reads one stretch of time: "half an hour", "an hour and a half", "1h 30", "20 minutes", "two weeks". */
export function readDuration(text: string, culture: string): Recognized {
  const tokens = lex(text);
  const found: number[] = [];
  for (let place = 0; place < tokens.length;) {
    const stretch = stretchAt(tokens, place);
    if (stretch !== undefined) found.push(stretch.seconds);
    place += stretch?.length ?? 1;
  }
  const seconds = found.length === 0 ? bareMinutes(tokens) : [...new Set(found)];
  return oneOf(seconds.map((one) => durationReading(one, culture)));
}

/** Below this a bare number may be hours as well. */
const SURELY_MINUTES = 5;
/** More words than these around a bare number tell something else. */
const MOST_AROUND = 2;

/** "45", "about 10": minutes are what people mean; "2" may be hours and is asked back. */
function bareMinutes(tokens: readonly string[]): readonly number[] {
  const [number, ...others] = numbersIn(tokens);
  const isBare =
    tokens.length <= MOST_AROUND + 1 && !tokens.some((token) => token === '?' || token === 'not');
  if (number === undefined || others.length > 0 || !isBare || number <= 0) return [];
  return number < SURELY_MINUTES ? [number * 60, number * 3600] : [number * 60];
}

/** "1 hour, 30 minutes" in the culture's manner. */
export function durationReading(seconds: number, culture: string): FreeReading {
  const sizes = [
    ['week', 604_800],
    ['day', 86_400],
    ['hour', 3600],
    ['minute', 60],
    ['second', 1],
  ] as const;
  let rest = Math.round(seconds);
  const written = sizes.flatMap(([unit, size]) => {
    // "ten days" is not "1 week, 3 days".
    const count = unit === 'week' && rest % size !== 0 ? 0 : Math.floor(rest / size);
    rest -= count * size;
    if (count === 0) return [];
    return [new Intl.NumberFormat(culture, { style: 'unit', unit, unitDisplay: 'long' }).format(count)];
  });
  return {
    type: 'duration',
    seconds: Math.round(seconds),
    shown: new Intl.ListFormat(culture, { type: 'unit' }).format(written),
  };
}

function oneOf(readings: readonly FreeReading[]): Recognized {
  const [only] = readings;
  if (only === undefined) return UNCLEAR;
  return readings.length === 1 ? understood(only) : { kind: 'ambiguous', options: readings.slice(0, 4) };
}

interface Stretch {
  readonly seconds: number;
  readonly length: number;
}

function stretchAt(tokens: readonly string[], start: number): Stretch | undefined {
  const first = fractionAt(tokens, start) ?? amountAt(tokens, start);
  if (first === undefined || first.seconds <= 0) return undefined;
  const end = start + first.length;
  const link = tokens[end] === 'and' ? 1 : 0;
  if (link === 1 && tokens[end + 1] === 'a' && tokens[end + 2] === 'half') {
    return { seconds: first.seconds + first.unit / 2, length: first.length + 3 };
  }
  const next = amountAt(tokens, end + link);
  // "1 hour 20 minutes": the second must be the smaller unit.
  if (next !== undefined && next.unit < first.unit) {
    return { seconds: first.seconds + next.seconds, length: first.length + link + next.length };
  }
  const bare = numberAt(tokens, end);
  // "1h30"
  if (bare !== undefined && first.unit === 3600 && bare.value < 60) {
    return { seconds: first.seconds + bare.value * 60, length: first.length + bare.length };
  }
  return first;
}

interface Amount extends Stretch {
  /** Seconds of the unit it was said in. */
  readonly unit: number;
}

/** "half an hour", "a quarter of an hour", "three quarters of an hour". */
function fractionAt(tokens: readonly string[], start: number): Amount | undefined {
  const lead = tokens[start] === 'a' ? 1 : 0;
  const count = tokens[start] === 'three' ? 3 : 1;
  const place = start + Math.max(lead, count === 3 ? 1 : 0);
  const word = tokens[place];
  const share = word === 'half' ? 1 / 2 : word === 'quarter' || word === 'quarters' ? count / 4 : undefined;
  if (share === undefined) return undefined;
  let at = place + 1;
  if (tokens[at] === 'of') at += 1;
  if (tokens[at] === 'a' || tokens[at] === 'an') at += 1;
  const unit = SECONDS.get(tokens[at] ?? '');
  return unit === undefined ? undefined : { seconds: share * unit, unit, length: at + 1 - start };
}

/** "20 minutes", "an hour", "two and a half hours", "2 1/2 hours". */
function amountAt(tokens: readonly string[], start: number): Amount | undefined {
  const number = numberAt(tokens, start, true);
  if (number === undefined) return undefined;
  let at = start + number.length;
  const half = tokens.slice(at, at + 3).join(' ') === 'and a half' ? 3 : tokens[at] === '1/2' ? 1 : 0;
  at += half;
  const unit = SECONDS.get(tokens[at] ?? '');
  if (unit === undefined) return undefined;
  return { seconds: (number.value + (half > 0 ? 0.5 : 0)) * unit, unit, length: at + 1 - start };
}

/** "2-3" is two numbers. */
function joined(word: string): readonly string[] {
  return /^\d+-\d+$/.test(word) ? word.split('-') : [word];
}
