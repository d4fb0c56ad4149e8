import { parentPort, workerData } from 'node:worker_threads';
import type { MessagePort } from 'node:worker_threads';
import { openDatabase } from './database.ts';
import { asStoreError } from './errors.ts';
import type { ReviewAnswer, ReviewRequest, ReviewSetup } from './review-messages.ts';
import { createReviewReads, type ReviewReads } from './review-reads.ts';
import type { FromWorkerOf, OutcomeOf } from './worker-messages.ts';

/** The reader's program: a connection of its own that cannot write, beside the one writer. */
function serve(port: MessagePort, { file }: ReviewSetup): void {
  const tell = (message: FromWorkerOf<ReviewAnswer>): void => port.postMessage(message);
  try {
    const database = openDatabase(file, { readOnly: true });
    database.exec('PRAGMA busy_timeout = 5000; PRAGMA query_only = ON; PRAGMA cache_size = -65536;');
    database.exec('PRAGMA mmap_size = 1073741824; PRAGMA temp_store = MEMORY;');
    const reads = createReviewReads(database);
    port.on('message', (requests: readonly ReviewRequest[]) => {
      tell({ kind: 'answers', outcomes: requests.map((request) => attempt(reads, request)) });
      if (!requests.some(({ op }) => op === 'close')) return;
      database.close();
      port.close();
    });
    tell({ kind: 'opened', lastLine: 0 });
  } catch (error) {
    const { code, message } = asStoreError(error);
    tell({ kind: 'failed', fault: { code, message } });
  }
}

function attempt(reads: ReviewReads, request: ReviewRequest): OutcomeOf<ReviewAnswer> {
  try {
    return { answer: answer(reads, request) };
  } catch (error) {
    const { code, message } = asStoreError(error);
    return { fault: { code, message } };
  }
}

function answer(reads: ReviewReads, request: ReviewRequest): ReviewAnswer {
  switch (request.op) {
    case 'queue':
      return { op: 'queue', value: reads.queue(request.perGroup) };
    case 'next':
      return { op: 'next', value: reads.next(request.passed) };
    case 'list':
      return { op: 'list', value: reads.list(request.filter, request.limit, request.cursor) };
    case 'choices':
      return { op: 'choices', value: reads.choices() };
    case 'conversation':
      return { op: 'conversation', value: reads.conversation(request.id, request.wanted) };
    case 'state':
      return { op: 'state', value: reads.state(request.id) };
    case 'idOf':
      return { op: 'idOf', value: reads.idOf(request.key) };
    case 'unannounced':
      return { op: 'unannounced', value: reads.unannounced(request.dangerBefore) };
    case 'figures':
      return { op: 'figures', value: reads.figures(request.now, request.retentionMs) };
    case 'insight':
      return { op: 'insight', value: reads.insight(request.wanted) };
    case 'missing':
      return { op: 'missing', value: reads.missing(request.ids) };
    case 'corrections':
      return { op: 'corrections', value: reads.corrections() };
    case 'asked':
      return { op: 'asked', value: reads.asked(request.wanted) };
    case 'mistaken':
      return { op: 'mistaken', value: reads.mistaken() };
    case 'unanswered':
      return { op: 'unanswered', value: reads.unanswered(request.since, request.limit) };
    case 'close':
      return { op: 'close' };
  }
}

if (parentPort !== null) serve(parentPort, workerData);
