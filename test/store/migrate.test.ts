import { createHash } from 'node:crypto';
import { existsSync, statSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { openDatabase } from '../../src/store/database.ts';
import type { Database } from '../../src/store/database.ts';
import { migrate } from '../../src/store/migrate.ts';
import { MIGRATIONS } from '../../src/store/migrations.ts';
import type { Migration } from '../../src/store/migrations.ts';
import { backUp, backUpName } from '../../src/store/sqlite-open.ts';
import { TestFolder } from './place.ts';
import { KEY, turnOf } from './samples.ts';

const step = (version: number, sql: string): Migration => ({
  version,
  name: `step ${version}`,
  checksum: sql,
  sql,
});
const FIRST = step(1, 'CREATE TABLE a (x); INSERT INTO a VALUES (1)');
const SECOND = step(2, 'ALTER TABLE a ADD COLUMN y; UPDATE a SET y = 2');
const BROKEN = step(3, 'CREATE TABLE b (x); INSERT INTO nowhere VALUES (1)');

describe('the released steps', () => {
  it('are unaltered: each has the checksum it was released with', () => {
    const computed = MIGRATIONS.map(({ sql }) => createHash('sha256').update(sql).digest('hex'));
    expect(MIGRATIONS.map(({ checksum }) => checksum)).toEqual(computed);
  });

  it('count from 1 without a gap', () => {
    expect(MIGRATIONS.map(({ version }) => version)).toEqual(MIGRATIONS.map((_, index) => index + 1));
  });
});

describe('migrate', () => {
  let place: TestFolder;
  let database: Database;
  let backUps: number[];
  const to = (...steps: Migration[]) => migrate(database, steps, 1000, (version) => backUps.push(version));
  const tables = () =>
    database
      .prepare(`SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name`)
      .all()
      .map((row) => row['name']);

  beforeEach(() => {
    place = new TestFolder();
    database = openDatabase(place.file);
    backUps = [];
  });
  afterEach(async () => {
    database.close();
    await place.remove();
  });

  it('takes the steps that are missing, each once, with a back-up only where there is something to lose', () => {
    expect([to(FIRST), backUps]).toEqual([1, []]);
    expect([to(FIRST, SECOND), backUps]).toEqual([1, [1]]);
    expect([to(FIRST, SECOND), backUps]).toEqual([0, [1]]);
    expect(database.prepare('SELECT * FROM a').all()).toEqual([{ x: 1, y: 2 }]);
  });

  it('leaves the schema as it was before a step that fails', () => {
    to(FIRST);
    expect(() => to(FIRST, SECOND, BROKEN)).toThrow(/nowhere/);
    expect(tables()).toEqual(['a', 'schema_migrations']);
    expect(to(FIRST, SECOND)).toBe(0);
    expect(to(FIRST, SECOND, step(3, 'CREATE TABLE b (x)'))).toBe(1);
  });

  it('changes nothing when the back-up cannot be made', () => {
    to(FIRST);
    const fails = () => {
      throw new Error('no room');
    };
    expect(() => migrate(database, [FIRST, SECOND], 1000, fails)).toThrow('no room');
    expect(database.prepare('SELECT * FROM a').all()).toEqual([{ x: 1 }]);
  });

  it('refuses a newer schema and an altered step before it changes anything', () => {
    to(FIRST, SECOND);
    expect(() => to(FIRST)).toThrow(expect.objectContaining({ code: 'newer-schema' }));
    const altered = { ...FIRST, checksum: 'other' };
    expect(() => to(altered, SECOND, BROKEN)).toThrow(expect.objectContaining({ code: 'altered-schema' }));
    expect(tables()).toEqual(['a', 'schema_migrations']);
  });
});

describe('the back-up before a migration', () => {
  let place: TestFolder;
  beforeEach(() => {
    place = new TestFolder();
  });
  afterEach(() => place.remove());

  it('is a whole store of its own, private, and replaces one left by an earlier attempt', async () => {
    await place.filled((store) => store.commit(turnOf(KEY, 'a', 0, 1000)));
    const copy = backUpName(place.file, 1);
    writeFileSync(copy, 'an earlier attempt');
    writeFileSync(`${copy}.new`, 'half an attempt');
    const database = openDatabase(place.file);
    backUp(database, place.file, 1);
    database.close();
    expect((statSync(copy).mode & 0o777).toString(8)).toBe('600');
    expect(existsSync(`${copy}.new`)).toBe(false);
    const restored = place.open({ file: copy });
    expect(await restored.lines(KEY, 0, 10)).toHaveLength(2);
  });

  it('is removed by a purge once it is a week old', async () => {
    const week = 7 * 24 * 60 * 60;
    const now = Date.now() / 1000;
    const store = place.open();
    await store.commit(turnOf(KEY, 'a', 0, 1000));
    for (const [version, age] of [
      [1, week + 60],
      [2, week - 60],
    ] as const) {
      writeFileSync(backUpName(place.file, version), 'a copy');
      utimesSync(backUpName(place.file, version), now - age, now - age);
    }
    await store.purge(1000, 1000);
    expect([1, 2].map((version) => existsSync(backUpName(place.file, version)))).toEqual([false, true]);
  });

  it('is removed by an erasure, and one that somebody else removed meanwhile harms none', async () => {
    const store = place.open();
    await store.commit(turnOf(KEY, 'a', 0, 1000));
    writeFileSync(backUpName(place.file, 2), 'a copy');
    // Listed, and gone when it is looked at: what two erasures at once see of each other.
    symlinkSync(`${place.file}.gone`, backUpName(place.file, 1));
    expect(await store.erase(turnOf(KEY, 'b', 1, 2000), 'R-1')).toMatchObject({ kind: 'committed' });
    expect(existsSync(backUpName(place.file, 2))).toBe(false);
  });
});
