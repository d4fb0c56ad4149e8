import { describe, expect, it } from '@jest/globals';
import type { Store } from '../../src/model/store.ts';
import { KEY, keyOf, refusal, turnOf, visitorLine } from './samples.ts';

const HOUR = 60 * 60 * 1000;
const DAY = 24 * HOUR;

/** The part of the contract that deletes. */
export function describePurge(store: () => Store, restart: () => Promise<Store>): void {
  const purge = (before: number) => store().purge(before, 10_000);

  it('deletes what is older than the cut-off with all that hangs on it, and nothing else', async () => {
    const flags = [{ lineId: 'old-a-v', reason: 'danger' as const, kind: 'self', at: 1000 }];
    await store().commit({ ...turnOf(keyOf('old'), 'a', 0, 1000), flags });
    await store().delivered([{ lineId: 'old-a-b', status: 'sent', at: 1002 }]);
    await store().commit(turnOf(keyOf('new'), 'a', 0, 5000));
    await store().delivered([{ lineId: 'new-a-b', status: 'sent', at: 5002 }]);
    expect(await purge(2000)).toEqual({ lines: 2, conversations: 1 });
    expect(await store().conversation(keyOf('old'))).toBeUndefined();
    expect(await store().lines(keyOf('old'), 0, 10)).toEqual([]);
    expect(await store().flags(keyOf('old'))).toEqual([]);
    expect(await store().deliveries(keyOf('old'))).toEqual([]);
    expect(await store().lines(keyOf('new'), 0, 10)).toHaveLength(2);
    expect(await store().deliveries(keyOf('new'))).toHaveLength(1);
    expect(await purge(2000)).toEqual({ lines: 0, conversations: 0 });
  });

  it('keeps a line at the very cut-off', async () => {
    await store().commit(turnOf(KEY, 'a', 0, 1000));
    expect(await purge(1001)).toEqual({ lines: 1, conversations: 0 });
    expect(await store().lines(KEY, 0, 10)).toMatchObject([{ seq: 2, at: 1001 }]);
  });

  it('goes on counting in a conversation that lost its beginning', async () => {
    await store().commit(turnOf(KEY, 'a', 0, 1000));
    await store().commit(turnOf(KEY, 'b', 1, 5000));
    await purge(2000);
    await restart();
    expect(await store().commit(turnOf(KEY, 'c', 2, 6000))).toMatchObject({
      version: 3,
      lines: [{ seq: 5 }, { seq: 6 }],
    });
    expect((await store().lines(KEY, 0, 10)).map((line) => line.seq)).toEqual([3, 4, 5, 6]);
  });

  it('begins a deleted conversation anew, its ids and dedupe keys free again', async () => {
    await store().commit(turnOf(keyOf('old'), 'a', 0, 1000));
    await store().commit(turnOf(keyOf('new'), 'a', 0, 9000));
    await purge(2000);
    expect(await store().commit(turnOf(keyOf('old'), 'a', 1, 9000))).toEqual({ kind: 'conflict' });
    expect(await store().commit(turnOf(keyOf('old'), 'a', 0, 9000))).toMatchObject({
      version: 1,
      lines: [{ seq: 1 }, { seq: 2 }],
    });
  });

  it('forgets a dedupe key only when the whole turn is gone', async () => {
    await store().commit(turnOf(KEY, 'a', 0, 1000));
    await store().commit(turnOf(KEY, 'b', 1, 5000));
    await purge(1001);
    expect(await store().commit(turnOf(KEY, 'a', 2, 6000))).toMatchObject({
      kind: 'duplicate',
      lines: [{ seq: 2 }],
    });
    await purge(1002);
    expect(await store().commit(turnOf(KEY, 'a', 2, 6000))).toMatchObject({ kind: 'committed' });
  });

  it('passes over a delivery that comes after the line was deleted', async () => {
    await store().commit(turnOf(keyOf('old'), 'a', 0, 1000));
    await store().commit(turnOf(keyOf('new'), 'a', 0, 9000));
    await purge(2000);
    await store().delivered([{ lineId: 'old-a-b', status: 'sent', at: 9001 }]);
    expect(await store().settlePending(9002)).toBe(0);
  });

  it('settles what an earlier process left open even when everything before was deleted', async () => {
    await store().commit(turnOf(keyOf('old'), 'a', 0, 1000));
    await store().commit(turnOf(keyOf('new'), 'a', 0, 9000));
    await restart();
    await purge(9000);
    await store().commit(turnOf(keyOf('later'), 'a', 0, 9500));
    expect(await store().settlePending(9600)).toBe(1);
  });

  it('refuses a cut-off that is no time', async () => {
    await store().commit(turnOf(KEY, 'a', 0, 1000));
    expect(await refusal(purge(Number.NaN))).toBe('invalid');
    expect(await refusal(purge(Number.POSITIVE_INFINITY))).toBe('invalid');
    expect(await store().lines(KEY, 0, 10)).toHaveLength(2);
  });

  it('deletes the last line of a clinic where it is quiet', async () => {
    await store().commit(turnOf(KEY, 'a', 0, 0));
    for (let day = 0; day <= 90; day += 2) await store().purge((day - 90) * DAY, day * DAY);
    expect(await store().lines(KEY, 0, 10)).toHaveLength(2);
    expect(await store().purge(1 * DAY, 91 * DAY)).toEqual({ lines: 2, conversations: 1 });
  });

  describe('by a clock that jumped ahead', () => {
    const jump = 200 * DAY;
    const purgeAt = (now: number) => store().purge(now - 90 * DAY, now);
    const left = async () => (await store().lines(KEY, 0, 10)).length;

    it('deletes nothing that day, though lines are written meanwhile, and believes the clock the day after', async () => {
      await store().commit(turnOf(KEY, 'a', 0, 0));
      await purgeAt(0);
      await store().commit(turnOf(KEY, 'b', 1, jump));
      expect(await refusal(purgeAt(jump))).toBe('clock');
      expect(await refusal(purgeAt(jump + 19 * HOUR))).toBe('clock');
      expect(await left()).toBe(4);
      expect(await purgeAt(jump + 20 * HOUR)).toEqual({ lines: 2, conversations: 0 });
    });

    it('goes by the newest line in a store that was never purged', async () => {
      await store().commit(turnOf(KEY, 'a', 0, 0));
      expect(await refusal(purgeAt(jump))).toBe('clock');
      await restart();
      expect(await purgeAt(jump + 7 * DAY)).toEqual({ lines: 2, conversations: 1 });
    });

    it('deletes nothing when the clock was set right in between, however often it jumps', async () => {
      await store().commit(turnOf(KEY, 'a', 0, 0));
      for (let day = 0; day < 5; day += 1) {
        await purgeAt(day * DAY);
        expect(await refusal(purgeAt(jump + day * DAY))).toBe('clock');
        await restart();
      }
      expect(await left()).toBe(2);
    });

    it('never believes one that falls back to the same wrong time at every boot', async () => {
      await store().commit(turnOf(KEY, 'a', 0, 0));
      for (let boot = 0; boot < 5; boot += 1) {
        expect(await refusal(purgeAt(jump + boot))).toBe('clock');
        await restart();
      }
      expect(await left()).toBe(2);
    });
  });

  it('has nothing to do in an empty store', async () => {
    expect(await purge(1000)).toEqual({ lines: 0, conversations: 0 });
  });

  it('deletes more than fits one transaction while turns go on', async () => {
    const old = Array.from({ length: 30 }, (_, c) => {
      const lines = Array.from({ length: 50 }, (_, i) => visitorLine(`old-${c}-${i}`, 1000 + i));
      return store().commit({ ...turnOf(keyOf(`old${c}`), 'a', 0, 1000), lines });
    });
    await Promise.all([...old, store().commit(turnOf(KEY, 'a', 0, 5000))]);
    const [purged, ...commits] = await Promise.all([
      purge(4000),
      ...Array.from({ length: 30 }, (_, i) => store().commit(turnOf(keyOf(`new${i}`), 'a', 0, 6000))),
    ]);
    expect(purged).toEqual({ lines: 1500, conversations: 30 });
    expect(commits.map((result) => result.kind)).toEqual(commits.map(() => 'committed'));
    expect(await store().lines(keyOf('new29'), 0, 10)).toHaveLength(2);
  });
}
