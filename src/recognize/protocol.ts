import { z } from 'zod';

/** What the worker can be asked: never currency, never boolean (its cost and its mistakes: see worker.ts). */
export type WorkerKind = 'date-time' | 'number' | 'phone' | 'email';

export interface WorkerRequest {
  readonly id: number;
  readonly kind: WorkerKind;
  /** At most 256 characters. */
  readonly text: string;
  readonly culture: string;
  /** The clinic's civil time now: year, month from 1, day, hour, minute. */
  readonly now: readonly [number, number, number, number, number];
}

/** One thing found in the text, already stripped to what is used. */
const findingSchema = z.object({
  type: z.string(),
  values: z.array(z.object({ timex: z.string().optional(), value: z.string() })),
  score: z.number(),
});
export type WorkerFinding = z.output<typeof findingSchema>;

export const replySchema = z.union([
  z.object({ ready: z.literal(true) }),
  z.object({ id: z.number(), findings: z.array(findingSchema) }),
]);
export type WorkerReply = z.output<typeof replySchema>;
