import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { Worker } from 'node:worker_threads';
import type { ExportHead } from '../console/record-exports.ts';
import type { ExportedFile, Exporter, ExportJob, ExportOrder } from '../model/exports.ts';
import type { ReviewReader } from '../model/review.ts';
import type { Clock, Ids, Log } from '../model/world.ts';
import type { ExportSetup, FromExport } from './messages.ts';
import { FILE_TYPES } from './writers.ts';

export interface ExporterOptions {
  /** The store's file. */
  readonly store: string;
  /** A folder of its own: what lies in it at the start is deleted, and all of it at the end. */
  readonly folder: string;
  readonly head: Omit<ExportHead, 'unmasked' | 'at'>;
  readonly reader: Pick<ReviewReader, 'missing'>;
  /** How many turns are under way: files are made while there are none. */
  readonly underWay: SharedArrayBuffer;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly log: Log;
}

const DAY = 24 * 60 * 60 * 1000;
const EVERY = 60_000;
const MOST_JOBS = 10;
const MOST_CONVERSATIONS = 50_000;

interface Kept {
  readonly order: ExportOrder;
  readonly file: string;
  job: ExportJob;
  /** The conversations in the file, once it is made. */
  members: readonly string[];
}

/** Files are made one at a time, each in a thread of its own, and never outlive their day or the server. */
export function createExporter(options: ExporterOptions): Exporter {
  const { folder, reader, clock } = options;
  const kept = new Map<string, Kept>();
  let running: Worker | undefined;
  let timer: NodeJS.Timeout | undefined;

  const drop = ({ job, file }: Kept): void => {
    kept.delete(job.id);
    rmSync(file, { force: true });
  };
  async function check(): Promise<void> {
    for (const one of kept.values()) {
      const isOver = clock.now() >= one.job.until && one.job.state !== 'running';
      if (isOver || (one.job.state === 'ready' && (await lacksSomebody(one, reader)))) drop(one);
    }
  }
  const next = (): void => {
    const one = [...kept.values()].find(({ job }) => job.state === 'waiting');
    if (running !== undefined || one === undefined) return;
    running = begun(one, options);
    running.on('exit', () => {
      running = undefined;
      if (one.job.state === 'running') one.job = { ...one.job, state: 'failed' };
      if (one.job.state !== 'ready') rmSync(one.file, { force: true });
      void check();
      next();
    });
  };
  return {
    start: () => {
      rmSync(folder, { recursive: true, force: true });
      timer = setInterval(() => void check(), EVERY);
      timer.unref();
    },
    begin: (order) => {
      if (kept.size >= MOST_JOBS) return undefined;
      const one = ordered(order, options);
      kept.set(one.job.id, one);
      next();
      return one.job;
    },
    jobs: () => [...kept.values()].map(({ job }) => job).toReversed(),
    file: async (id) => {
      await check();
      const one = kept.get(id);
      return one?.job.state === 'ready' ? fileOf(one) : undefined;
    },
    check,
    close: async () => {
      clearInterval(timer);
      const all = [...kept.values()];
      // What waits must not begin when what runs has ended.
      kept.clear();
      await running?.terminate();
      for (const one of all) drop(one);
    },
  };
}

function ordered(order: ExportOrder, { folder, clock, ids }: ExporterOptions): Kept {
  const { format, unmasked, by } = order;
  const [id, at] = [ids.next(), clock.now()];
  const unknown = { done: 0, total: undefined, bytes: undefined };
  return {
    order,
    file: path.join(folder, `${id}.${FILE_TYPES[format][0]}`),
    job: { id, format, unmasked, by, at, state: 'waiting', ...unknown, until: at + DAY },
    members: [],
  };
}

/** Starts the thread that makes a file; what it tells is kept with the job. */
function begun(one: Kept, options: ExporterOptions): Worker {
  const { folder, log } = options;
  one.job = { ...one.job, state: 'running' };
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const worker = new Worker(new URL('./worker.ts', import.meta.url), { workerData: setupOf(one, options) });
  worker.on('message', (message: FromExport) => {
    if (message.kind === 'progress') one.job = { ...one.job, done: message.done, total: message.total };
    if (message.kind === 'too-many') one.job = { ...one.job, state: 'too-many' };
    if (message.kind !== 'made') return;
    one.members = message.ids;
    one.job = { ...one.job, state: 'ready', bytes: message.bytes, done: message.ids.length };
    log.info('export made', { count: message.ids.length });
  });
  worker.on('error', (cause) => log.error('export failed', { fault: cause.name }));
  return worker;
}

function fileOf({ job, file }: Kept): ExportedFile {
  const [ending, type] = FILE_TYPES[job.format];
  const name = `conversations-${new Date(job.at).toISOString().slice(0, 10)}-${job.id.slice(0, 8)}.${ending}`;
  return { name, type, content: readFileSync(file) };
}

/** A store that does not answer proves nobody's presence: the file goes, and can be made again. */
async function lacksSomebody({ members }: Kept, reader: Pick<ReviewReader, 'missing'>): Promise<boolean> {
  return reader.missing(members).catch(() => true);
}

function setupOf({ order, file, job }: Kept, { store, head, underWay }: ExporterOptions): ExportSetup {
  const { filter, format, unmasked } = order;
  const headOf = { ...head, unmasked, at: job.at };
  return { store, file, filter, format, head: headOf, most: MOST_CONVERSATIONS, underWay };
}
