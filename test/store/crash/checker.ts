import { copyFileSync, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/** What a killed process left behind. All lists must be empty and `integrity` be "ok". */
export interface Findings {
  readonly integrity: string;
  readonly missing: readonly string[];
  readonly doubled: number;
  readonly conversationsWithGaps: number;
  readonly halfTurns: number;
  /** Bot lines nobody knows the fate of: the next start must settle as many. */
  readonly pending: number;
  readonly acknowledged: number;
}

/**
 * Looks at a copy of the store, with SQLite alone and none of our code: the process that wrote it is dead, so its
 * files may be copied, and the recovery stays for the store's own next start.
 */
export function check(file: string, list: string, scratch: string): Findings {
  const acknowledged = read(list);
  const nothing = { integrity: 'ok', doubled: 0, conversationsWithGaps: 0, halfTurns: 0, pending: 0 };
  if (!existsSync(file)) return { ...nothing, missing: acknowledged, acknowledged: acknowledged.length };
  const copy = join(scratch, 'copy.sqlite');
  for (const suffix of ['', '-wal'])
    if (existsSync(file + suffix)) copyFileSync(file + suffix, copy + suffix);
  const database = new DatabaseSync(copy);
  try {
    return {
      ...inspect(database),
      missing: missing(database, acknowledged),
      acknowledged: acknowledged.length,
    };
  } finally {
    database.close();
  }
}

/** The list was appended to by a process that was killed: its last line may be torn, and then was not acknowledged. */
function read(list: string): readonly string[] {
  if (!existsSync(list)) return [];
  return readFileSync(list, 'utf8').split('\n').slice(0, -1);
}

function missing(database: DatabaseSync, acknowledged: readonly string[]): readonly string[] {
  const ids = (sql: string) =>
    new Set(
      database
        .prepare(sql)
        .all()
        .map((row) => row['id']),
    );
  const lines = ids('SELECT id FROM lines');
  const sent = ids(`SELECT id FROM lines JOIN deliveries ON line_n = n WHERE status = 'sent'`);
  return acknowledged.filter((entry) => !(entry.startsWith('L ') ? lines : sent).has(entry.slice(2)));
}

function inspect(database: DatabaseSync) {
  const count = (sql: string) => Number(Object.values(database.prepare(sql).get() ?? {})[0]);
  return {
    integrity: [
      ...database.prepare('PRAGMA integrity_check').all(),
      ...database.prepare('PRAGMA foreign_key_check').all(),
    ]
      .map((row) => Object.values(row).join(' '))
      .join(', '),
    doubled: count(`SELECT count(*) - count(DISTINCT json_extract(body, '$.text')) FROM lines`),
    conversationsWithGaps: count(
      `SELECT count(*) FROM conversations AS c WHERE last_seq <>
       (SELECT count(*) FROM lines WHERE conversation_n = c.n) OR last_seq <>
       (SELECT max(seq) FROM lines WHERE conversation_n = c.n)`,
    ),
    halfTurns: count(
      `SELECT count(*) FROM turns AS t WHERE last_seq - first_seq + 1 <>
       (SELECT count(*) FROM lines WHERE conversation_n = t.conversation_n AND seq BETWEEN first_seq AND last_seq)
       OR t.dedupe NOT IN (SELECT substr(id, 1, length(id) - 2) FROM lines WHERE conversation_n = t.conversation_n
                           AND seq = t.first_seq)`,
    ),
    pending: count(
      `SELECT count(*) FROM lines WHERE role = 'bot' AND NOT EXISTS (SELECT 1 FROM deliveries WHERE line_n = lines.n)`,
    ),
  };
}
