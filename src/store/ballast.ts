import { createHash } from 'node:crypto';
import { closeSync, existsSync, fsyncSync, openSync, rmSync, statfsSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';

/**
 * A file that takes up room while there is some. On a full disk SQLite cannot even delete, for a deletion is first
 * written to the log: giving up the ballast makes the room that a purge needs.
 */
export interface Ballast {
  /** Makes the file if it is missing and the disk has four times its size free. False: there is none now. */
  keep(): boolean;
  /** True if there was a ballast to give up. */
  release(): boolean;
}

const BLOCK = 64 * 1024;

export function createBallast(file: string, bytes: number): Ballast {
  return {
    keep: () => existsSync(file) || (hasRoom(file, bytes) && fill(file, bytes)),
    release: () => {
      const there = existsSync(file);
      rmSync(file, { force: true });
      return there;
    },
  };
}

function hasRoom(file: string, bytes: number): boolean {
  const { bavail, bsize } = statfsSync(dirname(file));
  return bavail * bsize > 4 * bytes;
}

function fill(file: string, bytes: number): boolean {
  const handle = openSync(file, 'w', 0o600);
  try {
    for (let written = 0; written < bytes; written += BLOCK)
      writeSync(handle, noise(written, Math.min(BLOCK, bytes - written)));
    fsyncSync(handle);
    return true;
  } catch {
    rmSync(file, { force: true });
    return false;
  } finally {
    closeSync(handle);
  }
}

/** Bytes that a compressing file system cannot make smaller. */
function noise(seed: number, length: number): Buffer {
  return createHash('shake256', { outputLength: length }).update(String(seed)).digest();
}
