import { z } from 'zod';

/* What staff see and say of conversations, in the shapes that more than one request shares. Times are milliseconds UTC. */

/** Names a conversation in the console; it leads nowhere else. */
export const conversationId = z.string().regex(/^[0-9a-f]{24}$/);

export const STATUSES = ['new', 'in-review', 'reviewed', 'follow-up'] as const;
export const OUTCOMES = ['answered', 'offered', 'unknown', 'crisis', 'flow'] as const;

/** The queue, what matters first. `rest` is everything that nobody has reviewed and that is nothing of the others. */
export const GROUPS = ['danger', 'thumbs-down', 'unanswered', 'call-back', 'rest'] as const;

export const status = z.enum(STATUSES);
export const outcome = z.enum(OUTCOMES);
export const group = z.enum(GROUPS);
export const label = z
  .string()
  .trim()
  .min(1)
  .max(40)
  .regex(/^[^\p{C}]+$/u);
/** A member of staff, by the name of the account. */
export const staffName = z.string().min(1).max(100);
const instant = z.number().int();
const count = z.number().int().min(0);

/** A piece of somebody's text. What is masked carries its text only where it was unmasked. */
export const part = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('text'), text: z.string() }),
  z.strictObject({
    kind: z.literal('masked'),
    what: z.enum(['phone', 'email', 'name', 'number']),
    text: z.string().optional(),
  }),
  /** What a search found. */
  z.strictObject({ kind: z.literal('hit'), text: z.string() }),
]);
export const parts = z.array(part);

/** One conversation in a list. */
export const row = z.strictObject({
  id: conversationId,
  channel: z.string(),
  startedAt: instant,
  lastAt: instant,
  /** Lines in all, and those that the visitor wrote. */
  lines: count,
  messages: count,
  topics: z.array(z.string()),
  outcomes: z.record(outcome, count),
  group: group.nullable(),
  /** Flags for danger: never a rating. `unopenedSince`: since when one waits that nobody has opened. */
  danger: z.strictObject({ flags: count, kinds: z.array(z.string()), unopenedSince: instant.nullable() }),
  thumbs: z.strictObject({ up: count, down: count }),
  callBacks: count,
  status,
  assignee: staffName.nullable(),
  labels: z.array(label),
  held: z.boolean(),
  /** How the conversation begins, or what a search found in it. */
  preview: parts,
});

/** A note of staff, apart from the lines; it is never changed. */
export const note = z.strictObject({ id: z.string(), by: staffName, at: instant, text: z.string() });

/** Where a conversation stands in its review. */
export const review = z.strictObject({
  status,
  assignee: staffName.nullable(),
  labels: z.array(label),
  notes: z.array(note),
  held: z.strictObject({ by: staffName, at: instant, reason: z.string() }).nullable(),
  /** Goes up with every change: two people do not undo each other's. */
  version: count,
});

export type ConversationRow = z.output<typeof row>;
export type Part = z.output<typeof part>;
export type Review = z.output<typeof review>;
export type Note = z.output<typeof note>;
export type Status = z.output<typeof status>;
export type Group = z.output<typeof group>;
