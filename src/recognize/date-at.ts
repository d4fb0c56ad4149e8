/** A date found in a row of words. */
export interface DateAt {
  readonly length: number;
  /** Day numbers, likeliest first: more than one where weekday and date contradict each other. */
  readonly days: readonly number[];
  /** Said relative to today, not written out: a bare small number may follow as the hour ("tomorrow 2"). */
  readonly open: boolean;
}

/** What dates are read against. */
export interface Today {
  readonly day: number;
  /** "12/03" is 3 December in en-us and 12 March elsewhere. */
  readonly monthFirst: boolean;
}

/** One day, found in so many words. */
export function found(length: number, day: number, open = true): DateAt {
  return { length, days: [day], open };
}
