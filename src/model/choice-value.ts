import { z } from 'zod';
import { isEntryId, type EntryId } from './ids.ts';
import { COMMANDS, type ChoiceValue } from './reply.ts';

/** An entry id by its shape; whether it exists is for the knowledge base to say. */
export const entryId = z.custom<EntryId>(
  (value) => typeof value === 'string' && value.length <= 200 && isEntryId(value),
);

const name = z
  .string()
  .max(100)
  .regex(/^[A-Za-z0-9][A-Za-z0-9_.#-]*$/);

/** What a button may carry: read from a press that anybody can forge, and from what a conversation remembers. */
export const choiceValue: z.ZodType<ChoiceValue> = z.union([
  z.strictObject({ entry: entryId }),
  z.strictObject({ more: entryId }),
  z.strictObject({ flow: name }),
  z.strictObject({ answer: z.string().min(1).max(200) }),
  z.strictObject({ none: z.literal(true) }),
  z.strictObject({ topic: name }),
  z.strictObject({ command: z.enum(COMMANDS) }),
]);
