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
export function createPurge(database: Database, recount: (conversation: number) => void) {
  const held = '(SELECT conversation_n FROM summaries WHERE held_at IS NOT NULL)';
  const doomed = `SELECT n FROM lines WHERE at < ?1 AND conversation_n NOT IN ${held} ORDER BY at, n LIMIT ?2`;
  const touched = database.prepare(`SELECT DISTINCT conversation_n FROM lines WHERE n IN (${doomed})`);
  const hanging = [
    `DELETE FROM words WHERE rowid IN (${doomed})`,
    ...['masks', 'corrections', 'flags', 'deliveries', 'feedback', 'native_ids'].map(
      (table) => `DELETE FROM ${table} WHERE line_n IN (${doomed})`,
    ),
  ].map((sql) => database.prepare(sql));
  const lines = database.prepare(`DELETE FROM lines WHERE n IN (${doomed})`);
  const turns = database.prepare(
    `DELETE FROM turns WHERE (conversation_n, dedupe) IN
     (SELECT conversation_n, dedupe FROM turns WHERE at < ?1 ORDER BY at LIMIT ?2)`,
  );
  const callBacks = database.prepare(
    `DELETE FROM call_backs WHERE n IN (SELECT n FROM call_backs
     WHERE at < ?1 AND conversation_n NOT IN ${held} ORDER BY at, n LIMIT ?2)`,
  );
  const late = database.prepare(
    `DELETE FROM erased_deliveries WHERE hash IN
     (SELECT hash FROM erased_deliveries WHERE at < ?1 ORDER BY at LIMIT ?2)`,
  );
  const old = 'SELECT n FROM erasures WHERE at < ?1 ORDER BY at, n LIMIT ?2';
  const erasedFlags = database.prepare(`DELETE FROM erased_flags WHERE erasure_n IN (${old})`);
  const erasures = database.prepare(
    'DELETE FROM erasures WHERE n IN (SELECT n FROM erasures WHERE at < ?1 ORDER BY at, n LIMIT ?2)',
  );
  const empty = database.prepare(
    `SELECT n FROM conversations AS c WHERE last_at < ?1 AND n NOT IN ${held}
       AND NOT EXISTS (SELECT 1 FROM lines WHERE conversation_n = c.n)
       AND NOT EXISTS (SELECT 1 FROM turns WHERE conversation_n = c.n)
       AND NOT EXISTS (SELECT 1 FROM call_backs WHERE conversation_n = c.n) LIMIT ?2`,
  );
  const whole = [
    ...['notes', 'labels', 'topics', 'stops', 'asked', 'summaries'].map(
      (table) => `DELETE FROM ${table} WHERE conversation_n = ?`,
    ),
    'DELETE FROM conversations WHERE n = ?',
  ].map((sql) => database.prepare(sql));

  return (before: number, limit: number): PurgeStep => {
    const shortened = touched.all(before, limit).map((row) => numberOf(row, 'conversation_n'));
    for (const statement of hanging) statement.run(before, limit);
    erasedFlags.run(before, limit);
    const gone = [lines, turns, callBacks, erasures, late].map((statement) => statement.run(before, limit));
    for (const conversation of shortened) recount(conversation);
    const ended = empty.all(before, limit).map((row) => numberOf(row, 'n'));
    for (const conversation of ended) for (const statement of whole) statement.run(conversation);
    const left = ended.length;
    return {
      lines: gone[0] ?? 0,
      conversations: left,
      done: [...gone, left].every((count) => count < limit),
    };
  };
}

/** Marks of what is to be deleted: a purge takes only what was marked a day before. */
export function createMarks(database: Database) {
  const add = database.prepare('INSERT INTO purge_marks (cut_off, at) VALUES (?, ?)');
  const due = database.prepare('SELECT max(cut_off) AS cut_off FROM purge_marks WHERE at <= ?');
  const past = database.prepare('DELETE FROM purge_marks WHERE at <= ? AND cut_off < ?');
  return (cutOff: number, at: number, markedBefore: number) => {
    const found = due.get(markedBefore)?.['cut_off'];
    add.run(cutOff, at);
    if (typeof found === 'number') past.run(markedBefore, found);
    return {
      due: typeof found === 'number' ? found : undefined,
      lines: numberFrom(database, 'SELECT coalesce(sum(lines), 0) FROM summaries'),
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
