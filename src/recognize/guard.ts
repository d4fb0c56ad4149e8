import { Worker } from 'node:worker_threads';
import type { Clock, Log } from '../model/world.ts';
import { replySchema } from './protocol.ts';
import type { WorkerFinding, WorkerRequest } from './protocol.ts';

/** How the worker is kept in bounds. */
export interface GuardOptions {
  readonly clock: Clock;
  readonly log: Log;
  /** Milliseconds a warm worker has for one text. */
  readonly killAfter: number;
  /** Starts allowed within `restartWindow` milliseconds; beyond it, the worker stays down until the window passes. */
  readonly mostStarts: number;
  readonly restartWindow: number;
  /** The module that the worker runs; a test hands in its own. */
  readonly module: URL;
}

export const GUARD_DEFAULTS = {
  killAfter: 250,
  mostStarts: 6,
  restartWindow: 60_000,
  module: new URL('./worker.ts', import.meta.url),
} as const;

/** More than this many texts waiting: the rest do without. */
const LONGEST_QUEUE = 16;

/** A worker that is killed when it thinks too long. One text at a time; never throws, never waits for a start. */
export interface Guard {
  /** Has the worker warm up, where it does not run. */
  start(): void;
  /** What the recognizers find; undefined where there was no worker or it had to be killed: read it as unclear. */
  ask(request: Omit<WorkerRequest, 'id'>): Promise<readonly WorkerFinding[] | undefined>;
  /** Resolves when the worker is warm, or is known not to come up. */
  ready(): Promise<void>;
  close(): Promise<void>;
}

type Findings = readonly WorkerFinding[] | undefined;
interface Job {
  readonly request: WorkerRequest;
  readonly settle: (found: Findings) => void;
}

export function createGuard(options: GuardOptions): Guard {
  return new WorkerGuard(options);
}

class WorkerGuard implements Guard {
  readonly #options: GuardOptions;
  readonly #queue: Job[] = [];
  readonly #starts: number[] = [];
  #worker: Worker | undefined;
  #state: 'down' | 'resting' | 'warming' | 'idle' | 'busy' | 'closed' = 'down';
  #current: Job | undefined;
  #timer: NodeJS.Timeout | undefined;
  #nextId = 1;
  #waiting: (() => void)[] = [];

  constructor(options: GuardOptions) {
    this.#options = options;
  }

  start(): void {
    if (this.#worker !== undefined || this.#state === 'closed') return;
    if (!this.#mayStart()) {
      if (this.#state !== 'resting')
        this.#options.log.warn('recognizers resting', { count: this.#starts.length });
      this.#state = 'resting';
      this.#release();
      return;
    }
    this.#starts.push(this.#options.clock.monotonic());
    this.#state = 'warming';
    const worker = new Worker(this.#options.module, { stdout: true, stderr: true });
    this.#worker = worker;
    // A worker must not keep a finished command alive, unless somebody waits for it.
    if (this.#waiting.length === 0) worker.unref();
    // What an earlier worker still has to say is of no account.
    const ifMine = (act: () => void): void => {
      if (this.#worker === worker) act();
    };
    worker.on('message', (message: unknown) => ifMine(() => this.#heard(message)));
    worker.on('error', (error) => ifMine(() => this.#lost(error instanceof Error ? error.name : 'unknown')));
    worker.on('exit', () => ifMine(() => this.#lost('exit')));
  }

  ask(request: Omit<WorkerRequest, 'id'>): Promise<Findings> {
    if (this.#state === 'down' || this.#state === 'resting') this.start();
    const isUp = this.#state === 'idle' || this.#state === 'busy';
    if (!isUp || this.#queue.length >= LONGEST_QUEUE) return Promise.resolve(undefined);
    return new Promise<Findings>((settle) => {
      this.#queue.push({ request: { ...request, id: this.#nextId }, settle });
      this.#nextId += 1;
      this.#pump();
    });
  }

  ready(): Promise<void> {
    this.start();
    if (this.#state !== 'warming') return Promise.resolve();
    this.#worker?.ref();
    return new Promise<void>((resolve) => {
      this.#waiting.push(resolve);
    });
  }

  async close(): Promise<void> {
    const last = this.#worker;
    this.#worker = undefined;
    this.#state = 'closed';
    this.#dropAll();
    this.#release();
    await last?.terminate();
  }

  #mayStart(): boolean {
    const { clock, restartWindow, mostStarts } = this.#options;
    const now = clock.monotonic();
    while (this.#starts[0] !== undefined && now - this.#starts[0] >= restartWindow) this.#starts.shift();
    return this.#starts.length < mostStarts;
  }

  #heard(message: unknown): void {
    const reply = replySchema.safeParse(message);
    if (!reply.success) return;
    if ('ready' in reply.data) this.#release();
    else if (this.#current?.request.id === reply.data.id) this.#finish(reply.data.findings);
    else return;
    this.#state = 'idle';
    this.#pump();
  }

  /** The worker died by itself or was killed: whoever waits does without, and another warms up behind them. */
  #lost(fault: string): void {
    this.#options.log.warn('recognizers lost', { fault });
    this.#worker = undefined;
    this.#state = 'down';
    this.#dropAll();
    this.start();
  }

  #kill(): void {
    // terminate() stops even a pattern that never returns; nobody need wait for it.
    void this.#worker?.terminate();
    this.#lost('killed');
  }

  #pump(): void {
    const job = this.#state === 'idle' ? this.#queue.shift() : undefined;
    if (job === undefined || this.#worker === undefined) return;
    this.#state = 'busy';
    this.#current = job;
    this.#timer = setTimeout(() => this.#kill(), this.#options.killAfter);
    this.#worker.postMessage(job.request, []);
  }

  #finish(found: Findings): void {
    clearTimeout(this.#timer);
    const done = this.#current;
    this.#current = undefined;
    done?.settle(found);
  }

  #dropAll(): void {
    this.#finish(undefined);
    for (const job of this.#queue.splice(0)) job.settle(undefined);
  }

  #release(): void {
    this.#worker?.unref();
    for (const resolve of this.#waiting.splice(0)) resolve();
  }
}
