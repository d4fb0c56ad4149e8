import { z } from 'zod';
import { conversationId, group, label, outcome, row, staffName, status } from './review.ts';

/*
 * What the console asks of conversations: every request's path or body, and its answer. `review` stands in review.ts,
 * `transcript` in transcript.ts. Times are milliseconds UTC.
 *
 *   GET  /console/api/queue                              queue
 *   GET  /console/api/next?after=<id>                    next
 *   GET  /console/api/conversations                      page (the newest, without a search)
 *   POST /console/api/conversations/search               search → page
 *   GET  /console/api/conversations/:id?after=<seq>      transcript; opens the flags
 *   POST /console/api/conversations/:id/review           reviewChange → review
 *   POST /console/api/conversations/:id/notes            noteAdded → review
 *   POST /console/api/conversations/:id/hold             holdChange → review         (lead)
 *   POST /console/api/conversations/:id/unmask           withReason → transcript     (lead)
 *   POST /console/api/conversations/:id/export           exportWanted → exported     (lead)
 *   POST /console/api/conversations/:id/erase            eraseWanted → erased        (lead)
 *   GET  /console/api/overview                           overview
 *   GET  /console/api/live                               server-sent events: `event: changed`, data: {"what": …}
 *
 * Refusals beside those of every route: 404 `NotFound`, 409 `Changed` (somebody else was quicker: load the
 * review again), 409 `Held` (a legal hold forbids the erasure).
 */

const instant = z.number().int();
const count = z.number().int().min(0);

export const queue = z.strictObject({
  now: instant,
  /** After how many minutes an unopened flag alarms, within the clinic's hours. */
  alarmMinutes: count,
  groups: z.array(
    z.strictObject({
      group,
      count,
      /** The first ones: of danger the unopened, longest waiting first; of the others the newest first. */
      rows: z.array(row),
    }),
  ),
  /** Of danger: how many wait that nobody has opened. */
  unopened: count,
});

/** The next one to look at; null where the queue is empty. */
export const next = z.strictObject({ id: conversationId.nullable(), group: group.nullable() });

/** Search words and filters stand in the body, never in a URL. All that is given must hold. */
export const search = z.strictObject({
  /** Words that must all stand in one message; the last may be unfinished. `"two words"` must stand side by side. */
  words: z.string().trim().max(200).optional(),
  /** Conversations with something said from and before these instants. */
  from: instant.optional(),
  before: instant.optional(),
  channel: z.string().max(100).optional(),
  topic: z.string().max(100).optional(),
  outcome: outcome.optional(),
  status: status.optional(),
  label: label.optional(),
  /** A reviewer's name, or null for those that nobody has taken. */
  assignee: staffName.nullable().optional(),
  flagged: z.enum(['any', 'unopened']).optional(),
  feedback: z.enum(['up', 'down']).optional(),
  callBack: z.literal(true).optional(),
  held: z.literal(true).optional(),
  group: group.optional(),
  /** Where the last page ended. */
  cursor: z.string().max(100).optional(),
  limit: z.number().int().min(1).max(100).default(50),
});

/** A page may be short, even empty, and still have a `cursor`: a search looks at a stretch at a time. */
export const page = z.strictObject({
  rows: z.array(row),
  cursor: z.string().nullable(),
  /** What filters can be set to. */
  filters: z
    .strictObject({
      channels: z.array(z.string()),
      topics: z.array(z.string()),
      labels: z.array(label),
      reviewers: z.array(staffName),
    })
    .optional(),
});

/** What is left out stays as it is. `labels` replaces all of them. */
export const reviewChange = z.strictObject({
  version: count,
  status: status.optional(),
  assignee: staffName.nullable().optional(),
  labels: z.array(label).max(20).optional(),
});

export const noteAdded = z.strictObject({ text: z.string().trim().min(1).max(4_000) });

const reason = z.string().trim().min(3).max(500);
export const withReason = z.strictObject({ reason });

export const holdChange = z.strictObject({ held: z.boolean(), reason });

export const exportWanted = z.strictObject({
  format: z.enum(['transcript', 'json', 'html']),
  reason,
  /** With what is masked for staff in the clear. */
  unmasked: z.boolean().default(false),
});
/** Made anew, kept nowhere: the page offers it as a download. */
export const exported = z.strictObject({ name: z.string(), type: z.string(), content: z.string() });

/** The id once more, so that nobody erases what they did not mean. */
export const eraseWanted = z.strictObject({ confirm: conversationId, reason });
export const erased = z.strictObject({ receipt: z.string(), at: instant, lines: count });

const helpline = z.strictObject({
  kind: z.string(),
  shown: z.string(),
  number: z.string(),
  hours: z.string(),
  source: z.string(),
  verifiedOn: z.string().nullable(),
  verifiedHow: z.string(),
  /** Why somebody should check it; null where it was checked lately. */
  stale: z.enum(['never', 'long-ago']).nullable(),
});

export const overview = z.strictObject({
  clinic: z.strictObject({
    name: z.string(),
    country: z.string(),
    zone: z.string(),
    demonstration: z.boolean(),
  }),
  retention: z.strictObject({
    days: count,
    /** Whether what is masked is overwritten for good when a conversation's session is over. */
    originals: z.enum(['kept', 'overwritten']),
    /** Lines marked, to be deleted from this instant on; null where none are. */
    marked: z.strictObject({ lines: count, at: instant }).nullable(),
    /** Lines that a run left standing because it would have deleted too many at once. */
    waiting: count,
    held: count,
    lastPurge: instant.nullable(),
  }),
  helplines: z.strictObject({ country: z.string(), stale: z.boolean(), lines: z.array(helpline) }),
  unsigned: z.array(z.enum(['crisis_texts', 'helplines'])),
  content: z.strictObject({ content: z.string(), model: z.string() }),
  /** The sections of the guide and how many entries rest on each; `stale`: its text changed since they were read. */
  coverage: z.array(z.strictObject({ section: z.string(), entries: count, stale: z.boolean() })),
  store: z.strictObject({ conversations: count, lines: count, bytes: count, behind: count }),
});

/** The data of a server-sent event: that something changed, never what it says. */
export const liveChange = z.strictObject({
  what: z.enum(['queue', 'conversation']),
  /** Of a conversation: which. */
  id: conversationId.optional(),
});

export type Queue = z.output<typeof queue>;
export type Search = z.input<typeof search>;
export type Page = z.output<typeof page>;
export type Overview = z.output<typeof overview>;
export type LiveChange = z.output<typeof liveChange>;
