import { choiceValue } from '../model/choice-value.ts';
import type { ChoiceValue } from '../model/reply.ts';

/**
 * What a pressed button carried, if it has the shape of something that we offer. Anybody can send any value: its
 * meaning is looked up by whoever acts on it.
 */
export function parseChoice(value: unknown): ChoiceValue | undefined {
  const parsed = choiceValue.safeParse(value);
  return parsed.success ? parsed.data : undefined;
}
