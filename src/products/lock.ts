import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as pause } from 'node:timers/promises';

const POLL_MS = 100;

/**
 * Runs work while no other process of this machine does so on the same file. The lock is the operating system's own
 * lock on an empty SQLite file: unlike a file with a process id in it, it cannot outlive its process.
 */
export async function withLock<T>(file: string, onWait: () => void, work: () => Promise<T>): Promise<T> {
  await mkdir(path.dirname(file), { recursive: true });
  const database = new DatabaseSync(file);
  try {
    await acquire(database, onWait);
    return await work();
  } finally {
    database.close();
  }
}

async function acquire(database: DatabaseSync, onWait: () => void): Promise<void> {
  for (let tries = 0; !taken(database); tries += 1) {
    if (tries === 0) onWait();
    await pause(POLL_MS);
  }
}

function taken(database: DatabaseSync): boolean {
  try {
    database.exec('PRAGMA busy_timeout = 0; BEGIN EXCLUSIVE');
    return true;
  } catch (error) {
    if (isBusy(error)) return false;
    throw error;
  }
}

const SQLITE_BUSY = 5;

/** The low byte is the kind; the rest tells it more exactly. */
function isBusy(error: unknown): boolean {
  if (typeof error !== 'object' || error === null || !('errcode' in error)) return false;
  return typeof error.errcode === 'number' && (error.errcode & 0xff) === SQLITE_BUSY;
}
