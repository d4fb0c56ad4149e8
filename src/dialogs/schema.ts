import { z } from 'zod';
import { actionSchema } from './action-schema.ts';
import { ANSWER_KINDS, conditionsShape, nameSchema, text } from './words-schema.ts';
import { isEntryId } from '../model/ids.ts';
import type { EntryId } from '../model/ids.ts';

/** The most that one step may re-ask before it must offer a way out. */
export const MOST_REASKS = 2;

const entryId = z.custom<EntryId>(
  (value) => typeof value === 'string' && isEntryId(value),
  'must be an entry id such as homework/why',
);

const names = z.union([nameSchema.transform((name) => [name]), z.array(nameSchema).min(1)]);

/** Columns beside each other: the first names the row. */
const table = z.strictObject({
  columns: z.array(text).min(2).max(5),
  rows: z.array(z.array(text).min(2).max(5)).min(1).max(10),
});

const said = z.union([
  text,
  z.strictObject({ answer: entryId, depth: z.enum(['short', 'full']).optional(), ...conditionsShape }),
  actionSchema,
  z.strictObject({ text, table: table.optional(), ...conditionsShape }),
]);

const label = text.max(45, 'must fit a button: at most 45 characters');

const option = z.strictObject({
  label,
  /** Other ways in which people say this. */
  also: z.array(text).optional(),
});

const choice = z.strictObject({
  label,
  next: nameSchema,
  /** Other ways in which people say this choice. */
  also: z.array(text).optional(),
  /** Slots to empty when it is chosen: what shall be asked anew. */
  clear: names.optional(),
});

/** One step as an author writes it. */
export const stepSchema = z.strictObject({
  say: z.union([z.array(said).min(1), said.transform((one) => [one])]).optional(),
  ask: text.optional(),
  answer: z.enum(ANSWER_KINDS).optional(),
  choices: z.record(nameSchema, choice).optional(),
  /** Of `answer: several`: what can be chosen, in its order, and names for several of them at once. */
  options: z.record(nameSchema, option).optional(),
  groups: z.record(nameSchema, option.extend({ of: z.array(nameSchema).min(2) })).optional(),
  /** Asked when one has been chosen. */
  more: text.optional(),
  /** Of a number, or of a duration in minutes: what is outside is not understood. */
  least: z.number().optional(),
  most: z.number().optional(),
  /** Where an answer is kept. */
  slot: nameSchema.optional(),
  /** True where the question is passed by if its slot is filled already. */
  keep: z.boolean().optional(),
  /** Slots to empty on coming here: what is asked anew must not linger. */
  clear: names.optional(),
  next: z.union([nameSchema, z.strictObject({ yes: nameSchema, no: nameSchema })]).optional(),
  labels: z.strictObject({ yes: text, no: text }).optional(),
  /** Said when an answer is not understood: the question again in other words, at most twice. */
  unclear: z.array(text).min(1).max(MOST_REASKS).optional(),
  /** Date and time: what is said of a past date, and to ask which of several readings is meant. */
  past: text.optional(),
  which: text.optional(),
  /** The way out when the re-asks are used up; without one the flow's own. */
  otherwise: nameSchema.optional(),
  /** Said when the visitor comes back to this question from somewhere else. */
  resume: text.optional(),
  /** True where a question is an answer ("what would you like to ask?") and so no interruption. */
  questions: z.boolean().optional(),
  /** Endings: entries worth offering next. */
  'follow-ups': z.array(entryId).max(4).optional(),
});

/** One flow, one file: dialogs/<language>/<id>.yaml. */
export const flowSchema = z.strictObject({
  id: nameSchema,
  /** How the flow is called where it is offered: fits a button and the middle of a sentence. */
  title: text.max(45),
  start: nameSchema,
  /** How people ask for this flow: the whole of a message, politeness aside. */
  'asked-for': z.array(text).min(10),
  /** The way out of any question that has none of its own. */
  otherwise: nameSchema.optional(),
  steps: z.record(nameSchema, stepSchema),
});

export type RawFlow = z.output<typeof flowSchema>;
export type RawStep = z.output<typeof stepSchema>;
export type RawSaid = NonNullable<RawStep['say']>[number];
