import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Ballast } from '../../src/store/ballast.ts';
import type { Database, Statement } from '../../src/store/database.ts';
import type { Ledger } from '../../src/store/ledger.ts';
import { Batches } from '../../src/store/sqlite-batch.ts';
import type { Outcome, Request } from '../../src/store/sqlite-messages.ts';
import { openStore } from '../../src/store/sqlite-open.ts';
import type { OpenStore } from '../../src/store/sqlite-open.ts';
import { TestFolder } from './place.ts';
import { keyOf, turnOf } from './samples.ts';

/** One that remembers nothing. */
const NO_LEDGER: Ledger = { conversation: () => '', delivery: () => '', add: () => 0, entries: () => [] };

/** An error as node:sqlite throws it. */
class SqliteError extends Error {
  readonly code = 'ERR_SQLITE_ERROR';
  readonly errcode: number;

  constructor(errcode: number) {
    super('the disk says no');
    this.errcode = errcode;
  }
}

/** The database with a fault in front: `fails` sees the SQL of each statement about to be carried out. */
function faulty(database: Database, fails: (sql: string) => Error | undefined): Database {
  const guard = (sql: string) => {
    const fault = fails(sql);
    if (fault !== undefined) throw fault;
  };
  return {
    exec: (sql) => {
      guard(sql);
      database.exec(sql);
    },
    prepare: (sql): Statement => {
      const statement = database.prepare(sql);
      return {
        run: (...values) => (guard(sql), statement.run(...values)),
        get: (...values) => (guard(sql), statement.get(...values)),
        all: (...values) => (guard(sql), statement.all(...values)),
      };
    },
    get inTransaction() {
      return database.inTransaction;
    },
    close: () => {
      database.close();
    },
  };
}

const kindOf = (outcome: Outcome | undefined): string => {
  if (outcome === undefined) return 'none';
  if ('fault' in outcome) return outcome.fault.code;
  return outcome.answer.op === 'commit' ? outcome.answer.result.kind : outcome.answer.op;
};
const commit = (name: string, at = 1000): Request => ({
  op: 'commit',
  turn: turnOf(keyOf(name), 'a', 0, at),
});
const NO_BALLAST: Ballast = { keep: () => false, release: () => false };

let place: TestFolder;
let store: OpenStore;
beforeEach(() => {
  place = new TestFolder();
  store = openStore({ file: place.file, now: 1000 });
});
afterEach(async () => {
  store.close();
  await place.remove();
});

describe('a batch', () => {
  it('is one transaction for all its writes, with a read after them', () => {
    const commits: string[] = [];
    const database = faulty(store.database, (sql) => {
      if (/^(BEGIN|COMMIT)/.test(sql)) commits.push(sql);
      return undefined;
    });
    const batches = new Batches(database, NO_BALLAST, () => {}, NO_LEDGER);
    const requests = [
      { op: 'lines' as const, key: keyOf('b'), afterSeq: 0, limit: 10 },
      commit('a'),
      commit('b'),
    ];
    const outcomes = batches.run(requests);
    expect(outcomes.map(kindOf)).toEqual(['lines', 'committed', 'committed']);
    expect(outcomes[0]).toMatchObject({ answer: { lines: [{ seq: 1 }, { seq: 2 }] } });
    expect(commits).toEqual(['BEGIN IMMEDIATE', 'COMMIT']);
  });

  it.each([
    ['once', 'io', 10],
    ['once', 'full', 13],
    ['for ever', 'io', 10],
    ['for ever', 'full', 13],
  ])(
    'survives a fault (%s: %s) at its first, second, third … operation: what it acknowledges is stored, the rest is not',
    (mode, code, errcode) => {
      const read = new Batches(store.database, NO_BALLAST, () => {}, NO_LEDGER);
      let faults = 0;
      for (let failing = 1, clean = 0; clean < 3; failing += 1) {
        let operation = 0;
        const database = faulty(store.database, () => {
          operation += 1;
          const fails = mode === 'once' ? operation === failing : operation >= failing;
          return fails ? new SqliteError(errcode) : undefined;
        });
        const batches = new Batches(database, NO_BALLAST, () => {}, NO_LEDGER);
        const names = ['a', 'b', 'c'].map((name) => `${name}${failing}`);
        const outcomes = batches.run(names.map((name) => commit(name)));
        const failed = operation >= failing;
        const stored = names.map((name) => kindOf(read.run([commit(name)])[0]) === 'duplicate');
        expect(outcomes.map(kindOf)).toEqual(stored.map((is) => (is ? 'committed' : code)));
        expect(store.database.inTransaction).toBe(false);
        faults += failed ? 1 : 0;
        clean = failed ? 0 : clean + 1;
      }
      expect(faults).toBeGreaterThan(20);
      expect(store.database.prepare('PRAGMA integrity_check').all()).toEqual([{ integrity_check: 'ok' }]);
    },
  );

  it('fails as a whole when its COMMIT fails, and answers reads all the same', () => {
    const database = faulty(store.database, (sql) => (sql === 'COMMIT' ? new SqliteError(13) : undefined));
    const batches = new Batches(database, NO_BALLAST, () => {}, NO_LEDGER);
    const requests = [commit('a'), { op: 'conversation' as const, key: keyOf('a') }, commit('b')];
    const outcomes = batches.run(requests);
    expect(outcomes.map(kindOf)).toEqual(['full', 'conversation', 'full']);
    expect(outcomes[1]).toMatchObject({ answer: { record: undefined } });
  });
});

describe('a purge on a full disk', () => {
  it('gives up the ballast, empties the log, goes on in small bites, and lays the ballast up again at the end', () => {
    const steps: string[] = [];
    let room = false;
    const database = faulty(store.database, (sql) => {
      if (sql.includes('wal_checkpoint')) steps.push('log emptied');
      return sql.startsWith('DELETE') && !room ? new SqliteError(13) : undefined;
    });
    const ballast: Ballast = {
      release: () => {
        steps.push('ballast given up');
        room = true;
        return true;
      },
      keep: () => {
        steps.push('ballast kept');
        return true;
      },
    };
    const batches = new Batches(database, ballast, () => steps.push('told'), NO_LEDGER);
    batches.run(Array.from({ length: 30 }, (_, i) => commit(`c${i}`, 1000 + 10 * i)));
    const [purged] = batches.run([{ op: 'purge', before: 1290, now: 5000, limit: 500 }]);
    expect(purged).toMatchObject({ answer: { step: { lines: 20, conversations: 10, done: false } } });
    expect(steps).toEqual(['ballast given up', 'told', 'log emptied']);
    expect(kindOf(batches.run([{ op: 'empty-log' }])[0])).toBe('empty-log');
    expect(steps.slice(3)).toEqual(['log emptied', 'ballast kept']);
  });

  it('says so when even that is not enough, and has deleted nothing', () => {
    const database = faulty(store.database, (sql) =>
      sql.startsWith('DELETE FROM lines') ? new SqliteError(13) : undefined,
    );
    const batches = new Batches(database, NO_BALLAST, () => {}, NO_LEDGER);
    batches.run([commit('a'), commit('b', 5000)]);
    expect(kindOf(batches.run([{ op: 'purge', before: 5000, now: 5000, limit: 500 }])[0])).toBe('full');
    expect(batches.run([commit('a')]).map(kindOf)).toEqual(['duplicate']);
  });
});
