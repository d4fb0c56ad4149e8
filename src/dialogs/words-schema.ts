import { z } from 'zod';

export const nameSchema = z
  .string()
  .regex(/^[a-z][a-z0-9-]*$/, 'must be a name of small letters, digits and hyphens');

export const text = z.string().trim().min(1, 'must not be empty');

/** That a slot is filled, or that a certain choice was made: `focus`, `focus=now`. */
export interface Condition {
  readonly slot: string;
  readonly key?: string;
}

const condition = z
  .string()
  .regex(/^[a-z][a-z0-9-]*(=[a-z][a-z0-9-]*)?$/, 'must be a slot, or a slot and a choice: focus, focus=now')
  .transform((written): Condition => {
    const [slot = '', key] = written.split('=');
    return key === undefined ? { slot } : { slot, key };
  });

const conditions = z.union([condition.transform((one) => [one]), z.array(condition).min(1)]);

/** `if`: said when one of these holds; `unless`: said when none of them does. */
export const conditionsShape = { if: conditions.optional(), unless: conditions.optional() };

/** What a step may ask for. A choice may always be pressed or said as well, whatever else is asked. */
export const ANSWER_KINDS = [
  'choice',
  'yes-no',
  'several',
  'text',
  'list',
  'date-time',
  'time',
  'number',
  'duration',
  'phone',
  'email',
] as const;
export type AnswerKind = (typeof ANSWER_KINDS)[number];
