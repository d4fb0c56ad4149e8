import { readdir, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { codeOf } from '../model/fault.ts';

/** Retention reaches the copies made before a change of schema, too. */
export async function removeBackUps(file: string, before: number): Promise<void> {
  const folder = dirname(file);
  const own = (await readdir(folder)).filter((name) => name.startsWith(`${basename(file)}.schema-`));
  for (const name of own) {
    const path = join(folder, name);
    if ((await changedAt(path)) < before) await rm(path, { force: true });
  }
}

/** When a file was last written; long ago for one that is gone already, which another erasure may have removed. */
async function changedAt(path: string): Promise<number> {
  try {
    return (await stat(path)).mtimeMs;
  } catch (cause) {
    if (codeOf(cause) === 'ENOENT') return Number.NEGATIVE_INFINITY;
    throw cause;
  }
}
