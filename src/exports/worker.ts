import { closeSync, openSync, writeSync } from 'node:fs';
import { setPriority } from 'node:os';
import { setTimeout as pause } from 'node:timers/promises';
import { parentPort, workerData } from 'node:worker_threads';
import type { MessagePort } from 'node:worker_threads';
import { openDatabase, type Database } from '../store/database.ts';
import { createReviewReads, type ReviewReads } from '../store/review-reads.ts';
import { giveWay } from './courtesy.ts';
import type { ExportSetup, FromExport } from './messages.ts';
import { createSetWriter } from './writers.ts';

/** Conversations between two reports and rests. */
const BITE = 20;
const ALL_LINES = 20_000;
/** Bytes that are written at once. */
const GULP = 256 * 1024;

/** The program of the thread that makes one file: it reads by a connection of its own and ends when it is done. */
async function make(port: MessagePort, setup: ExportSetup): Promise<void> {
  const tell = (message: FromExport): void => port.postMessage(message);
  yieldToOthers();
  const database = openDatabase(setup.store, { readOnly: true });
  database.exec('PRAGMA busy_timeout = 5000; PRAGMA query_only = ON; PRAGMA temp_store = MEMORY;');
  const reads = createReviewReads(database);
  // All at one moment: a conversation that goes on meanwhile changes its place in the list, and would be passed over.
  const ids = atOneMoment(database, () => reads.ids(setup.filter, setup.most));
  if (ids === undefined) tell({ kind: 'too-many' });
  else tell({ kind: 'made', ...(await write({ database, reads, ids, tell }, setup)) });
  database.close();
  port.close();
}

interface Source {
  readonly database: Database;
  readonly reads: ReviewReads;
  readonly ids: readonly string[];
  readonly tell: (message: FromExport) => void;
}

async function write(
  { database, reads, ids, tell }: Source,
  { file, format, head, underWay }: ExportSetup,
): Promise<{ readonly ids: readonly string[]; readonly bytes: number }> {
  const output = openOutput(file);
  const writer = createSetWriter(format, head, output.write);
  const wanted = { limit: ALL_LINES, unmasked: head.unmasked };
  const written: string[] = [];
  for (let done = 0; done < ids.length; done += BITE) {
    const from = performance.now();
    for (const id of ids.slice(done, done + BITE)) {
      giveWay(underWay);
      const conversation = atOneMoment(database, () => reads.conversation(id, wanted));
      if (conversation === undefined) continue;
      writer.add(conversation);
      written.push(id);
    }
    tell({ kind: 'progress', done: Math.min(done + BITE, ids.length), total: ids.length });
    // Half the time belongs to staff who read meanwhile, and to whatever else runs on the machine.
    await pause(performance.now() - from);
  }
  writer.end();
  return { ids: written, bytes: output.close() };
}

/** A short reading transaction: a long one would keep the writer's log from starting over. */
function atOneMoment<T>(database: Database, read: () => T): T {
  database.exec('BEGIN');
  try {
    return read();
  } finally {
    database.exec('COMMIT');
  }
}

/** A new file, written in large pieces: small ones would share the disk's every flush with the turns. */
function openOutput(file: string): {
  readonly write: (chunk: Uint8Array) => void;
  /** Gives the file's length. */
  readonly close: () => number;
} {
  const handle = openSync(file, 'wx', 0o600);
  let held: Uint8Array[] = [];
  let [waiting, bytes] = [0, 0];
  const flush = (): void => {
    const all = Buffer.concat(held);
    for (let from = 0; from < all.length;) from += writeSync(handle, all, from);
    [held, waiting] = [[], 0];
  };
  return {
    write: (chunk) => {
      held.push(chunk);
      waiting += chunk.length;
      bytes += chunk.length;
      if (waiting >= GULP) flush();
    },
    close: () => {
      flush();
      closeSync(handle);
      return bytes;
    },
  };
}

/** On Linux a thread has a priority of its own; elsewhere it would be the whole server's. */
function yieldToOthers(): void {
  if (process.platform === 'linux') setPriority(0, 19);
}

if (parentPort !== null) await make(parentPort, workerData);
