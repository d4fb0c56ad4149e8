import { ORDINAL_UNITS, TENS, UNITS } from './english.ts';

/** A number at a place in a row of words, and how many words it took. */
export interface NumberAt {
  readonly value: number;
  readonly length: number;
}

/** Digits, or words up to "nine hundred and ninety-nine"; "a" and "an" are one where `article` allows it. */
export function numberAt(tokens: readonly string[], start: number, article = false): NumberAt | undefined {
  const word = tokens[start];
  if (word === undefined) return undefined;
  if (/^\d{1,9}(\.\d{1,4})?$/.test(word)) return { value: Number(word), length: 1 };
  if (article && word === 'a' && tokens[start + 1] === 'couple') {
    return { value: 2, length: tokens[start + 2] === 'of' ? 3 : 2 };
  }
  if (article && word === 'a' && tokens[start + 1] === 'dozen') return { value: 12, length: 2 };
  if (article && (word === 'a' || word === 'an')) return { value: 1, length: 1 };
  return hundredsAt(tokens, start) ?? tensAt(tokens, start);
}

function hundredsAt(tokens: readonly string[], start: number): NumberAt | undefined {
  const first = tokens[start] === 'a' ? 1 : UNITS.get(tokens[start] ?? '');
  if (first === undefined || first > 9 || tokens[start + 1] !== 'hundred') return undefined;
  const link = tokens[start + 2] === 'and' ? 3 : 2;
  const rest = tensAt(tokens, start + link);
  return rest === undefined
    ? { value: first * 100, length: 2 }
    : { value: first * 100 + rest.value, length: link + rest.length };
}

function tensAt(tokens: readonly string[], start: number): NumberAt | undefined {
  const tens = TENS.get(tokens[start] ?? '');
  const units = UNITS.get(tokens[tens === undefined ? start : start + 1] ?? '');
  if (tens === undefined) return units === undefined ? undefined : { value: units, length: 1 };
  return units !== undefined && units > 0 && units < 10
    ? { value: tens + units, length: 2 }
    : { value: tens, length: 1 };
}

/** "14th", "fourteenth", "twenty first": a day of the month. */
export function ordinalAt(tokens: readonly string[], start: number): NumberAt | undefined {
  const word = tokens[start] ?? '';
  const digits = /^(\d{1,2})(st|nd|rd|th)$/.exec(word);
  if (digits) return { value: Number(digits[1]), length: 1 };
  const tens = TENS.get(word);
  const unit = ORDINAL_UNITS.get(tokens[start + 1] ?? '');
  if (tens !== undefined && unit !== undefined && unit < 10) return { value: tens + unit, length: 2 };
  const value = ORDINAL_UNITS.get(word);
  return value === undefined ? undefined : { value, length: 1 };
}

/** Every number in a row of words, left to right. */
export function numbersIn(tokens: readonly string[]): readonly number[] {
  const found: number[] = [];
  for (let place = 0; place < tokens.length;) {
    const number = numberAt(tokens, place);
    if (number !== undefined) found.push(number.value);
    place += number?.length ?? 1;
  }
  return found;
}
