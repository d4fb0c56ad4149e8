import { normalise } from './text.ts';

/**
 * The words of a text for dates and numbers: figures keep what joins them ("2:30", "12/03", "2026-12-03"), units
 * come off their figures ("2pm" = "2", "pm"), and "p.m." is "pm".
 */
export function lex(text: string): readonly string[] {
  const plain = normalise(text)
    .replaceAll(/\b([ap])\.? ?m\b\.?/g, '$1m')
    .replaceAll("o'clock", ' oclock')
    .replaceAll(/(\d),(?=\d{3}(?!\d))/g, '$1')
    .replaceAll("n't", ' not')
    .replaceAll(/'[\p{L}]{0,2}/gu, '');
  return plain.match(/\d+(?:[:./-]\d+)*(?:st|nd|rd|th)?|[\p{L}\p{M}]+|\?/gu) ?? [];
}

/** Figures joined by one of the given marks: `parts('12/03', '/-')` is [12, 3]. */
export function parts(word: string, marks: string): readonly number[] {
  const pieces = word.split(new RegExp(`[${marks}]`));
  return pieces.every((piece) => /^\d{1,4}$/.test(piece)) ? pieces.map(Number) : [];
}
