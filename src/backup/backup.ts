import { existsSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Clock } from '../model/world.ts';
import { countsOf, examine, snapshot } from '../store/snapshot.ts';
import { pack, unpack, type Manifest } from './archive.ts';
import { BackupError } from './fault.ts';
import {
  AUDIT_HEAD,
  backupName,
  isBackup,
  KEYS,
  LEDGER,
  LEDGER_KEY,
  PARTS,
  STAFF,
  TRANSCRIPTS,
} from './files.ts';

export interface BackupOptions {
  readonly dataDir: string;
  /** Where backups are kept; made where it is missing. Never inside the data folder. */
  readonly toDir: string;
  /** 32 bytes. */
  readonly key: Uint8Array;
  readonly clock: Clock;
}

export interface Backup {
  readonly file: string;
  readonly bytes: number;
  readonly manifest: Manifest;
}

/**
 * Makes an encrypted backup of a data folder, also while the server runs on it, and gives it its name only after
 * reading it back and comparing it with what went in.
 */
export async function makeBackup({ dataDir, toDir, key, clock }: BackupOptions): Promise<Backup> {
  if (!existsSync(path.join(dataDir, TRANSCRIPTS)))
    throw new BackupError(`There is no store in ${dataDir}. Set DATA_DIR to the server's data folder.`);
  if (isInside(toDir, dataDir))
    throw new BackupError(
      `${toDir} is in the data folder, and would be lost with it. Choose another with --to.`,
    );
  const at = clock.now();
  await mkdir(toDir, { recursive: true, mode: 0o700 });
  const folder = await mkdtemp(path.join(toDir, '.making-'));
  try {
    await collect(dataDir, folder);
    const names = PARTS.filter((name) => existsSync(path.join(folder, name)));
    const about = { at, ...countsOf(path.join(folder, TRANSCRIPTS)) };
    const draft = path.join(folder, 'draft');
    const manifest = await pack(folder, about, names, draft, key);
    await verifyBackup(draft, key);
    const file = freeName(toDir, at);
    await rename(draft, file);
    return { file, bytes: (await stat(file)).size, manifest };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/**
 * The order matters: the audit log may go on after its end was noted down, and the list of what was erased must hold
 * at least what the transcripts lack.
 */
async function collect(dataDir: string, folder: string): Promise<void> {
  const take = async (name: string, trim = (text: string): string => text): Promise<void> => {
    const from = path.join(dataDir, name);
    if (!existsSync(from)) return;
    await writeFile(path.join(folder, name), trim(await readFile(from, 'utf8')), { mode: 0o600 });
  };
  for (const name of [...KEYS, AUDIT_HEAD]) await take(name);
  for (const name of [STAFF, TRANSCRIPTS]) {
    const copy = path.join(folder, name);
    if (!existsSync(path.join(dataDir, name))) continue;
    snapshot(path.join(dataDir, name), copy);
    await chmod(copy, 0o600);
    examine(copy);
  }
  await take(LEDGER_KEY);
  await take(LEDGER, wholeLines);
}

/** Without a line that is being written just now. */
function wholeLines(text: string): string {
  return text.slice(0, text.lastIndexOf('\n') + 1);
}

/** Restores a backup into a folder of its own, looks it over from end to end, and throws it away. */
export async function verifyBackup(file: string, key: Uint8Array): Promise<Manifest> {
  if (!existsSync(file)) throw new BackupError(`There is no file ${file}.`);
  const folder = await mkdtemp(path.join(path.dirname(file), '.verifying-'));
  try {
    const manifest = await unpack(file, key, folder);
    checkUnpacked(folder, manifest);
    return manifest;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Throws where what was unpacked is damaged, or is not as much as went in. */
export function checkUnpacked(folder: string, manifest: Manifest): void {
  for (const name of [STAFF, TRANSCRIPTS]) {
    const copy = path.join(folder, name);
    if (existsSync(copy)) examine(copy);
  }
  const { lines, conversations } = countsOf(path.join(folder, TRANSCRIPTS));
  if (lines !== manifest.lines || conversations !== manifest.conversations)
    throw new BackupError('The backup holds another number of lines than went into it. Make a new one.');
}

/** The backups of a folder, oldest first. */
export async function listBackups(folder: string): Promise<readonly string[]> {
  if (!existsSync(folder)) return [];
  const names = (await readdir(folder)).filter(isBackup).toSorted();
  return names.map((name) => path.join(folder, name));
}

/** Takes away the backups made before a moment; returns how many. The newest stays, however old it is. */
export async function dropBackups(folder: string, before: number): Promise<number> {
  let dropped = 0;
  for (const file of (await listBackups(folder)).slice(0, -1)) {
    if ((await stat(file)).mtimeMs >= before) continue;
    await rm(file);
    dropped += 1;
  }
  return dropped;
}

function freeName(folder: string, at: number): string {
  for (let moment = at; ; moment += 1) {
    const file = path.join(folder, backupName(moment));
    if (!existsSync(file)) return file;
  }
}

function isInside(folder: string, outer: string): boolean {
  const relative = path.relative(path.resolve(outer), path.resolve(folder));
  return relative === '' || (!relative.startsWith('..') && !path.isAbsolute(relative));
}
