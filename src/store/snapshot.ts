import { numberFrom, openDatabase } from './database.ts';
import { asStoreError, storeError } from './errors.ts';

/** What a copy of the transcripts holds. */
export interface Counts {
  readonly lines: number;
  readonly conversations: number;
}

/**
 * Copies a store as it is at this moment into a new file, while others read and write it: every commit that was
 * acknowledged before is in the copy, whole. Blocks its thread; free pages, and what was erased, are not copied.
 */
export function snapshot(file: string, copy: string): void {
  const database = openDatabase(file, { readOnly: true });
  try {
    database.exec('PRAGMA busy_timeout = 10000');
    database.prepare('VACUUM INTO ?').run(copy);
  } catch (cause) {
    throw asStoreError(cause);
  } finally {
    database.close();
  }
}

/** Looks a copy over from end to end; throws a StoreError where it is damaged. */
export function examine(file: string): void {
  const database = openDatabase(file, { readOnly: true });
  try {
    const [verdict] = database.prepare('PRAGMA integrity_check(1)').all();
    if (verdict?.['integrity_check'] !== 'ok') throw storeError('corrupt', `The copy ${file} is damaged.`);
    if (database.prepare('PRAGMA foreign_key_check').all().length > 0)
      throw storeError('corrupt', `The copy ${file} has rows that belong to nothing.`);
  } catch (cause) {
    throw asStoreError(cause);
  } finally {
    database.close();
  }
}

/** How much a copy of the transcripts holds. */
export function countsOf(file: string): Counts {
  const database = openDatabase(file, { readOnly: true });
  try {
    return {
      lines: numberFrom(database, 'SELECT count(*) FROM lines'),
      conversations: numberFrom(database, 'SELECT count(*) FROM conversations'),
    };
  } finally {
    database.close();
  }
}
