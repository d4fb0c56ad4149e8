import { Worker } from 'node:worker_threads';
import type { AuthoringReader } from '../model/authoring.ts';
import type { ImproveReader } from '../model/improve.ts';
import type { ReviewReader } from '../model/review.ts';
import type { Clock, Log } from '../model/world.ts';
import { storeError } from './errors.ts';
import type { ReviewAnswer, ReviewRequest, ReviewSetup } from './review-messages.ts';
import { WorkerQueue } from './worker-queue.ts';

export interface ReviewReaderOptions {
  /** The store's file; the store must have been opened once. */
  readonly file: string;
  readonly clock: Clock;
  readonly log: Log;
}

/** Staff's reading: a thread and a connection apart, so that no search keeps a visitor's turn waiting. */
export function createReviewReader({
  file,
  clock,
  log,
}: ReviewReaderOptions): ReviewReader & ImproveReader & AuthoringReader {
  const setup: ReviewSetup = { file };
  const queue = new WorkerQueue<ReviewRequest, ReviewAnswer>({
    clock,
    log,
    waitMs: 10_000,
    spawn: () => new Worker(new URL('./review-worker.ts', import.meta.url), { workerData: setup }),
  });
  async function ask<O extends Op>(request: ReviewRequest, op: O): Promise<AnswerTo<O>> {
    const answer = await queue.ask(request);
    if (isAnswerTo(answer, op)) return answer;
    throw storeError('unknown', 'The store answered another question.');
  }
  return {
    queue: (perGroup) => ask({ op: 'queue', perGroup }, 'queue').then(valueOf),
    next: (passed) => ask({ op: 'next', passed }, 'next').then(valueOf),
    list: (filter, limit, cursor) => ask({ op: 'list', filter, limit, cursor }, 'list').then(valueOf),
    choices: () => ask({ op: 'choices' }, 'choices').then(valueOf),
    conversation: (id, wanted) => ask({ op: 'conversation', id, wanted }, 'conversation').then(valueOf),
    state: (id) => ask({ op: 'state', id }, 'state').then(valueOf),
    idOf: (key) => ask({ op: 'idOf', key }, 'idOf').then(valueOf),
    unannounced: (dangerBefore) => ask({ op: 'unannounced', dangerBefore }, 'unannounced').then(valueOf),
    figures: (now, retentionMs) => ask({ op: 'figures', now, retentionMs }, 'figures').then(valueOf),
    insight: (wanted) => ask({ op: 'insight', wanted }, 'insight').then(valueOf),
    asked: (wanted) => ask({ op: 'asked', wanted }, 'asked').then(valueOf),
    mistaken: () => ask({ op: 'mistaken' }, 'mistaken').then(valueOf),
    missing: (ids) => ask({ op: 'missing', ids }, 'missing').then(valueOf),
    corrections: () => ask({ op: 'corrections' }, 'corrections').then(valueOf),
    unanswered: (since, limit) => ask({ op: 'unanswered', since, limit }, 'unanswered').then(valueOf),
    close: () => queue.stop().catch(() => {}),
  };
}

function valueOf<V>({ value }: { readonly value: V }): V {
  return value;
}

type Op = Exclude<ReviewRequest['op'], 'close'>;
type Answered = Exclude<ReviewAnswer, { op: 'close' }>;
type AnswerTo<O extends Op> = Extract<Answered, { op: O }>;

function isAnswerTo<O extends Op>(answer: ReviewAnswer, op: O): answer is AnswerTo<O> {
  return answer.op === op;
}
