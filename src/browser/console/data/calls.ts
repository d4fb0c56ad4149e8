import * as records from '../../../console/api/records.ts';
import { conversationId, review } from '../../../console/api/review.ts';
import { transcript } from '../../../console/api/transcript.ts';
import { bare, endpoint } from '../../../console/route.ts';
import { z } from 'zod';

const one = z.object({ id: conversationId });

/** What the console asks of conversations. */
export const calls = {
  queue: endpoint({ ...bare, at: 'GET /queue', audit: 'none', answer: records.queue }),
  next: endpoint({
    ...bare,
    at: 'GET /next',
    audit: 'none',
    query: z.object({ after: conversationId.optional() }),
    answer: records.next,
  }),
  newest: endpoint({ ...bare, at: 'GET /conversations', audit: 'none', answer: records.page }),
  search: endpoint({
    ...bare,
    at: 'POST /conversations/search',
    audit: 'none',
    body: records.search,
    answer: records.page,
  }),
  transcript: endpoint({
    ...bare,
    at: 'GET /conversations/:id',
    audit: 'none',
    params: one,
    query: z.object({ after: z.number().optional() }),
    answer: transcript,
  }),
  review: endpoint({
    ...bare,
    at: 'POST /conversations/:id/review',
    audit: 'none',
    params: one,
    body: records.reviewChange,
    answer: review,
  }),
  note: endpoint({
    ...bare,
    at: 'POST /conversations/:id/notes',
    audit: 'none',
    params: one,
    body: records.noteAdded,
    answer: review,
  }),
  hold: endpoint({
    ...bare,
    at: 'POST /conversations/:id/hold',
    audit: 'none',
    params: one,
    body: records.holdChange,
    answer: review,
  }),
  unmask: endpoint({
    ...bare,
    at: 'POST /conversations/:id/unmask',
    audit: 'none',
    params: one,
    body: records.withReason,
    answer: transcript,
  }),
  export: endpoint({
    ...bare,
    at: 'POST /conversations/:id/export',
    audit: 'none',
    params: one,
    body: records.exportWanted,
    answer: records.exported,
  }),
  erase: endpoint({
    ...bare,
    at: 'POST /conversations/:id/erase',
    audit: 'none',
    params: one,
    body: records.eraseWanted,
    answer: records.erased,
  }),
  overview: endpoint({ ...bare, at: 'GET /overview', audit: 'none', answer: records.overview }),
};
