import { z } from 'zod';
import { INSIGHT_FACTS } from '../../model/insight.ts';
import { bare, endpoint } from '../route.ts';

/*
 *   GET /console/api/insight?from=2026-11-01&to=2026-11-24&channel=web     insight
 *
 * Days are the clinic's, both included. Every figure counts conversations that began in these days. Null stands where a
 * number is hidden: it is under 5, or one that is under 5 could be worked out from it.
 */

const day = z.iso.date();
const count = z.number().int().min(0).nullable();
const counted = z.strictObject({ name: z.string(), count });

export const insight = z.strictObject({
  from: day,
  to: day,
  zone: z.string(),
  channel: z.string().nullable(),
  channels: z.array(z.string()),
  conversations: count,
  /** Conversations in which it happened at least once. */
  facts: z.array(z.strictObject({ name: z.enum(INSIGHT_FACTS), count })),
  topics: z.array(counted),
  /** By the first day of each; of months, `2026-11`. */
  unit: z.enum(['day', 'week', 'month']),
  times: z.array(counted),
  /** By the hour in which a conversation began, `0` to `23`. */
  hours: z.array(counted),
  /** Where people were last in each guided conversation they began; `end`: it was over there. */
  flows: z.array(
    z.strictObject({
      flow: z.string(),
      title: z.string(),
      steps: z.array(z.strictObject({ name: z.string(), end: z.boolean(), count })),
    }),
  ),
});

export const readInsight = endpoint({
  ...bare,
  at: 'GET /insight',
  audit: 'insight-read',
  query: z.object({ from: day.optional(), to: day.optional(), channel: z.string().max(100).optional() }),
  answer: insight,
});

export type Insight = z.output<typeof insight>;
