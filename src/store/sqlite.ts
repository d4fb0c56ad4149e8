import { setTimeout as pause } from 'node:timers/promises';
import type { ConversationKey } from '../model/incoming.ts';
import type { CorrectionState, ImproveWriter, NewCorrection } from '../model/improve.ts';
import type { ReviewChange, ReviewWriter, Unannounced } from '../model/review.ts';
import type { Delivery, PurgeResult, Store, StoreError, TurnCommit } from '../model/store.ts';
import { removeBackUps } from './back-ups.ts';
import { storeError } from './errors.ts';
import { Listeners } from './listeners.ts';
import type { Answer, Request } from './sqlite-messages.ts';
import { startThread, type SqliteStoreOptions } from './sqlite-thread.ts';
import { WorkerQueue } from './worker-queue.ts';

/*
 * The store on one machine: SQLite in a worker thread, with group commit.
 *
 *    main thread                                  worker thread (sqlite-worker.ts)
 *    ───────────                                  ────────────────────────────────
 *    commit ─┐
 *    commit ─┼─► waiting ──── a batch of up to ──► BEGIN IMMEDIATE
 *    lines ──┘   (10 s)       256 requests           SAVEPOINT · turn · RELEASE     one refused turn
 *                  ▲                                 SAVEPOINT · turn · RELEASE     takes no other with it
 *                  │                               COMMIT  ─── fsync ───► disk
 *    promises ◄── answers, after the COMMIT ────── then the reads
 *
 *  - One batch is under way at a time, and no timer fills it: whatever came while the disk was busy is the next
 *    batch, so groups grow just as the disk slows down. A stalled disk stalls the worker, never the event loop.
 *  - What waits here for 10 s is refused (`busy`) and certainly not carried out later. What is with the worker by then
 *    is `unknown`: the same turn handed over again is recognized by its dedupe key.
 *  - A worker that dies rejects what it was asked (`worker-died`); the next call starts another.
 *
 *  In the data folder, all with mode 0600:
 *    store.sqlite (-wal, -shm)      the store; copy it only with VACUUM INTO or the backup API, never as files
 *    store.sqlite.lock              held by the one process that may write; the lock ends with the process
 *    store.sqlite.ballast           8 MB given up when a purge finds the disk full
 *    store.sqlite.schema-N.backup   the store before a change of schema; a purge removes it after a week
 */

/** Rows deleted in one transaction of a purge: turns go on in between. */
const PURGE_LIMIT = 500;
const EMPTY_LOG_TRIES = 20;
const EMPTY_LOG_PAUSE_MS = 250;
const BACK_UP_KEPT_MS = 7 * 24 * 60 * 60 * 1000;

/** A store in one SQLite file. The file is opened, or made, at the first call; `ready()` is a good first one. */
export function createSqliteStore(options: SqliteStoreOptions): Store & ReviewWriter & ImproveWriter {
  return new SqliteStore(options);
}

class SqliteStore implements Store, ReviewWriter, ImproveWriter {
  readonly #options: SqliteStoreOptions;
  readonly #queue: WorkerQueue<Request, Answer>;
  readonly #changes = new Listeners<ConversationKey | undefined>();
  readonly #erasures = new Listeners<undefined>();
  #closing: Promise<void> | undefined;

  constructor(options: SqliteStoreOptions) {
    this.#options = options;
    const { clock, log, waitMs = 10_000 } = options;
    this.#queue = new WorkerQueue({ clock, log, waitMs, spawn: () => startThread(options) });
  }

  async ready() {
    await this.#ask({ op: 'ping' }, 'ping', true);
  }

  async conversation(key: ConversationKey) {
    return (await this.#ask({ op: 'conversation', key }, 'conversation')).record;
  }

  async commit(turn: TurnCommit) {
    const { result } = await this.#ask({ op: 'commit', turn }, 'commit');
    this.#changes.tell(turn.key);
    return result;
  }

  async lines(key: ConversationKey, afterSeq: number, limit: number) {
    return (await this.#ask({ op: 'lines', key, afterSeq, limit }, 'lines')).lines;
  }

  async delivered(deliveries: readonly Delivery[]) {
    await this.#ask({ op: 'delivered', deliveries }, 'delivered', true);
  }

  async deliveries(key: ConversationKey) {
    return (await this.#ask({ op: 'deliveries', key }, 'deliveries')).deliveries;
  }

  async lineNamed(key: ConversationKey, nativeId: string) {
    return (await this.#ask({ op: 'line-named', key, nativeId }, 'line-named')).lineId;
  }

  async flags(key: ConversationKey) {
    return (await this.#ask({ op: 'flags', key }, 'flags')).flags;
  }

  async feedback(key: ConversationKey) {
    return (await this.#ask({ op: 'feedback', key }, 'feedback')).feedback;
  }

  async callBacks(limit: number) {
    return (await this.#ask({ op: 'call-backs', limit }, 'call-backs')).callBacks;
  }

  async erasures(limit: number) {
    return (await this.#ask({ op: 'erasures', limit }, 'erasures')).erasures;
  }

  async erase(turn: TurnCommit, receipt: string) {
    const { result } = await this.#ask({ op: 'erase', turn, receipt }, 'erase');
    if (result.kind === 'conflict') return result;
    // Copies made before a change of schema hold the conversation, too: a promise to delete reaches them.
    await removeBackUps(this.#options.file, Number.POSITIVE_INFINITY);
    await this.#emptyLog();
    this.#changes.tell(turn.key);
    this.#erasures.tell(undefined);
    return result;
  }

  async change(change: ReviewChange) {
    const { outcome } = await this.#ask({ op: 'change', change }, 'change');
    this.#changes.tell(undefined);
    return outcome;
  }

  async eraseById(id: string, receipt: string, at: number) {
    const { erasure } = await this.#ask({ op: 'erase-by-id', id, receipt, at }, 'erase-by-id');
    if (erasure.kind !== 'erased') return erasure;
    await removeBackUps(this.#options.file, Number.POSITIVE_INFINITY);
    await this.#emptyLog();
    this.#changes.tell(erasure.key);
    this.#erasures.tell(undefined);
    return erasure;
  }

  async announced(all: readonly Unannounced[], at: number) {
    await this.#ask({ op: 'announced', all, at }, 'announced', true);
  }

  async catchUp(limit: number) {
    return (await this.#ask({ op: 'catch-up', limit }, 'catch-up', true)).count;
  }

  async mark(cutOff: number, at: number, markedBefore: number) {
    const { due, lines } = await this.#ask({ op: 'mark', cutOff, at, markedBefore }, 'mark', true);
    return { due, lines };
  }

  async overwrite(quiet: number, limit: number) {
    const { count } = await this.#ask({ op: 'overwrite', quiet, limit }, 'overwrite', true);
    if (count > 0) await this.#emptyLog();
    return count;
  }

  onChange(listener: (key: ConversationKey | undefined) => void) {
    return this.#changes.add(listener);
  }

  async correct(correction: NewCorrection) {
    const { corrected } = await this.#ask({ op: 'correct', correction }, 'correct');
    this.#changes.tell(undefined);
    return corrected;
  }

  async decide(id: string, to: Exclude<CorrectionState, 'proposed'>, by: string, at: number) {
    return (await this.#ask({ op: 'decide', id, to, by, at }, 'decide')).known;
  }

  onErased(listener: () => void) {
    return this.#erasures.add(listener);
  }

  async settlePending(at: number) {
    await this.ready();
    const upTo = this.#queue.lastLineBefore;
    return (await this.#ask({ op: 'settle', at, upTo }, 'settle', true)).settled;
  }

  async purge(before: number, now: number, most = Number.POSITIVE_INFINITY): Promise<PurgeResult> {
    const total = { lines: 0, conversations: 0 };
    for (let done = false; !done;) {
      const limit = Math.min(PURGE_LIMIT, Math.max(1, most - total.lines));
      const { step } = await this.#ask({ op: 'purge', before, now, limit }, 'purge', true);
      total.lines += step.lines;
      total.conversations += step.conversations;
      done = step.done || total.lines >= most;
    }
    while (!(await this.#ask({ op: 'shrink' }, 'shrink', true)).done);
    await this.#emptyLog();
    await removeBackUps(this.#options.file, this.#options.clock.now() - BACK_UP_KEPT_MS);
    if (total.lines > 0) this.#erasures.tell(undefined);
    return total;
  }

  close() {
    // A worker that cannot open or has died leaves nothing to close, and has told its callers so.
    this.#closing ??= this.#queue.stop().catch(() => {});
    return this.#closing;
  }

  /** Deleted text is gone only when the log is emptied too; another reader of the file may stand in the way. */
  async #emptyLog(): Promise<void> {
    for (let tries = 0; tries < EMPTY_LOG_TRIES; tries += 1) {
      if ((await this.#ask({ op: 'empty-log' }, 'empty-log', true)).done) return;
      await pause(EMPTY_LOG_PAUSE_MS);
    }
    throw storeError(
      'locked',
      'The lines are deleted, but traces stay in the log while another program reads the file.',
    );
  }

  async #ask<O extends Answer['op']>(
    request: Request,
    op: O,
    patient = false,
  ): Promise<Extract<Answer, { op: O }>> {
    if (this.#closing !== undefined) throw closed();
    const answer = await this.#queue.ask(request, patient);
    if (isAnswerTo(answer, op)) return answer;
    throw storeError('unknown', 'The store answered another question.');
  }
}

function isAnswerTo<O extends Answer['op']>(answer: Answer, op: O): answer is Extract<Answer, { op: O }> {
  return answer.op === op;
}

function closed(): StoreError {
  return storeError('closed', 'The store is closed.');
}
