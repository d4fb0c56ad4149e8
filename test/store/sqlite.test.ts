import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { StoreError } from '../../src/model/store.ts';
import type { Store } from '../../src/model/store.ts';
import { TestFolder } from './place.ts';
import { CLOCK, KEY, keyOf, refusal, refusalOf, turnOf, visitorLine } from './samples.ts';

let place: TestFolder;
beforeEach(() => {
  place = new TestFolder();
});
afterEach(() => place.remove());

describe('lines never change', () => {
  it('by the schema itself, whoever opens the file', async () => {
    await place.filled((store) => store.commit(turnOf(KEY, 'a', 0, 1000)));
    const other = place.other();
    expect(() => other.exec(`UPDATE lines SET body = '{}'`)).toThrow('lines are immutable');
  });

  it('and no statement of ours tries', () => {
    const folder = join(import.meta.dirname, '../../src/store');
    const updating = readdirSync(folder).filter((name) =>
      /\b(UPDATE|REPLACE INTO|INSERT OR REPLACE INTO)\s+lines\b/i.test(
        readFileSync(join(folder, name), 'utf8').replace('BEFORE UPDATE ON lines', ''),
      ),
    );
    expect(updating).toEqual([]);
  });
});

describe('deleted text', () => {
  it('is in no file any more once the purge is done', async () => {
    const secret = 'canary-9f3c';
    const store = place.open();
    const lines = Array.from({ length: 50 }, (_, i) =>
      visitorLine(`old-${i}`, 1000 + i, `${secret} `.repeat(1 + 20 * i)),
    );
    await store.commit({ ...turnOf(keyOf('old'), secret, 0, 1000), lines, state: secret });
    await store.commit(turnOf(keyOf('new'), 'a', 0, 9000));
    const traces = () =>
      readdirSync(place.folder).filter(
        (name) => name !== 'store.sqlite-shm' && readFileSync(join(place.folder, name)).includes(secret),
      );
    // Reading a file of an open store takes its locks away (POSIX), so the look at the files comes after the close.
    await store.purge(9000, 9000);
    await store.close();
    expect(traces()).toEqual([]);
    await place.filled((again) => again.commit(turnOf(keyOf(secret), 'a', 0, 9500)));
    expect(traces()).toEqual(['store.sqlite']);
  });

  it('is in no file any more once a visitor had it erased', async () => {
    const secret = 'canary-51d0';
    const store = place.open();
    const lines = Array.from({ length: 50 }, (_, i) =>
      visitorLine(`mine-${i}`, 1000 + i, `${secret} `.repeat(1 + 20 * i)),
    );
    const callBack = { id: 'wish', name: secret, contact: secret, at: 1000 };
    await store.commit({ ...turnOf(KEY, secret, 0, 1000), lines, state: secret, callBack });
    await store.commit(turnOf(keyOf('other'), 'a', 0, 9000));
    const receipt = { ...turnOf(KEY, 'forget', 1, 9000), lines: [visitorLine('receipt', 9000, 'Done.')] };
    expect(await store.erase(receipt, 'R-1')).toMatchObject({ kind: 'committed' });
    await store.close();
    const traces = readdirSync(place.folder).filter((name) =>
      readFileSync(join(place.folder, name)).includes(secret),
    );
    expect(traces).toEqual([]);
  });

  it('waits for another reader of the file to let go of the log', async () => {
    const store = place.open();
    await store.commit(turnOf(keyOf('old'), 'a', 0, 1000));
    await store.commit(turnOf(keyOf('new'), 'a', 0, 9000));
    const reader = place.other();
    reader.exec('BEGIN');
    reader.prepare('SELECT count(*) FROM lines').get();
    const states: string[] = [];
    const purge = store.purge(9000, 9000).then(() => states.push('purged'));
    await pause(300);
    states.push('reader leaves');
    reader.exec('COMMIT');
    await purge;
    expect(states).toEqual(['reader leaves', 'purged']);
  });
});

describe('a full disk', () => {
  const fillUp = async (store: Store): Promise<number> => {
    for (let stored = 0; ; stored += 1) {
      const turn = { ...turnOf(keyOf(`c${stored}`), 'a', 0, 1000 + 10 * stored), state: 'x'.repeat(3000) };
      const code = await store.commit(turn).then(
        () => 'stored',
        (error: unknown) => (error instanceof StoreError ? error.code : 'another error'),
      );
      if (code !== 'stored') {
        expect(code).toBe('full');
        return stored;
      }
    }
  };

  it('refuses turns with what to do, keeps what it took, reads on, purges, and takes turns again', async () => {
    const store = place.open({ maxPages: 100 });
    const stored = await fillUp(store);
    expect(stored).toBeGreaterThan(20);
    const fault = await refusalOf(
      store.commit({ ...turnOf(keyOf('more'), 'a', 0, 1), state: 'x'.repeat(9000) }),
    );
    expect(fault.message).toContain('Free some space');
    const read = await Promise.all(
      Array.from({ length: stored }, (_, i) => store.lines(keyOf(`c${i}`), 0, 10)),
    );
    expect(read.filter((lines) => lines.length === 2)).toHaveLength(stored);
    expect(await store.conversation(keyOf(`c${stored}`))).toBeUndefined();
    expect(await store.purge(1000 + 10 * (stored - 5), 20_000)).toEqual({
      lines: 2 * (stored - 5),
      conversations: stored - 5,
    });
    expect(
      await store.commit({ ...turnOf(keyOf('more'), 'a', 0, 1), state: 'x'.repeat(9000) }),
    ).toMatchObject({ kind: 'committed' });
    await store.close();
    expect(place.other().prepare('PRAGMA integrity_check').get()).toEqual({ integrity_check: 'ok' });
  });

  it('refuses the turn that no longer fits and takes the others of its group', async () => {
    const store = place.open({ maxPages: 100 });
    await store.ready();
    const huge = { ...turnOf(keyOf('huge'), 'a', 0, 1000), state: 'x'.repeat(1_000_000) };
    const small = (name: string) => store.commit(turnOf(keyOf(name), 'a', 0, 1000));
    const [first, ...rest] = [small('first'), small('a'), refusal(store.commit(huge)), small('b')];
    expect(await first).toMatchObject({ kind: 'committed' });
    expect(await Promise.all(rest)).toMatchObject([{ kind: 'committed' }, 'full', { kind: 'committed' }]);
    expect(await store.conversation(keyOf('huge'))).toBeUndefined();
    expect(await store.lines(keyOf('a'), 0, 10)).toHaveLength(2);
  });
});

describe('a store that is behind', () => {
  const stalled = async (waitMs: number) => {
    const store = place.open({ waitMs });
    await store.ready();
    const other = place.other();
    other.exec('BEGIN IMMEDIATE');
    return { store, release: () => other.exec('COMMIT') };
  };

  it('refuses what waited too long and never carries it out; what was under way is settled by its dedupe key', async () => {
    const { store, release } = await stalled(1_000);
    const [underWay, waiting, reading] = [
      refusal(store.commit(turnOf(keyOf('under-way'), 'a', 0, 1000))),
      refusal(store.commit(turnOf(keyOf('waiting'), 'a', 0, 1000))),
      refusal(store.lines(KEY, 0, 10)),
    ];
    const delivery = store.delivered([{ lineId: 'nobody', status: 'sent', at: 1 }]);
    expect(await Promise.all([underWay, waiting, reading])).toEqual(['unknown', 'busy', 'busy']);
    release();
    await delivery;
    expect(await store.conversation(keyOf('waiting'))).toBeUndefined();
    expect((await store.commit(turnOf(keyOf('under-way'), 'a', 0, 1000))).kind).toBe('duplicate');
    expect(await store.commit(turnOf(keyOf('waiting'), 'a', 0, 1000))).toMatchObject({ kind: 'committed' });
    expect(place.log.events).toContain('store busy');
  });

  it('refuses at once when too many wait', async () => {
    const store = place.open({ waitMs: 120_000 });
    const reads = Array.from({ length: 10_000 }, () => store.lines(KEY, 0, 1));
    expect(await refusal(store.lines(KEY, 0, 1))).toBe('busy');
    expect(await Promise.all(reads)).toHaveLength(10_000);
    expect(await store.lines(KEY, 0, 1)).toEqual([]);
  });

  it('says who stands in the way when another program keeps the file to itself', async () => {
    const { store, release } = await stalled(30_000);
    const fault = await refusalOf(store.commit(turnOf(KEY, 'a', 0, 1000)));
    expect(fault.code).toBe('locked');
    release();
    expect(await store.commit(turnOf(KEY, 'a', 0, 1000))).toMatchObject({ kind: 'committed' });
  });
});

describe('a worker that dies', () => {
  const script = pathToFileURL(join(import.meta.dirname, 'dying-worker.ts'));

  it('rejects what it was asked, and the next call finds a new one', async () => {
    const store = place.open({ script });
    await store.commit(turnOf(KEY, 'a', 0, 1000));
    const died = [turnOf(keyOf('two'), 'die', 0, 1000), turnOf(keyOf('three'), 'b', 0, 1000)].map((turn) =>
      refusal(store.commit(turn)),
    );
    expect(await Promise.all(died)).toEqual(['worker-died', 'worker-died']);
    expect(await store.commit(turnOf(KEY, 'b', 1, 2000))).toMatchObject({ kind: 'committed', version: 2 });
    expect(await store.lines(keyOf('two'), 0, 10)).toEqual([]);
    expect(place.log.events.filter((event) => event === 'store worker died')).toHaveLength(1);
  });

  it('does not make its own open deliveries those of an earlier process', async () => {
    const store = place.open({ script });
    await store.commit(turnOf(KEY, 'a', 0, 1000));
    expect(await refusal(store.commit(turnOf(keyOf('two'), 'die', 0, 1000)))).toBe('worker-died');
    expect(await store.settlePending(2000)).toBe(0);
  });
});

describe('the data folder', () => {
  it('is not touched by a store that is never used: no file, no thread', async () => {
    const unused = place.open();
    await unused.close();
    expect(readdirSync(place.folder)).toEqual([]);
  });

  it('writes a ballast file at its first start, and none where there is no room for it', async () => {
    await place.filled((store) => store.ready());
    expect(existsSync(`${place.file}.ballast`)).toBe(true);
    const roomless = place.open({
      file: join(place.folder, 'other.sqlite'),
      ballastBytes: 2 ** 60,
      clock: CLOCK,
    });
    await roomless.ready();
    expect(existsSync(join(place.folder, 'other.sqlite.ballast'))).toBe(false);
    expect(place.log.events).toContain('store without ballast');
  });
});
