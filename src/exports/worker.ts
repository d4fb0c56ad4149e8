import { closeSync, openSync, writeSync } from 'node:fs';
import { setPriority } from 'node:os';
import { setTimeout as pause } from 'node:timers/promises';
import { parentPort, workerData } from 'node:worker_threads';
import type { MessagePort } from 'node:worker_threads';
import type { ReviewFilter } from '../model/review.ts';
import { openDatabase } from '../store/database.ts';
import { createReviewReads, type ReviewReads } from '../store/review-reads.ts';
import type { ExportSetup, FromExport } from './messages.ts';
import { createSetWriter } from './writers.ts';

const PAGE = 500;
/** Conversations between two pauses. */
const BITE = 20;
const ALL_LINES = 20_000;

/** The program of the thread that makes one file: it reads by a connection of its own and ends when it is done. */
async function make(port: MessagePort, setup: ExportSetup): Promise<void> {
  const tell = (message: FromExport): void => port.postMessage(message);
  yieldToOthers();
  const database = openDatabase(setup.store, { readOnly: true });
  database.exec('PRAGMA busy_timeout = 5000; PRAGMA query_only = ON; PRAGMA temp_store = MEMORY;');
  const reads = createReviewReads(database);
  // All at one moment: a conversation that goes on meanwhile changes its place in the list, and would be passed over.
  database.exec('BEGIN');
  const ids = idsOf(reads, setup.filter, setup.most);
  database.exec('COMMIT');
  if (ids === undefined) tell({ kind: 'too-many' });
  else tell({ kind: 'made', ...(await write(reads, ids, setup, tell)) });
  database.close();
  port.close();
}

function idsOf(reads: ReviewReads, filter: ReviewFilter, most: number): readonly string[] | undefined {
  const ids: string[] = [];
  let cursor: string | undefined;
  do {
    const page = reads.list(filter, PAGE, cursor);
    for (const { id } of page.rows) ids.push(id);
    if (ids.length > most) return undefined;
    cursor = page.cursor;
  } while (cursor !== undefined);
  return ids;
}

async function write(
  reads: ReviewReads,
  ids: readonly string[],
  { file, format, head }: ExportSetup,
  tell: (message: FromExport) => void,
): Promise<{ readonly ids: readonly string[]; readonly bytes: number }> {
  const handle = openSync(file, 'wx', 0o600);
  let bytes = 0;
  const writer = createSetWriter(format, head, (chunk) => {
    for (let from = 0; from < chunk.length;) from += writeSync(handle, chunk, from);
    bytes += chunk.length;
  });
  const written: string[] = [];
  for (let done = 0; done < ids.length; done += BITE) {
    const from = performance.now();
    for (const id of ids.slice(done, done + BITE)) {
      const conversation = reads.conversation(id, { limit: ALL_LINES, unmasked: head.unmasked });
      if (conversation === undefined) continue;
      writer.add(conversation);
      written.push(id);
    }
    tell({ kind: 'progress', done: Math.min(done + BITE, ids.length), total: ids.length });
    // Half the time belongs to whoever talks with the bot.
    await pause(performance.now() - from);
  }
  writer.end();
  closeSync(handle);
  return { ids: written, bytes };
}

/** On Linux a thread has a priority of its own; elsewhere it would be the whole server's. */
function yieldToOthers(): void {
  if (process.platform === 'linux') setPriority(0, 19);
}

if (parentPort !== null) await make(parentPort, workerData);
