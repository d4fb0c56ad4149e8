import { numberFrom, numberOf } from './database.ts';
import type { Database } from './database.ts';
import type { ClockMarks } from './rules.ts';

/** One bite of a purge, small enough that turns go on in between and the log stays short on a full disk. */
export interface PurgeStep {
  readonly lines: number;
  readonly conversations: number;
  readonly done: boolean;
}

const FREE_PAGES = 'PRAGMA freelist_count';

/** Deletes what is older than a cut-off, at most `limit` rows of each kind a call, until `done`. */
export function createPurge(database: Database) {
  const doomed = 'SELECT n FROM lines WHERE at < ?1 ORDER BY at, n LIMIT ?2';
  const flags = database.prepare(`DELETE FROM flags WHERE line_n IN (${doomed})`);
  const deliveries = database.prepare(`DELETE FROM deliveries WHERE line_n IN (${doomed})`);
  const feedback = database.prepare(`DELETE FROM feedback WHERE line_n IN (${doomed})`);
  const nativeIds = database.prepare(`DELETE FROM native_ids WHERE line_n IN (${doomed})`);
  const lines = database.prepare(`DELETE FROM lines WHERE n IN (${doomed})`);
  const turns = database.prepare(
    `DELETE FROM turns WHERE (conversation_n, dedupe) IN
     (SELECT conversation_n, dedupe FROM turns WHERE at < ?1 ORDER BY at LIMIT ?2)`,
  );
  const callBacks = limited('call_backs');
  const old = 'SELECT n FROM erasures WHERE at < ?1 ORDER BY at, n LIMIT ?2';
  const erasedFlags = database.prepare(`DELETE FROM erased_flags WHERE erasure_n IN (${old})`);
  const erasures = limited('erasures');
  const conversations = database.prepare(
    `DELETE FROM conversations WHERE n IN (
       SELECT n FROM conversations AS c WHERE last_at < ?1
       AND NOT EXISTS (SELECT 1 FROM lines WHERE conversation_n = c.n)
       AND NOT EXISTS (SELECT 1 FROM turns WHERE conversation_n = c.n)
       AND NOT EXISTS (SELECT 1 FROM call_backs WHERE conversation_n = c.n) LIMIT ?2)`,
  );

  function limited(table: 'call_backs' | 'erasures') {
    return database.prepare(
      `DELETE FROM ${table} WHERE n IN (SELECT n FROM ${table} WHERE at < ?1 ORDER BY at, n LIMIT ?2)`,
    );
  }

  return (before: number, limit: number): PurgeStep => {
    flags.run(before, limit);
    deliveries.run(before, limit);
    feedback.run(before, limit);
    nativeIds.run(before, limit);
    erasedFlags.run(before, limit);
    const gone = [lines, turns, callBacks, erasures].map((statement) => statement.run(before, limit));
    const left = conversations.run(before, limit);
    return {
      lines: gone[0] ?? 0,
      conversations: left,
      done: [...gone, left].every((count) => count < limit),
    };
  };
}

/** What the store remembers of the clock, in its table of marks. */
export type KeptClockMarks = ReturnType<typeof createClockMarks>;

export function createClockMarks(database: Database) {
  const get = database.prepare('SELECT value FROM marks WHERE name = ?');
  const set = database.prepare(
    'INSERT INTO marks (name, value) VALUES (?1, ?2) ON CONFLICT (name) DO UPDATE SET value = ?2',
  );
  const unset = database.prepare('DELETE FROM marks WHERE name = ?');
  const read = (name: string): number | undefined => {
    const row = get.get(name);
    return row === undefined ? undefined : numberOf(row, 'value');
  };
  const write = (name: string, value: number | undefined): void => {
    if (value === undefined) unset.run(name);
    else set.run(name, value);
  };
  return {
    read: (): ClockMarks => ({ seen: read('clock-seen'), doubted: read('clock-doubted') }),
    write: ({ seen, doubted }: ClockMarks): void => {
      write('clock-seen', seen);
      write('clock-doubted', doubted);
    },
  };
}

/** Gives free pages back to the file system; true once there is none left to give. Outside a transaction of ours. */
export function shrink(database: Database, pages: number): boolean {
  const before = numberFrom(database, FREE_PAGES);
  if (before > 0) database.exec(`PRAGMA incremental_vacuum(${pages})`);
  const after = numberFrom(database, FREE_PAGES);
  return after === 0 || after >= before;
}

/**
 * Writes the log back into the file and empties it, so that nothing deleted can be read there. False when somebody
 * else reading the file stood in the way: try again. The wait is short, for every turn waits with it.
 */
export function emptyLog(database: Database): boolean {
  database.exec('PRAGMA busy_timeout = 100');
  try {
    const row = database.prepare('PRAGMA wal_checkpoint(TRUNCATE)').get();
    return row !== undefined && numberOf(row, 'busy') === 0;
  } finally {
    database.exec('PRAGMA busy_timeout = 5000');
  }
}
