import { z } from 'zod';
import { bare, endpoint } from '../route.ts';
import { exported } from './records.ts';
import { conversationId, staffName } from './review.ts';

/*
 * What staff do to make the bot better. Times are milliseconds UTC.
 *
 *   POST /console/api/conversations/:id/corrections   correctionWanted → correction
 *   GET  /console/api/improve                         improve
 *   POST /console/api/corrections/:id/trial           → judged   (lead)
 *   POST /console/api/corrections/:id/approve         → judged   (lead)
 *   POST /console/api/corrections/:id/withdraw        → judged   (lead)
 *   GET  /console/api/corrections/export              exported   (lead)
 *
 * Refusals beside those of every route: 404 `NotFound`, 409 `Danger` (danger was seen in the line, or is in the words),
 * 422 `UnknownEntry`, 503 `FitFailed` (nothing has changed).
 */

const instant = z.number().int();
const count = z.number().int().min(0);
/** Names a correction; it leads nowhere else. */
const correctionId = z.string().regex(/^[0-9a-f]{24}$/);
/** An entry of the bot's, or `none`: nothing that it should answer. */
const target = z.string().max(200);

export const correction = z.strictObject({
  id: correctionId,
  conversation: conversationId,
  /** Masked, or in a reviewer's words. */
  text: z.string(),
  expected: target,
  /** The title of the entry, where it is one of today's. */
  title: z.string().optional(),
  state: z.enum(['proposed', 'approved', 'withdrawn']),
  by: staffName,
  at: instant,
  decided: z.strictObject({ by: staffName, at: instant }).nullable(),
});

export const correctionWanted = z.strictObject({
  lineId: z.string().min(1).max(200),
  expected: target,
  /** In the reviewer's words; else as it was said, masked. */
  text: z.string().trim().min(1).max(1_000).optional(),
});

export const improve = z.strictObject({
  /** What can be chosen. */
  entries: z.array(z.strictObject({ id: z.string(), title: z.string() })),
  /** The newest first. */
  corrections: z.array(correction),
  /** Over so many days. */
  days: count,
  /** Questions that were not answered, by likeness, the most frequent first. */
  groups: z.array(
    z.strictObject({
      count,
      examples: z
        .array(
          z.strictObject({ conversation: conversationId, lineId: z.string(), text: z.string(), at: instant }),
        )
        .min(1),
    }),
  ),
  /** Of the cases that must stay right, how many are. */
  figure: z.strictObject({ cases: count, right: count }),
});

/** Right answers before and after; `broken`: cases that would no longer be right, for which approval is refused. */
export const judged = z.strictObject({
  done: z.boolean(),
  cases: count,
  before: count,
  after: count,
  broken: z.array(z.strictObject({ text: z.string(), expected: z.array(z.string()) })),
  /** Whether every correction that is approved, this one among them, would be taken for what it should be. */
  heard: z.boolean(),
});

const one = { ...bare, params: z.object({ id: correctionId }), answer: judged };

export const correct = endpoint({
  ...bare,
  at: 'POST /conversations/:id/corrections',
  audit: 'corrected',
  params: z.object({ id: conversationId }),
  body: correctionWanted,
  answer: correction,
  details: ({ body: { lineId, expected, text } }) => ({
    line: lineId,
    expected,
    reworded: text !== undefined,
  }),
});

export const readImprove = endpoint({ ...bare, at: 'GET /improve', audit: 'improve-read', answer: improve });
export const tryCorrection = endpoint({
  ...one,
  at: 'POST /corrections/:id/trial',
  audit: 'correction-tried',
});
export const approveCorrection = endpoint({
  ...one,
  at: 'POST /corrections/:id/approve',
  audit: 'correction-approved',
});
export const withdrawCorrection = endpoint({
  ...one,
  at: 'POST /corrections/:id/withdraw',
  audit: 'correction-withdrawn',
});

/** Lines ready for a file of knowledge/en/phrasings. */
export const exportCorrections = endpoint({
  ...bare,
  at: 'GET /corrections/export',
  audit: 'corrections-exported',
  answer: exported,
});

export type Improve = z.output<typeof improve>;
export type CorrectionView = z.output<typeof correction>;
export type Judged = z.output<typeof judged>;
