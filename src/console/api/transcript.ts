import { z } from 'zod';
import { conversationId, outcome, parts, review, row, staffName } from './review.ts';

/* One conversation as it looked, with the reasons for every answer. Times are milliseconds UTC. */

const instant = z.number().int();

/** Why an answer was given. For danger no figures are there: it is never rated. */
export const decision = z.strictObject({
  outcome,
  id: z.string().nullable(),
  /** The title of the entry, where it is one of today's. */
  title: z.string().optional(),
  confidence: z.number().optional(),
  runnerUp: z
    .strictObject({ id: z.string(), title: z.string().optional(), confidence: z.number() })
    .optional(),
  matched: z.array(z.string()).optional(),
  rule: z.string().optional(),
  content: z.string(),
  model: z.string(),
  /** Whether content and model are today's: else the answer may be another by now. */
  current: z.boolean(),
  /** The step of a flow: `homework`, `day`. */
  step: z.strictObject({ flow: z.string(), step: z.string() }).optional(),
});

/** What a bot's line showed under its text. */
const shown = z.strictObject({
  /** The guide section an answer rests on. */
  section: z.string().optional(),
  quote: parts.optional(),
  choices: z.array(z.string()),
  table: z.strictObject({ columns: z.array(z.string()), rows: z.array(z.array(z.string())) }).optional(),
  files: z.array(z.strictObject({ title: z.string(), name: z.string().optional() })),
});

export const line = z.strictObject({
  id: z.string(),
  seq: z.number().int(),
  role: z.enum(['visitor', 'bot']),
  kind: z.enum(['message', 'event', 'join']),
  at: instant,
  clientTime: z.string().optional(),
  /** A bot's text is our own small Markdown; a visitor's is plain. Both are to be shown as text. */
  text: parts,
  shown: shown.optional(),
  decision: decision.optional(),
  /** The id of the line answered. */
  replyTo: z.string().optional(),
  /** Events: `choice` (a button pressed), `feedback`, `edit`, `delete`, `forget` and whatever channels send. */
  event: z.strictObject({ name: z.string(), data: parts }).optional(),
  /** An earlier line that this edit or deletion is about, where it is known. */
  about: z.string().optional(),
  fault: z.string().optional(),
  delivery: z.strictObject({ status: z.enum(['sent', 'failed', 'unknown']), at: instant }).optional(),
  flags: z.array(
    z.strictObject({
      reason: z.enum(['danger', 'taken-back']),
      kind: z.string(),
      at: instant,
      /** Who opened it first. */
      opened: z.strictObject({ by: staffName, at: instant }).nullable(),
    }),
  ),
  feedback: z
    .strictObject({ reaction: z.enum(['like', 'dislike']), words: parts.optional(), at: instant })
    .optional(),
});

/** GET /console/api/conversations/:id, and what an unmasking answers. */
export const transcript = z.strictObject({
  id: conversationId,
  summary: row,
  /** The clinic's time zone (IANA) and culture: times are shown in it. */
  zone: z.string(),
  culture: z.string(),
  unmasked: z.boolean(),
  lines: z.array(line),
  /** True where a conversation has more lines than are shown: ask again with `after` the last line's number. */
  more: z.boolean(),
  callBacks: z.array(z.strictObject({ id: z.string(), name: parts, contact: parts, at: instant })),
  review,
});

export type Transcript = z.output<typeof transcript>;
export type TranscriptLine = z.output<typeof line>;
export type Decision = z.output<typeof decision>;
