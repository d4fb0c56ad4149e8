import { parentPort, workerData } from 'node:worker_threads';
import type { MessagePort } from 'node:worker_threads';
import type { StaffChange, StaffResult } from '../model/staff.ts';
import { AuditChain } from './audit-chain.ts';
import { createAuditHead } from './audit-head.ts';
import type { Database } from './database.ts';
import { asStoreError } from './errors.ts';
import { openStore, type OpenStore } from './sqlite-open.ts';
import { createStaffChanges } from './staff-changes.ts';
import type {
  FromStaffWorker,
  StaffAnswer,
  StaffOutcome,
  StaffRequest,
  StaffSetup,
} from './staff-messages.ts';
import { STAFF_SCHEMA } from './staff-migrations.ts';
import { createStaffReads } from './staff-reads.ts';

/** The staff store's worker: the only thread that touches the file. It serves until it is told to close. */
function serve(port: MessagePort, setup: StaffSetup): void {
  const tell = (message: FromStaffWorker) => port.postMessage(message);
  let store: OpenStore | undefined;
  try {
    store = openStore({ file: setup.file, schema: STAFF_SCHEMA, now: setup.now });
    const work = createWork(store.database, setup);
    listen(port, store, work, tell);
    tell({ kind: 'opened', lastLine: 0 });
  } catch (error) {
    // Without a listener the thread ends by itself; the lock must not wait for that.
    store?.close();
    tell({ kind: 'failed', ...faultOf(error) });
  }
}

interface Work {
  readonly answer: (request: StaffRequest) => StaffAnswer;
  /** What is to be done once the transaction stands. */
  readonly committed: () => void;
}

function createWork(database: Database, { file, key }: StaffSetup): Work {
  const chain = new AuditChain(database, key, createAuditHead(`${file}.audit-head`, key));
  const reads = createStaffReads(database);
  const change = createStaffChanges(database, chain);
  const commit = (changes: readonly StaffChange[]): StaffResult => {
    const ended: string[] = [];
    database.exec('SAVEPOINT changes');
    for (const one of changes) {
      if (change(one, ended)) continue;
      database.exec('ROLLBACK TO changes; RELEASE changes');
      return { kind: 'refused', change: one.do };
    }
    database.exec('RELEASE changes');
    return { kind: 'done', ended };
  };
  const answer = (request: StaffRequest): StaffAnswer => {
    switch (request.op) {
      case 'ping':
      case 'close':
        return { op: request.op };
      case 'commit':
        return { op: request.op, result: commit(request.changes) };
      case 'accounts':
        return { op: request.op, accounts: reads.accounts() };
      case 'account':
        return { op: request.op, account: reads.account(request.name) };
      case 'session': {
        const { hash, now, limits, touch } = request;
        return { op: request.op, session: reads.session(hash, now, limits, touch) };
      }
      case 'audit':
        return { op: request.op, entries: chain.page(request.query) };
      case 'verify':
        return { op: request.op, stretch: chain.verify(request.from) };
    }
  };
  return { answer, committed: () => chain.advance() };
}

function listen(
  port: MessagePort,
  store: OpenStore,
  work: Work,
  tell: (message: FromStaffWorker) => void,
): void {
  const committed = (): void => {
    try {
      work.committed();
    } catch {
      tell({ kind: 'log', level: 'warn', event: 'audit head behind', fields: {} });
    }
  };
  // What a process that was killed had no time for.
  committed();
  port.on('message', (requests: readonly StaffRequest[]) => {
    const outcomes = together(store.database, requests, work.answer);
    committed();
    const closing = requests.some(({ op }) => op === 'close');
    if (closing) store.close();
    tell({ kind: 'answers', outcomes });
    if (closing) port.close();
  });
}

/** One transaction for all that waited, so that they share one write to the disk; each in a savepoint of its own. */
function together(
  database: Database,
  requests: readonly StaffRequest[],
  answer: Work['answer'],
): readonly StaffOutcome[] {
  try {
    database.exec('BEGIN IMMEDIATE');
    const outcomes = requests.map((request) => single(database, () => answer(request)));
    database.exec('COMMIT');
    return outcomes;
  } catch (error) {
    if (database.inTransaction) database.exec('ROLLBACK');
    return requests.map(() => faultOf(error));
  }
}

function single(database: Database, answer: () => StaffAnswer): StaffOutcome {
  database.exec('SAVEPOINT request');
  try {
    const given = answer();
    database.exec('RELEASE request');
    return { answer: given };
  } catch (error) {
    // A full disk or a failed write may have ended the whole transaction: then this group is over.
    if (!database.inTransaction) throw error;
    database.exec('ROLLBACK TO request; RELEASE request');
    return faultOf(error);
  }
}

function faultOf(error: unknown) {
  const { code, message } = asStoreError(error);
  return { fault: { code, message } };
}

if (parentPort !== null) serve(parentPort, workerData);
