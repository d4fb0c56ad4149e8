import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { fingerprint, snapshotOf, type Snapshot } from './fingerprint.ts';
import { BUILD_FOLDER, STAMP } from './product.ts';

/** The product's name, and the file of it that is run. */
export const SERVER = 'server';
export const ENTRY_FILE = 'serve.js';

/** A hash of what is packed: our sources, and the packages that the lock names. */
export function keyOfServer(snapshot: Snapshot): string {
  return fingerprint(snapshot, ['src', 'package-lock.json']);
}

/** Where the packed server is, if it was made from the sources as they are now; otherwise they are run themselves. */
export async function packedServer(root: string): Promise<string | undefined> {
  const dir = path.join(root, BUILD_FOLDER, SERVER);
  const stamp = await readFile(path.join(dir, STAMP), 'utf8').catch(() => undefined);
  if (stamp === undefined || stamp !== keyOfServer(snapshotOf(root))) return undefined;
  return pathToFileURL(path.join(dir, ENTRY_FILE)).href;
}
