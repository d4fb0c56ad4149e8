/** What can be read out of words. */
export type Kind =
  | 'choice'
  | 'yes-no'
  | 'several'
  | 'text'
  | 'list'
  | 'date-time'
  | 'time'
  | 'number'
  | 'duration'
  | 'phone'
  | 'email';

/** A choice that the question offers. */
export interface Offered {
  readonly key: string;
  readonly label: string;
  /** Other ways to say it. */
  readonly also?: readonly string[];
  /** The time of day of a reading offered back (`14:30`): "the afternoon one". */
  readonly time?: string;
  /**
   * Where several may be chosen: the keys that this one picks, its own or those it stands for ("every day"). A choice
   * that picks nothing leads past the question.
   */
  readonly picks?: readonly string[];
}

/** One reading of somebody's words. `shown` is our own writing of it, in the clinic's manner. */
export type Reading = ChoiceReading | SeveralReading | FreeReading;

/** Also yes and no, by the keys `yes` and `no`. */
export interface ChoiceReading {
  readonly type: 'choice';
  readonly key: string;
}

/** Several of the choices offered, by their keys, in their order. */
export interface SeveralReading {
  readonly type: 'several';
  readonly keys: readonly string[];
}

export type FreeReading =
  | { readonly type: 'text'; readonly text: string }
  | DateTimeReading
  /** A time of day by the clock on the wall: `14:30`. */
  | { readonly type: 'time'; readonly time: string; readonly shown: string }
  | { readonly type: 'number'; readonly number: number; readonly shown: string }
  | { readonly type: 'duration'; readonly seconds: number; readonly shown: string }
  | { readonly type: 'phone' | 'email'; readonly text: string };

export interface DateTimeReading {
  readonly type: 'date-time';
  /** Civil date and time in the clinic's zone: `2026-12-01`, `14:30`; no time if none was said. */
  readonly date: string;
  readonly time: string | null;
  /** Milliseconds UTC of date and time; of two equal hours in autumn the first. */
  readonly instant: number | null;
  readonly zone: string;
  readonly shown: string;
}

export type Recognized =
  | { readonly kind: 'understood'; readonly value: Reading }
  /** Several readings, likeliest first. */
  | { readonly kind: 'ambiguous'; readonly options: readonly FreeReading[] }
  /** A date that is over. */
  | { readonly kind: 'past' }
  /** `sure`: read well enough to know that it is no answer, so that nobody need look again. */
  | { readonly kind: 'unclear'; readonly sure?: true };

export const UNCLEAR: Recognized = { kind: 'unclear' };
export const NO_ANSWER: Recognized = { kind: 'unclear', sure: true };

export function understood(value: Reading): Recognized {
  return { kind: 'understood', value };
}
