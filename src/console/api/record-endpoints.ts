import { z } from 'zod';
import { bare, endpoint } from '../route.ts';
import {
  erased,
  eraseWanted,
  exported,
  exportWanted,
  holdChange,
  liveChange,
  next,
  noteAdded,
  overview,
  page,
  queue,
  reviewChange,
  search,
  withReason,
} from './records.ts';
import { conversationId, review } from './review.ts';
import { transcript } from './transcript.ts';

/* Where each request of records.ts goes, and what the audit log is told of it. */

const one = { ...bare, params: z.object({ id: conversationId }) };

export const readQueue = endpoint({
  ...bare,
  at: 'GET /queue',
  audit: 'queue-read',
  background: true,
  answer: queue,
});

/** `after`: those passed over, separated by commas. */
export const readNext = endpoint({
  ...bare,
  at: 'GET /next',
  audit: 'queue-read',
  query: z.object({ after: z.string().max(2_000).optional() }),
  answer: next,
});

export const readNewest = endpoint({ ...bare, at: 'GET /conversations', audit: 'list-read', answer: page });

/** Of the words only their number is kept. */
export const find = endpoint({
  ...bare,
  at: 'POST /conversations/search',
  audit: 'searched',
  body: search,
  answer: page,
  details: ({ body: { words = '', limit: _limit, cursor: _cursor, ...filters } }) => ({
    words: words.split(/\s+/).filter((word) => word !== '').length,
    filters: Object.keys(filters).toSorted(),
  }),
});

export const readOne = endpoint({
  ...one,
  at: 'GET /conversations/:id',
  audit: 'viewed',
  query: z.object({ after: z.coerce.number().int().min(0).optional() }),
  answer: transcript,
});

export const changeReview = endpoint({
  ...one,
  at: 'POST /conversations/:id/review',
  audit: 'reviewed',
  body: reviewChange,
  answer: review,
  details: ({ body: { status } }) => ({ ...(status !== undefined && { status }) }),
});

export const addNote = endpoint({
  ...one,
  at: 'POST /conversations/:id/notes',
  audit: 'noted',
  body: noteAdded,
  answer: review,
});

export const changeHold = endpoint({
  ...one,
  at: 'POST /conversations/:id/hold',
  audit: 'held',
  body: holdChange,
  answer: review,
  details: ({ body: { held, reason } }) => ({ held, reason }),
});

export const unmask = endpoint({
  ...one,
  at: 'POST /conversations/:id/unmask',
  audit: 'unmasked',
  body: withReason,
  answer: transcript,
  details: ({ body: { reason } }) => ({ reason }),
});

export const exportOne = endpoint({
  ...one,
  at: 'POST /conversations/:id/export',
  audit: 'exported',
  body: exportWanted,
  answer: exported,
  details: ({ body: { format, reason, unmasked } }) => ({ format, reason, unmasked }),
});

export const eraseOne = endpoint({
  ...one,
  at: 'POST /conversations/:id/erase',
  audit: 'erased',
  body: eraseWanted,
  answer: erased,
  details: ({ body: { reason } }) => ({ reason }),
});

export const readOverview = endpoint({
  ...bare,
  at: 'GET /overview',
  audit: 'overview-read',
  answer: overview,
});

/** Server-sent events; `answer` is the data of each. */
export const watch = endpoint({
  ...bare,
  at: 'GET /live',
  audit: 'live-opened',
  background: true,
  answer: liveChange,
});
