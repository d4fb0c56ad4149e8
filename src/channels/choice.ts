import { z } from 'zod';
import { isEntryId } from '../model/ids.ts';
import type { ChoiceValue } from '../model/reply.ts';

const entry = z.string().max(200).refine(isEntryId);
const name = z
  .string()
  .max(100)
  .regex(/^[A-Za-z0-9][A-Za-z0-9_.#-]*$/);

const choice = z.union([
  z.strictObject({ entry }),
  z.strictObject({ more: entry }),
  z.strictObject({ flow: name }),
  z.strictObject({ answer: z.string().min(1).max(200) }),
  z.strictObject({ none: z.literal(true) }),
  z.strictObject({ topic: name }),
  z.strictObject({ command: z.enum(['back', 'start-over', 'stop', 'help', 'person', 'resume']) }),
]);

/**
 * What a pressed button carried, if it has the shape of something that we offer. Anybody can send any value: its
 * meaning is looked up by whoever acts on it.
 */
export function parseChoice(value: unknown): ChoiceValue | undefined {
  const parsed = choice.safeParse(value);
  return parsed.success ? parsed.data : undefined;
}
