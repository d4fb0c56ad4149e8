import { z } from 'zod';
import { bare, endpoint } from '../route.ts';

/*
 *   GET /console/api/authoring?days=90     authoring
 *
 * How the content stands, for those who write it. Nothing in it was written by a visitor. Null stands where a number is
 * hidden: it is under 5, or one that is under 5 could be worked out from it. Times are milliseconds UTC.
 */

const count = z.number().int().min(0);
const hidden = count.nullable();
/** An entry's id, or `none`. */
const target = z.string();

export const AUTHORING_DAYS = [28, 90, 365] as const;
export type AuthoringDays = (typeof AUTHORING_DAYS)[number];
/** Where nothing is said. */
export const USUAL_DAYS: AuthoringDays = 90;

export const authoring = z.strictObject({
  entries: z.array(z.strictObject({ id: z.string(), title: z.string() })),
  coverage: z.array(z.strictObject({ title: z.string(), stale: z.boolean(), entries: z.array(z.string()) })),
  /** Entries that stand on no section. */
  around: z.array(z.string()),
  /** In so many conversations, of those that began in these days. */
  asked: z.strictObject({
    days: count,
    conversations: hidden,
    entries: z.array(z.strictObject({ id: z.string(), count: hidden })),
    steps: z.array(z.strictObject({ flow: z.string(), title: z.string(), step: z.string(), count: hidden })),
  }),
  /** Whether every phrasing has been judged by a model that never saw it, and when. */
  judged: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('made'), at: z.number().int(), phrasings: count, right: count }),
    z.strictObject({ kind: z.enum(['making', 'failed']) }),
  ]),
  /** Test questions, by the model in use. */
  cases: z.strictObject({ cases: count, right: count }),
  confusions: z.strictObject({
    count,
    /** The most frequent first, not all. */
    shown: z.array(
      z.strictObject({
        expected: target,
        taken: target,
        ours: count,
        cases: count,
        corrections: count,
        examples: z.array(z.string()),
      }),
    ),
  }),
  /** Phrasings that the model is sure belong elsewhere, the surest first, not all. */
  elsewhere: z.strictObject({
    count,
    shown: z.array(
      z.strictObject({
        text: z.string(),
        id: target,
        taken: target,
        file: z.string(),
        line: count,
        confidence: z.number(),
        own: z.number(),
      }),
    ),
  }),
  /** What is due first. */
  reviews: z.array(
    z.strictObject({
      kind: z.enum(['crisis-texts', 'helplines', 'helpline', 'entry']),
      name: z.string(),
      by: z.string().nullable(),
      on: z.string().nullable(),
      state: z.enum(['unsigned', 'overdue', 'fine']),
    }),
  ),
});

export const readAuthoring = endpoint({
  ...bare,
  at: 'GET /authoring',
  audit: 'authoring-read',
  query: z.object({
    days: z.coerce.number().pipe(z.literal(AUTHORING_DAYS)).optional(),
  }),
  answer: authoring,
});

export type Authoring = z.output<typeof authoring>;
