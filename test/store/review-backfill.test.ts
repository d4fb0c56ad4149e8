import { expect, it } from '@jest/globals';
import { openDatabase } from '../../src/store/database.ts';
import { migrate } from '../../src/store/migrate.ts';
import { MIGRATIONS } from '../../src/store/migrations.ts';
import { createReviewReader } from '../../src/store/review.ts';
import { createSqliteStore } from '../../src/store/sqlite.ts';
import { TestFolder } from './place.ts';
import { CLOCK, keepingLog, keyOf, turnOf } from './samples.ts';

const BEFORE = MIGRATIONS.filter(({ version }) => version < 4);

/** A store as the version before made it, with some conversations of one line. */
function oldStore(file: string, count: number): void {
  const database = openDatabase(file);
  database.exec(
    'PRAGMA auto_vacuum = INCREMENTAL; PRAGMA application_id = 0x54474273; PRAGMA journal_mode = WAL',
  );
  migrate(database, BEFORE, 1, () => {});
  const begin = database.prepare(
    `INSERT INTO conversations (channel, conversation, version, state, last_seq, last_at) VALUES ('web', ?, 1, '{}', 1, 5)`,
  );
  const line = database.prepare(
    `INSERT INTO lines (conversation_n, seq, id, role, at, body) VALUES (?, 1, ?, 'visitor', 5, ?)`,
  );
  for (let n = 1; n <= count; n += 1) {
    begin.run(`old${n}`);
    line.run(n, `l${n}`, JSON.stringify({ kind: 'message', text: `numbat ${n}, 518-555-0100` }));
  }
  database.close();
}

it('conversations of an earlier version get their masks, summary and index, some at a time', async () => {
  const place = new TestFolder();
  oldStore(place.file, 25);
  const store = createSqliteStore({ file: place.file, clock: CLOCK, log: keepingLog() });
  await store.ready();
  const reader = createReviewReader({ file: place.file, clock: CLOCK, log: keepingLog() });
  const behind = async (): Promise<number> => (await reader.figures(10, 10)).behind;
  expect(await behind()).toBe(25);
  // One that goes on is brought up to date by its own turn.
  await store.commit({ ...turnOf(keyOf('old3'), 'a', 1, 1_000) });
  expect(await behind()).toBe(24);
  expect([await store.catchUp(10), await store.catchUp(10), await store.catchUp(10)]).toEqual([10, 10, 4]);
  expect(await store.catchUp(10)).toBe(0);
  expect(await behind()).toBe(0);
  const { rows } = await reader.list({ words: 'numbat' }, 50);
  expect(rows).toHaveLength(25);
  expect(rows.every(({ opening }) => opening.text.endsWith(', •••'))).toBe(true);
  expect((await reader.list({ words: '0100' }, 50)).rows).toEqual([]);
  await reader.close();
  await store.close();
  await place.remove();
});
