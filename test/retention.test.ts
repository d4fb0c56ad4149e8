import { describe, expect, it } from '@jest/globals';
import { keepFor } from '../src/retention.ts';
import { createSqliteStore } from '../src/store/sqlite.ts';
import { TestFolder } from './store/place.ts';
import { keepingLog, keyOf, turnOf, visitorLine } from './store/samples.ts';

const DAY = 24 * 60 * 60 * 1000;
const START = 1_000 * DAY;

/** A store with a clock that only the test moves. */
async function house(days: number) {
  const place = new TestFolder();
  const clock = { ms: START, now: () => clock.ms, monotonic: () => clock.ms };
  const log = keepingLog();
  const store = createSqliteStore({ file: place.file, clock, log });
  await store.ready();
  const retention = keepFor(days, { store, marks: store, clock, log });
  const close = async (): Promise<void> => {
    retention.stop();
    await store.close();
    await place.remove();
  };
  const left = async (name: string): Promise<number> => (await store.lines(keyOf(name), 0, 10_000)).length;
  return { store, clock, log, retention, close, left };
}

describe('retention', () => {
  it('marks a day before, deletes when the days are over, and never sooner', async () => {
    const { store, clock, retention, close, left } = await house(10);
    await store.commit(turnOf(keyOf('old'), 'a', 0, START - 9 * DAY - 5_000));
    await store.commit(turnOf(keyOf('young'), 'a', 0, START - 8 * DAY));
    await store.commit(turnOf(keyOf('new'), 'a', 0, START - 1_000));
    await retention.purge();
    expect(await left('old')).toBe(2);
    clock.ms += DAY + 1_000;
    await retention.purge();
    expect([await left('old'), await left('young')]).toEqual([0, 2]);
    clock.ms += DAY;
    await retention.purge();
    expect(await left('young')).toBe(0);
    await close();
  });

  it('takes a small share in one run, the oldest first, unless somebody says otherwise', async () => {
    const { store, clock, log, retention, close, left } = await house(40);
    const lines = (from: number) =>
      Array.from({ length: 800 }, (_, n) => visitorLine(`${from}-${n}`, from + n));
    await store.commit({ ...turnOf(keyOf('a'), 'a', 0, 0), lines: lines(START - 60 * DAY) });
    await store.commit({ ...turnOf(keyOf('b'), 'a', 0, 0), lines: lines(START - 50 * DAY) });
    await store.commit(turnOf(keyOf('new'), 'a', 0, START - 1_000));
    await retention.purge();
    clock.ms += DAY;
    await retention.purge();
    expect([await left('a'), await left('b')]).toEqual([300, 800]);
    expect(log.events).toContain('purge not finished');
    expect(await retention.purgeAll()).toBe(1_100);
    expect([await left('a'), await left('b')]).toEqual([0, 0]);
    await close();
  });
});
