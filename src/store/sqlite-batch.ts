import type { Ballast } from './ballast.ts';
import type { Database } from './database.ts';
import { asStoreError } from './errors.ts';
import type { Ledger } from './ledger.ts';
import { checkCutOff, clockJumped, judgeClock } from './rules.ts';
import type { Answer, Outcome, Request, Write } from './sqlite-messages.ts';
import { createClockMarks, createPurge, emptyLog, shrink } from './sqlite-purge.ts';
import type { KeptClockMarks, PurgeStep } from './sqlite-purge.ts';
import { createReads } from './sqlite-reads.ts';
import type { Reads } from './sqlite-reads.ts';
import { answerWrite, isWrite } from './sqlite-write.ts';
import { createWrites } from './sqlite-writes.ts';
import type { Writes } from './sqlite-writes.ts';

/** Rows, or pages, at a time when the disk is full: the longest messages deleted so still fit the ballast's room. */
const CAUTIOUS_LIMIT = 20;
/** Pages handed back to the operating system in one step. */
const PAGES = 500;

/** The worker's work on one open database, batch by batch. */
export class Batches {
  readonly #database: Database;
  readonly #ballast: Ballast;
  readonly #ballastReleased: () => void;
  readonly #reads: Reads;
  readonly #writes: Writes;
  readonly #clockMarks: KeptClockMarks;
  readonly #purge: (before: number, limit: number) => PurgeStep;

  constructor(database: Database, ballast: Ballast, ballastReleased: () => void, ledger: Ledger) {
    this.#database = database;
    this.#ballast = ballast;
    this.#ballastReleased = ballastReleased;
    this.#reads = createReads(database);
    this.#writes = createWrites(database, this.#reads, ledger);
    this.#clockMarks = createClockMarks(database);
    this.#purge = createPurge(database, this.#writes.recount);
  }

  /** Erases again what a copy put back has brought back; returns how many conversations. */
  reapply(): number {
    return this.#transaction(() => this.#writes.reapply());
  }

  /** The last row number ever given to a line. */
  lastLine(): number {
    return this.#writes.lastLine();
  }

  /**
   * Takes what has queued up: all writes in one transaction, then the rest one by one, so that a read sees every
   * write it was queued with, and still works when the disk takes no more writes. Never throws.
   */
  run(requests: readonly Request[]): readonly Outcome[] {
    const outcomes = new Map<Request, Outcome>();
    const writes = requests.filter(isWrite);
    for (const [index, outcome] of this.#group(writes).entries()) {
      const write = writes[index];
      if (write !== undefined) outcomes.set(write, outcome);
    }
    this.#endTransaction();
    return requests.map((request) => outcomes.get(request) ?? attempt(() => this.#alone(request)));
  }

  /**
   * One transaction, a savepoint for each write: a refused one takes no other with it. Answers hold after COMMIT.
   * Where the group does not fit the disk, its members are tried singly: one long message must not shut out the rest.
   */
  #group(writes: readonly Write[]): readonly Outcome[] {
    if (writes.length === 0) return [];
    try {
      return this.#transaction(() => writes.map((write) => this.#inSavepoint(write)));
    } catch (error) {
      if (writes.length > 1 && asStoreError(error).code === 'full') {
        return writes.flatMap((write) => this.#group([write]));
      }
      const failed = faultOf(error);
      return writes.map(() => failed);
    }
  }

  #inSavepoint(write: Write): Outcome {
    this.#database.exec('SAVEPOINT turn');
    try {
      const answer = answerWrite(this.#writes, write);
      this.#database.exec('RELEASE turn');
      return { answer };
    } catch (error) {
      // A full disk or a failed write may have ended the whole transaction: then this group is over.
      if (!this.#database.inTransaction) throw error;
      this.#database.exec('ROLLBACK TO turn; RELEASE turn');
      return faultOf(error);
    }
  }

  #alone(request: Request): Answer {
    if (isWrite(request)) return answerWrite(this.#writes, request);
    const reads = this.#reads;
    let answer: Answer;
    switch (request.op) {
      case 'conversation':
        answer = { op: request.op, record: reads.conversation(request.key) };
        break;
      case 'lines':
        answer = { op: request.op, lines: reads.lines(request.key, request.afterSeq, request.limit) };
        break;
      case 'deliveries':
        answer = { op: request.op, deliveries: reads.deliveries(request.key) };
        break;
      case 'line-named':
        answer = { op: request.op, lineId: reads.lineNamed(request.key, request.nativeId) };
        break;
      case 'flags':
        answer = { op: request.op, flags: reads.flags(request.key) };
        break;
      case 'feedback':
        answer = { op: request.op, feedback: reads.feedback(request.key) };
        break;
      case 'call-backs':
        answer = { op: request.op, callBacks: reads.callBacks(request.limit) };
        break;
      case 'erasures':
        answer = { op: request.op, erasures: reads.erasures(request.limit) };
        break;
      case 'purge':
        answer = { op: request.op, step: this.#purgeStep(request) };
        break;
      case 'shrink':
        answer = {
          op: request.op,
          done: this.#withRoom((cautious) => shrink(this.#database, cautious ? CAUTIOUS_LIMIT : PAGES)),
        };
        break;
      case 'empty-log':
        answer = { op: request.op, done: this.#emptyLog() };
        break;
      case 'ping':
      case 'close':
        answer = { op: request.op };
        break;
    }
    return answer;
  }

  #purgeStep({ before, now, limit }: PurgeRequest): PurgeStep {
    checkCutOff(before);
    const { seen, doubted } = this.#clockMarks.read();
    const { believed, marks } = judgeClock(now, { seen: seen ?? this.#reads.newestLineAt(), doubted });
    const step = this.#withRoom((cautious) =>
      this.#transaction(() => {
        this.#clockMarks.write(marks);
        return believed ? this.#purge(before, cautious ? Math.min(limit, CAUTIOUS_LIMIT) : limit) : undefined;
      }),
    );
    if (step === undefined) throw clockJumped();
    return step;
  }

  /**
   * Work that must get through on a full disk: there it gives up the ballast, writes the log back into the file and
   * tries once more in a small bite. The log must go first, for it may fill the ballast's room before it is reused.
   */
  #withRoom<T>(work: (cautious: boolean) => T): T {
    try {
      return work(false);
    } catch (error) {
      if (asStoreError(error).code !== 'full') throw error;
      if (this.#ballast.release()) this.#ballastReleased();
      emptyLog(this.#database);
      return work(true);
    }
  }

  #emptyLog(): boolean {
    const done = emptyLog(this.#database);
    if (done) this.#ballast.keep();
    return done;
  }

  #transaction<T>(work: () => T): T {
    this.#endTransaction();
    this.#database.exec('BEGIN IMMEDIATE');
    try {
      const result = work();
      this.#database.exec('COMMIT');
      return result;
    } catch (error) {
      this.#endTransaction();
      throw error;
    }
  }

  /** Takes back a transaction that failed. Should the disk refuse even that, the next one begins by trying again. */
  #endTransaction(): void {
    try {
      if (this.#database.inTransaction) this.#database.exec('ROLLBACK');
    } catch {
      // What made the transaction fail is the fault to tell.
    }
  }
}

type PurgeRequest = Extract<Request, { op: 'purge' }>;

function attempt(work: () => Answer): Outcome {
  try {
    return { answer: work() };
  } catch (error) {
    return faultOf(error);
  }
}

function faultOf(error: unknown): Outcome {
  const { code, message } = asStoreError(error);
  return { fault: { code, message } };
}
