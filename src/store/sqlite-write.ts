import type { Answer, Request, Write } from './sqlite-messages.ts';
import type { Writes } from './sqlite-writes.ts';

const WRITES: ReadonlySet<Request['op']> = new Set([
  'commit',
  'erase',
  'delivered',
  'settle',
  'change',
  'erase-by-id',
  'announced',
  'catch-up',
  'overwrite',
  'correct',
  'decide',
  'mark',
]);

/** Whether a request shares a transaction with those around it. */
export function isWrite(request: Request): request is Write {
  return WRITES.has(request.op);
}

/** Carries out one write; the caller holds the transaction. */
export function answerWrite(writes: Writes, write: Write): Answer {
  switch (write.op) {
    case 'commit':
      return { op: 'commit', result: writes.commit(write.turn) };
    case 'erase':
      return { op: 'erase', result: writes.erase(write.turn, write.receipt) };
    case 'settle':
      return { op: 'settle', settled: writes.settle(write.at, write.upTo) };
    case 'change':
      return { op: 'change', outcome: writes.change(write.change) };
    case 'erase-by-id':
      return { op: 'erase-by-id', erasure: writes.eraseById(write.id, write.receipt, write.at) };
    case 'announced':
      writes.announced(write.all, write.at);
      return { op: 'announced' };
    case 'catch-up':
      return { op: 'catch-up', count: writes.catchUp(write.limit) };
    case 'overwrite':
      return { op: 'overwrite', count: writes.overwrite(write.quiet, write.limit) };
    case 'mark':
      return { op: 'mark', ...writes.mark(write.cutOff, write.at, write.markedBefore) };
    case 'correct':
      return { op: 'correct', corrected: writes.correct(write.correction) };
    case 'decide':
      return { op: 'decide', known: writes.decide(write) };
    case 'delivered':
      writes.delivered(write.deliveries);
      return { op: 'delivered' };
  }
}
