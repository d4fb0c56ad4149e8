import { chmodSync, closeSync, existsSync, fsyncSync, openSync, renameSync, rmSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { numberFrom, openDatabase } from './database.ts';
import type { Database } from './database.ts';
import { asStoreError, storeError } from './errors.ts';
import { migrate } from './migrate.ts';
import { MIGRATIONS } from './migrations.ts';
import type { Migration } from './migrations.ts';

/** What a file of ours is made of. */
export interface Schema {
  /** Marks the file as ours: another program's database is refused, not migrated. */
  readonly applicationId: number;
  readonly migrations: readonly Migration[];
}

export interface OpenOptions {
  readonly file: string;
  /** @default the transcripts' */
  readonly schema?: Schema;
  /** For the journal of the schema. */
  readonly now: number;
  /** A limit on the file's size, in pages: what a full disk looks like, for tests. */
  readonly maxPages?: number;
}

export interface OpenStore {
  readonly database: Database;
  /** Steps of the schema taken on opening an existing file. */
  readonly migrated: number;
  close(): void;
}

/** The transcripts' schema; its mark is "TGBs". */
const TRANSCRIPTS: Schema = { applicationId: 0x54474273, migrations: MIGRATIONS };

/** Opens the store, making it where there is none. One process at a time: see `holdLock`. */
export function openStore(options: OpenOptions): OpenStore {
  const release = holdLock(`${options.file}.lock`);
  try {
    if (!existsSync(options.file)) make(options);
    else if (statSync(options.file).size === 0)
      throw storeError('corrupt', `The store ${options.file} is an empty file.`);
    const database = configured(options);
    const migrated = prepare(database, options);
    return {
      database,
      migrated,
      close: () => {
        database.close();
        release();
      },
    };
  } catch (error) {
    release();
    throw asStoreError(error);
  }
}

/**
 * Holds the data folder for this process: an exclusive transaction, never written, on a file of its own. The lock is
 * the operating system's, so it ends with the process however that ends, and no stale file can shut anyone out.
 */
function holdLock(file: string): () => void {
  createPrivate(file);
  const lock = openDatabase(file);
  try {
    lock.exec('PRAGMA journal_mode = MEMORY; BEGIN EXCLUSIVE');
  } catch (error) {
    lock.close();
    const fault = asStoreError(error);
    if (fault.code !== 'locked') throw fault;
    throw storeError('locked', `Another process is using the store beside ${file}.`, error);
  }
  return () => {
    lock.close();
  };
}

/**
 * Makes a new store under another name and moves it into place whole. So a file at the final name that is empty or
 * without our mark is never a half-made store of ours.
 */
function make(options: OpenOptions): void {
  const { applicationId, migrations } = options.schema ?? TRANSCRIPTS;
  if (existsSync(`${options.file}-wal`)) {
    throw storeError('corrupt', `The store ${options.file} is missing, but its log (-wal) is there.`);
  }
  const draft = `${options.file}.new`;
  for (const suffix of ['', '-wal', '-shm', '-journal']) rmSync(draft + suffix, { force: true });
  createPrivate(draft);
  const database = openDatabase(draft);
  try {
    // First of all: it counts only while the file has no page yet.
    database.exec('PRAGMA auto_vacuum = INCREMENTAL');
    database.exec(`PRAGMA application_id = ${applicationId}`);
    setPragmas(database);
    migrate(database, migrations, options.now, () => {});
  } finally {
    database.close();
  }
  renameSync(draft, options.file);
  syncFolder(dirname(options.file));
}

function configured({ file, schema = TRANSCRIPTS }: OpenOptions): Database {
  makePrivate(file);
  const database = openDatabase(file);
  try {
    if (numberFrom(database, 'PRAGMA application_id') !== schema.applicationId) {
      throw storeError('corrupt', `The file ${file} is not a store of this program.`);
    }
    setPragmas(database);
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

function setPragmas(database: Database): void {
  database.exec(`
    PRAGMA busy_timeout = 5000;
    PRAGMA journal_mode = WAL;
    PRAGMA synchronous = FULL;
    PRAGMA fullfsync = ON;
    PRAGMA secure_delete = ON;
    PRAGMA foreign_keys = ON;
  `);
}

function prepare(database: Database, options: OpenOptions): number {
  try {
    const { migrations } = options.schema ?? TRANSCRIPTS;
    const migrated = migrate(database, migrations, options.now, (version) => {
      backUp(database, options.file, version);
    });
    if (options.maxPages !== undefined)
      database.exec(`PRAGMA max_page_count = ${Math.trunc(options.maxPages)}`);
    return migrated;
  } catch (error) {
    database.close();
    throw error;
  }
}

/** The copy made before a migration. A half-made one never stands under the final name. */
export function backUp(database: Database, file: string, version: number): void {
  const copy = backUpName(file, version);
  const draft = `${copy}.new`;
  rmSync(draft, { force: true });
  createPrivate(draft);
  database.prepare('VACUUM INTO ?').run(draft);
  renameSync(draft, copy);
  syncFolder(dirname(file));
}

export function backUpName(file: string, version: number): string {
  return `${file}.schema-${version}.backup`;
}

/** SQLite would create the file readable by all; its -wal and -shm take the mode of the file itself. */
function createPrivate(file: string): void {
  closeSync(openSync(file, 'a', 0o600));
}

function makePrivate(file: string): void {
  if ((statSync(file).mode & 0o077) !== 0) chmodSync(file, 0o600);
}

/** Makes a rename survive a loss of power. Where folders cannot be synced (Windows), the file system sees to it. */
function syncFolder(folder: string): void {
  try {
    const handle = openSync(folder, 'r');
    try {
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
  } catch (error) {
    if (asStoreError(error).code !== 'no-access') throw error;
  }
}
