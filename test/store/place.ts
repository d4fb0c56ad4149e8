import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { Store } from '../../src/model/store.ts';
import { createSqliteStore } from '../../src/store/sqlite.ts';
import type { SqliteStoreOptions } from '../../src/store/sqlite-thread.ts';
import { CLOCK, keepingLog } from './samples.ts';

/** A data folder of a test: the stores opened in it, and a second program at its file. */
export class TestFolder {
  readonly folder = mkdtempSync(join(tmpdir(), 'store-'));
  readonly file = join(this.folder, 'store.sqlite');
  readonly log = keepingLog();
  readonly #stores: Store[] = [];
  readonly #others: DatabaseSync[] = [];

  open(options: Partial<SqliteStoreOptions> = {}): Store {
    const store = createSqliteStore({
      file: this.file,
      clock: CLOCK,
      log: this.log,
      ballastBytes: 64 * 1024,
      ...options,
    });
    this.#stores.push(store);
    return store;
  }

  /** Makes a store, lets `fill` use it and closes it again. */
  async filled(fill: (store: Store) => Promise<unknown>): Promise<void> {
    const store = this.open();
    await store.ready();
    await fill(store);
    await store.close();
  }

  /** Another program that has the file open. */
  other(file = this.file): DatabaseSync {
    const database = new DatabaseSync(file);
    this.#others.push(database);
    return database;
  }

  async remove(): Promise<void> {
    for (const database of this.#others) if (database.isOpen) database.close();
    await Promise.all(this.#stores.map((store) => store.close()));
    rmSync(this.folder, { recursive: true, force: true });
  }
}
