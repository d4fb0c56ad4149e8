import { Worker } from 'node:worker_threads';
import type { Clock, Log } from '../model/world.ts';
import { checkFolder, fileSystemTypeOf } from './folder.ts';
import type { FileSystemType } from './folder.ts';
import type { WorkerSetup } from './sqlite-messages.ts';

export interface SqliteStoreOptions {
  readonly file: string;
  readonly clock: Clock;
  readonly log: Log;
  /** How long a request may wait for its answer. @default 10,000 ms */
  readonly waitMs?: number;
  /** @default 8 MiB */
  readonly ballastBytes?: number;
  /** A limit on the file's size, in pages. @default none */
  readonly maxPages?: number;
  /** The type number of a folder's file system. @default asks the system */
  readonly fileSystemType?: FileSystemType;
  /** The worker's program. @default sqlite-worker.ts */
  readonly script?: URL;
}

/** Starts the thread that writes, once the folder is known to be one that can be written safely. */
export function startThread(options: SqliteStoreOptions): Worker {
  const { file, maxPages, ballastBytes = 8 * 1024 * 1024 } = options;
  checkFolder(file, options.fileSystemType ?? fileSystemTypeOf);
  const setup: WorkerSetup = {
    file,
    ballastBytes,
    now: options.clock.now(),
    ...(maxPages === undefined ? {} : { maxPages }),
  };
  return new Worker(options.script ?? new URL('./sqlite-worker.ts', import.meta.url), { workerData: setup });
}
