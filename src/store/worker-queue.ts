import { StoreError } from '../model/store.ts';
import type { Clock, Log } from '../model/world.ts';
import type { Worker } from 'node:worker_threads';
import { asStoreError, storeError } from './errors.ts';
import type { Close, FromWorkerOf, OutcomeOf } from './worker-messages.ts';

/** At most this many requests share a transaction. */
const BATCH = 256;
/** More than this waiting is refused at once: memory is not a second store. */
const MOST_WAITING = 10_000;

interface Waiting<Request, Answer> {
  readonly request: Request | Close;
  readonly deadline: number;
  readonly resolve: (answer: Answer) => void;
  readonly reject: (fault: StoreError) => void;
}

export interface QueueOptions {
  /** Starts a worker; what it throws, every caller gets. */
  readonly spawn: () => Worker;
  readonly clock: Clock;
  readonly log: Log;
  /** How long a request may wait for its answer, milliseconds. */
  readonly waitMs: number;
}

/**
 * The requests on their way to the worker. One batch is with the worker, the rest waits here: what waits too long can
 * be taken back for certain, and the next batch is all that came while the last one was being written.
 */
export class WorkerQueue<Request, Answer> {
  readonly #options: QueueOptions;
  #worker: Worker | undefined;
  #opened = false;
  #firstLine: number | undefined;
  #waiting: Waiting<Request, Answer>[] = [];
  #inFlight: readonly Waiting<Request, Answer>[] = [];
  #timer: NodeJS.Timeout | undefined;

  constructor(options: QueueOptions) {
    this.#options = options;
  }

  /** The last row number of earlier processes, once the store was opened; a restarted worker does not change it. */
  get lastLineBefore(): number {
    return this.#firstLine ?? 0;
  }

  /** Hands a request to the worker, starting one if none runs. A patient request has no deadline. */
  ask(request: Request | Close, patient = false): Promise<Answer> {
    return new Promise((resolve, reject) => {
      if (this.#waiting.length >= MOST_WAITING) {
        reject(storeError('busy', 'Too many requests wait for the store.'));
        return;
      }
      const deadline = patient
        ? Number.POSITIVE_INFINITY
        : this.#options.clock.monotonic() + this.#options.waitMs;
      this.#waiting.push({ request, deadline, resolve, reject });
      this.#watch();
      this.#pump();
    });
  }

  /** Lets the worker finish what was asked and waits until its thread, and with it the lock, is gone. */
  async stop(): Promise<void> {
    const worker = this.#worker;
    if (worker === undefined) return;
    const gone = new Promise((resolve) => {
      worker.once('exit', resolve);
    });
    await this.ask({ op: 'close' }, true);
    worker.ref();
    await gone;
  }

  #pump(): void {
    if (this.#waiting.length === 0 || this.#inFlight.length > 0) return;
    const worker = this.#worker ?? this.#start();
    if (worker === undefined || !this.#opened) return;
    this.#inFlight = this.#waiting.slice(0, BATCH);
    this.#waiting = this.#waiting.slice(BATCH);
    worker.ref();
    worker.postMessage(
      this.#inFlight.map((waiting) => waiting.request),
      [],
    );
  }

  #start(): Worker | undefined {
    try {
      const worker = this.#options.spawn();
      worker.on('message', (message: FromWorkerOf<Answer>) => {
        this.#hear(worker, message);
      });
      worker.on('error', (error) => {
        this.#lose(worker, asStoreError(error));
      });
      worker.on('exit', () => {
        this.#lose(worker, undefined);
      });
      this.#worker = worker;
      return worker;
    } catch (error) {
      this.#rejectAll(asStoreError(error));
      return undefined;
    }
  }

  #hear(worker: Worker, message: FromWorkerOf<Answer>): void {
    switch (message.kind) {
      case 'log':
        this.#options.log[message.level](message.event, message.fields);
        break;
      case 'opened':
        this.#opened = true;
        this.#firstLine ??= message.lastLine;
        this.#pump();
        break;
      case 'failed':
        this.#forget(worker);
        this.#rejectAll(new StoreError(message.fault.code, message.fault.message));
        break;
      case 'answers':
        this.#settle(message.outcomes);
        break;
    }
  }

  #settle(outcomes: readonly OutcomeOf<Answer>[]): void {
    const answered = this.#inFlight;
    this.#inFlight = [];
    for (const [index, { resolve, reject }] of answered.entries()) {
      const outcome = outcomes[index];
      if (outcome === undefined) reject(storeError('unknown', 'The store gave no answer.'));
      else if ('answer' in outcome) resolve(outcome.answer);
      else reject(new StoreError(outcome.fault.code, outcome.fault.message));
    }
    if (this.#waiting.length === 0) this.#worker?.unref();
    this.#pump();
  }

  #lose(worker: Worker, cause: StoreError | undefined): void {
    if (this.#worker !== worker) return;
    this.#forget(worker);
    if (this.#waiting.length + this.#inFlight.length === 0 && cause === undefined) return;
    this.#options.log.error('store worker died', { count: this.#waiting.length + this.#inFlight.length });
    this.#rejectAll(storeError('worker-died', 'The store stopped in the middle of its work.', cause));
  }

  #forget(worker: Worker): void {
    if (this.#worker !== worker) return;
    this.#worker = undefined;
    this.#opened = false;
  }

  #rejectAll(fault: StoreError): void {
    const all = [...this.#inFlight, ...this.#waiting];
    this.#inFlight = [];
    this.#waiting = [];
    for (const { reject } of all) reject(fault);
  }

  #watch(): void {
    if (this.#timer !== undefined) return;
    const now = this.#options.clock.monotonic();
    const next = [...this.#inFlight, ...this.#waiting].reduce(
      (least, { deadline }) => Math.min(least, deadline),
      Infinity,
    );
    if (next === Infinity) return;
    this.#timer = setTimeout(
      () => {
        this.#timer = undefined;
        this.#expire();
        this.#watch();
      },
      Math.max(1, next - now),
    );
    this.#timer.unref();
  }

  /** Refuses what waits here; what the worker has already cannot be taken back and is `unknown`. */
  #expire(): void {
    const now = this.#options.clock.monotonic();
    const late = this.#waiting.filter(({ deadline }) => deadline <= now);
    this.#waiting = this.#waiting.filter(({ deadline }) => deadline > now);
    for (const { reject } of late)
      reject(storeError('busy', 'The request waited too long and was not carried out.'));
    this.#inFlight = this.#inFlight.map((asked) => (asked.deadline <= now ? givenUp(asked) : asked));
    if (late.length > 0) this.#options.log.warn('store busy', { count: late.length });
  }
}

/** The worker may still answer, but its caller has been told: there is nothing left to wake up for. */
function givenUp<Request, Answer>(asked: Waiting<Request, Answer>): Waiting<Request, Answer> {
  asked.reject(storeError('unknown', 'The store has not answered in time.'));
  return { ...asked, deadline: Number.POSITIVE_INFINITY };
}
