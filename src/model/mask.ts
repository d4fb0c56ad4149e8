/** What staff do not see of a text unless they ask to. */
export const MASKED_KINDS = ['phone', 'email', 'name', 'number'] as const;
export type MaskedKind = (typeof MASKED_KINDS)[number];

/** A stretch of a text: what it is, where it starts, and where the next character stands. In UTF-16 units. */
export type MaskSpan = readonly [what: MaskedKind, start: number, end: number];

/** Somebody's own particulars, as they were given: hidden wherever they stand. */
export interface Particular {
  readonly what: MaskedKind;
  readonly text: string;
}

/** What stands in the place of what is masked. It is no word, so no search finds it. */
export const MASK = '•••';

/** The text with every span replaced, and where the replacements stand in it. */
export function maskText(
  text: string,
  spans: readonly MaskSpan[],
): { readonly text: string; readonly spans: readonly MaskSpan[] } {
  let masked = '';
  let from = 0;
  const places: MaskSpan[] = [];
  for (const [what, start, end] of spans) {
    masked += text.slice(from, start);
    places.push([what, masked.length, masked.length + MASK.length]);
    masked += MASK;
    from = end;
  }
  return { text: masked + text.slice(from), spans: places };
}
