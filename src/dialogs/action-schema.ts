import { z } from 'zod';
import { conditionsShape, nameSchema, text } from './words-schema.ts';
import type { AnswerKind } from './words-schema.ts';

const link = text.max(45, 'must fit a link: at most 45 characters');
/** As the file is saved, without what follows the dot. */
const file = nameSchema;
/** Said in place of `text` in a channel where no file can be handed over (Teams, Slack). */
const elsewhere = text.optional();
const minutes = z.int().min(5).max(480);

/** How long until a date, and what there is to do until then. Names in braces: {days}, {slot.…}. */
const countdown = z.strictObject({
  action: z.literal('countdown'),
  slot: nameSchema,
  today: text,
  tomorrow: text,
  later: text,
  /** What is still ahead is said, each with its date: so many days before. */
  plan: z.array(z.strictObject({ days: z.int().min(0).max(60), text })).min(1),
  ...conditionsShape,
});

/** A calendar file with one date in it. */
const dateFile = z.strictObject({
  action: z.literal('date-file'),
  slot: nameSchema,
  text,
  elsewhere,
  link,
  file,
  /** In the calendar: others may look into it, so it says little. */
  title: text,
  note: text,
  minutes,
  ...conditionsShape,
});

/** Answers as a list to save and to print. */
const listFile = z.strictObject({
  action: z.literal('list-file'),
  text,
  link,
  print: link,
  file,
  heading: text,
  parts: z.array(z.strictObject({ heading: text, slot: nameSchema })).min(1),
  note: text,
  ...conditionsShape,
});

const weekShape = {
  what: nameSchema,
  days: nameSchema,
  time: nameSchema,
  length: nameSchema,
};

/** A week's plan, written out. In `line`, {day} {time} {length}; what stands in [ ] is left out where it is not known. */
const weekPlan = z.strictObject({
  action: z.literal('week-plan'),
  ...weekShape,
  text,
  line: text,
  /** Over the visitor's own words. */
  doing: text,
  ...conditionsShape,
});

/** The same plan as a calendar file. */
const weekFile = z.strictObject({
  action: z.literal('week-file'),
  ...weekShape,
  text,
  elsewhere,
  link,
  file,
  title: text,
  /** How long an entry is where no length was said. */
  minutes,
  ...conditionsShape,
});

/** Keeps a name and a way to reach somebody for the clinic's staff. */
const callBack = z.strictObject({
  action: z.literal('call-back'),
  name: nameSchema,
  phone: nameSchema,
  email: nameSchema,
  text,
  ...conditionsShape,
});

/** The named actions: what a flow can make of its answers. What they make of them is in src/turn/flow-actions.ts. */
export const actionSchema = z.discriminatedUnion('action', [
  countdown,
  dateFile,
  listFile,
  weekPlan,
  weekFile,
  callBack,
]);
export type RawAction = z.output<typeof actionSchema>;
type WithoutConditions<One> = One extends unknown ? Omit<One, 'if' | 'unless'> : never;
export type Action = WithoutConditions<RawAction>;
export type ActionNamed<Name extends Action['action']> = Extract<Action, { readonly action: Name }>;

/** The slots that an action reads, and what must be asked to fill each. */
export function slotsRead(
  action: Action,
): readonly (readonly [slot: string, kinds: readonly AnswerKind[]])[] {
  switch (action.action) {
    case 'countdown':
    case 'date-file':
      return [[action.slot, ['date-time']]];
    case 'list-file':
      return action.parts.map(({ slot }) => [slot, ['text', 'list', 'date-time', 'choice']] as const);
    case 'week-plan':
    case 'week-file':
      return [
        [action.what, ['text']],
        [action.days, ['several']],
        [action.time, ['time']],
        [action.length, ['duration']],
      ];
    case 'call-back':
      return [
        [action.name, ['text']],
        [action.phone, ['phone']],
        [action.email, ['email']],
      ];
  }
}
