import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { World } from '../model/world.ts';
import { createSqliteStore } from '../store/sqlite.ts';
import { unpack, type Manifest } from './archive.ts';
import { checkUnpacked, listBackups, makeBackup } from './backup.ts';
import { BackupError } from './fault.ts';
import { LEDGER, LEDGER_KEY, PARTS, TRANSCRIPTS } from './files.ts';
import { SealError } from './seal.ts';

export interface RestoreOptions {
  readonly file: string;
  readonly dataDir: string;
  readonly key: Uint8Array;
  /** The data folder's own store gives way, after a backup of it was made beside the restored one. */
  readonly replace: boolean;
  readonly world: Pick<World, 'clock' | 'log'>;
}

export interface Restored {
  readonly manifest: Manifest;
  /** The backup of what was there before. */
  readonly before: string | undefined;
  /** Backups and stores that told of erasures which the restored one knew nothing of. */
  readonly erasures: number;
}

/**
 * Puts a backup into a data folder. It is unpacked and looked over beside the folder's own files first; then
 * everything erased since it was made is erased from it again; only then it takes their place.
 */
export async function restore(options: RestoreOptions): Promise<Restored> {
  const { file, dataDir, key, replace, world } = options;
  if (!existsSync(file))
    throw new BackupError(`There is no file ${file}. npm run backup -- --verify names the newest backup.`);
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  const isTaken = existsSync(path.join(dataDir, TRANSCRIPTS));
  if (isTaken && !replace)
    throw new BackupError(
      `${dataDir} holds a store. With --replace it gives way, after a backup of it was made.`,
    );
  const folder = await mkdtemp(path.join(dataDir, 'restoring-'));
  try {
    const manifest = await unpack(file, key, folder);
    checkUnpacked(folder, manifest);
    // Opening it takes its lock: where a server runs on the folder, the restore ends here.
    if (isTaken) await openAndClose(path.join(dataDir, TRANSCRIPTS), world);
    const toDir = path.dirname(file);
    const before = isTaken ? (await makeBackup({ dataDir, toDir, key, clock: world.clock })).file : undefined;
    const erasures = await addErasures(folder, file, key);
    await openAndClose(path.join(folder, TRANSCRIPTS), world);
    await takePlace(folder, dataDir);
    return { manifest, before, erasures };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Brings the schema up to date, and erases again what the list of erasures names. */
async function openAndClose(file: string, { clock, log }: RestoreOptions['world']): Promise<void> {
  const store = createSqliteStore({ file, clock, log, ballastBytes: 0 });
  try {
    await store.ready();
  } finally {
    await store.close();
  }
}

/** Adds what later backups know of erasures; the folder's own store has just become the latest of them. */
async function addErasures(folder: string, file: string, key: Uint8Array): Promise<number> {
  const ownKey = await textOf(path.join(folder, LEDGER_KEY));
  const known = new Set(linesOf(await textOf(path.join(folder, LEDGER))));
  const count = known.size;
  const backups = await listBackups(path.dirname(file));
  for (const later of backups.filter((each) => path.basename(each) > path.basename(file))) {
    const aside = await mkdtemp(path.join(folder, 'erasures-'));
    try {
      await unpack(later, key, aside, (name) => name === LEDGER || name === LEDGER_KEY);
    } catch (cause) {
      // Another installation's, or damaged: its own restore would say so.
      if (cause instanceof SealError) continue;
      throw cause;
    }
    // Hashes of another key name nobody here.
    if ((await textOf(path.join(aside, LEDGER_KEY))) !== ownKey) continue;
    for (const line of linesOf(await textOf(path.join(aside, LEDGER)))) known.add(line);
  }
  if (known.size > count)
    await writeFile(path.join(folder, LEDGER), [...known].map((line) => `${line}\n`).join(''), {
      mode: 0o600,
      flush: true,
    });
  return known.size - count;
}

async function takePlace(folder: string, dataDir: string): Promise<void> {
  for (const name of PARTS) {
    const place = path.join(dataDir, name);
    if (!existsSync(path.join(folder, name))) continue;
    for (const beside of ['-wal', '-shm']) await rm(place + beside, { force: true });
    await rename(path.join(folder, name), place);
  }
}

async function textOf(file: string): Promise<string> {
  return existsSync(file) ? readFile(file, 'utf8') : '';
}

/** Whole lines only: the last may have been cut while it was written. */
function linesOf(text: string): readonly string[] {
  return text.split('\n').slice(0, -1);
}
