import { numberOf, textOf } from './database.ts';
import type { Database } from './database.ts';
import { storeError } from './errors.ts';
import type { Migration } from './migrations.ts';

const JOURNAL = `CREATE TABLE IF NOT EXISTS schema_migrations (
  version    INTEGER PRIMARY KEY,
  name       TEXT    NOT NULL,
  checksum   TEXT    NOT NULL,
  applied_at INTEGER NOT NULL
) STRICT`;

/**
 * Brings a store to the newest schema, one transaction a step, so that a process killed anywhere leaves the old
 * schema or the new. `backUp` is called once, before the first step on a store that has a schema already; when it
 * throws, nothing is changed. Returns how many steps were taken.
 */
export function migrate(
  database: Database,
  migrations: readonly Migration[],
  now: number,
  backUp: (version: number) => void,
): number {
  const version = checkedVersion(database, migrations);
  const steps = migrations.slice(version);
  if (steps.length > 0 && version > 0) backUp(version);
  for (const step of steps) take(database, step, now);
  return steps.length;
}

/** The store's version, once every step it took is known to be the one in this code. */
function checkedVersion(database: Database, migrations: readonly Migration[]): number {
  if (database.prepare(`SELECT 1 FROM sqlite_schema WHERE name = 'schema_migrations'`).get() === undefined)
    return 0;
  const taken = database.prepare('SELECT version, checksum FROM schema_migrations ORDER BY version').all();
  for (const [index, row] of taken.entries()) {
    const version = numberOf(row, 'version');
    const step = migrations[index];
    if (step === undefined) {
      const known = `this program knows schema ${migrations.length}, the file has ${version}`;
      throw storeError(
        'newer-schema',
        `The store was written by a newer version of this program (${known}).`,
      );
    }
    if (step.version !== version || step.checksum !== textOf(row, 'checksum')) {
      throw storeError(
        'altered-schema',
        `Step ${version} of the store's schema is not the one in this program.`,
      );
    }
  }
  return taken.length;
}

function take(database: Database, step: Migration, now: number): void {
  database.exec('BEGIN IMMEDIATE');
  try {
    database.exec(JOURNAL);
    database.exec(step.sql);
    const record = 'INSERT INTO schema_migrations (version, name, checksum, applied_at) VALUES (?, ?, ?, ?)';
    database.prepare(record).run(step.version, step.name, step.checksum, now);
    database.exec('COMMIT');
  } catch (error) {
    if (database.inTransaction) database.exec('ROLLBACK');
    throw error;
  }
}
