import { z } from 'zod';

/** An answer longer than this is cut where it is kept; the transcript has it whole. */
export const LONGEST_TEXT = 500;

const shown = z.string().max(200);

/**
 * An answer as it is understood and kept in a slot. `shown` is our own writing of it, for repeating back; `text`
 * and `items` are the visitor's own words and are shown as plain text only.
 */
export const freeSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('text'), text: z.string() }),
  z.strictObject({
    type: z.literal('date-time'),
    /** Civil date and time in the clinic's zone: `2026-12-01`, `14:30`. */
    date: z.string().regex(/^\d{4}-\d{2}-\d{2}$/),
    time: z
      .string()
      .regex(/^\d{2}:\d{2}$/)
      .nullable(),
    /** Milliseconds UTC of date and time; null where no time was given. */
    instant: z.number().nullable(),
    zone: z.string(),
    shown,
  }),
  z.strictObject({ type: z.literal('time'), time: z.string().regex(/^\d{2}:\d{2}$/), shown }),
  z.strictObject({ type: z.literal('number'), number: z.number(), shown }),
  z.strictObject({ type: z.literal('duration'), seconds: z.number(), shown }),
  z.strictObject({ type: z.enum(['phone', 'email']), text: z.string() }),
]);
/** An answer in words of the visitor's own. */
export type FreeValue = z.output<typeof freeSchema>;

/** An answer: a choice by its key (`yes` and `no` where that was asked), or words of the visitor's own. */
export type Value =
  | { readonly type: 'choice'; readonly key: string }
  | { readonly type: 'several'; readonly keys: readonly string[] }
  | FreeValue;

/** What a slot keeps: a value, or the list that several answers made. */
export const slotSchema = z.union([
  z.strictObject({ type: z.literal('choice'), key: z.string(), label: z.string() }),
  z.strictObject({ type: z.literal('several'), keys: z.array(z.string()), labels: z.array(z.string()) }),
  freeSchema,
  z.strictObject({ type: z.literal('list'), items: z.array(z.string()) }),
]);
export type Slot = z.output<typeof slotSchema>;
export type Slots = ReadonlyMap<string, Slot>;

/**
 * What the visitor's words were read as. What src/recognize gives back fits this without either folder knowing
 * the other; src/turn carries it across.
 */
export type Answer =
  | { readonly kind: 'understood'; readonly value: Value }
  /** Several readings, likeliest first: "half past two" at night or in the afternoon. */
  | { readonly kind: 'ambiguous'; readonly options: readonly FreeValue[] }
  | { readonly kind: 'past' }
  | { readonly kind: 'unclear' };
