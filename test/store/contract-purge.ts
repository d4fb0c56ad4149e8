import { expect, it } from '@jest/globals';
import type { Store } from '../../src/model/store.ts';
import { KEY, keyOf, refusal, turnOf, visitorLine } from './samples.ts';

/** The part of the contract that deletes. */
export function describePurge(store: () => Store, restart: () => Promise<Store>): void {
  it('deletes what is older than the cut-off with all that hangs on it, and nothing else', async () => {
    const flags = [{ lineId: 'old-a-v', reason: 'danger' as const, kind: 'self', at: 1000 }];
    await store().commit({ ...turnOf(keyOf('old'), 'a', 0, 1000), flags });
    await store().delivered([{ lineId: 'old-a-b', status: 'sent', at: 1002 }]);
    await store().commit(turnOf(keyOf('new'), 'a', 0, 5000));
    await store().delivered([{ lineId: 'new-a-b', status: 'sent', at: 5002 }]);
    expect(await store().purge(2000)).toEqual({ lines: 2, conversations: 1 });
    expect(await store().conversation(keyOf('old'))).toBeUndefined();
    expect(await store().lines(keyOf('old'), 0, 10)).toEqual([]);
    expect(await store().flags(keyOf('old'))).toEqual([]);
    expect(await store().deliveries(keyOf('old'))).toEqual([]);
    expect(await store().lines(keyOf('new'), 0, 10)).toHaveLength(2);
    expect(await store().deliveries(keyOf('new'))).toHaveLength(1);
    expect(await store().purge(2000)).toEqual({ lines: 0, conversations: 0 });
  });

  it('keeps a line at the very cut-off', async () => {
    await store().commit(turnOf(KEY, 'a', 0, 1000));
    expect(await store().purge(1001)).toEqual({ lines: 1, conversations: 0 });
    expect(await store().lines(KEY, 0, 10)).toMatchObject([{ seq: 2, at: 1001 }]);
  });

  it('goes on counting in a conversation that lost its beginning', async () => {
    await store().commit(turnOf(KEY, 'a', 0, 1000));
    await store().commit(turnOf(KEY, 'b', 1, 5000));
    await store().purge(2000);
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
    await store().purge(2000);
    expect(await store().commit(turnOf(keyOf('old'), 'a', 1, 9000))).toEqual({ kind: 'conflict' });
    expect(await store().commit(turnOf(keyOf('old'), 'a', 0, 9000))).toMatchObject({
      version: 1,
      lines: [{ seq: 1 }, { seq: 2 }],
    });
  });

  it('forgets a dedupe key only when the whole turn is gone', async () => {
    await store().commit(turnOf(KEY, 'a', 0, 1000));
    await store().commit(turnOf(KEY, 'b', 1, 5000));
    await store().purge(1001);
    expect(await store().commit(turnOf(KEY, 'a', 2, 6000))).toMatchObject({
      kind: 'duplicate',
      lines: [{ seq: 2 }],
    });
    await store().purge(1002);
    expect(await store().commit(turnOf(KEY, 'a', 2, 6000))).toMatchObject({ kind: 'committed' });
  });

  it('passes over a delivery that comes after the line was deleted', async () => {
    await store().commit(turnOf(keyOf('old'), 'a', 0, 1000));
    await store().commit(turnOf(keyOf('new'), 'a', 0, 9000));
    await store().purge(2000);
    await store().delivered([{ lineId: 'old-a-b', status: 'sent', at: 9001 }]);
    expect(await store().settlePending(9002)).toBe(0);
  });

  it('settles what an earlier process left open even when everything before was deleted', async () => {
    await store().commit(turnOf(keyOf('old'), 'a', 0, 1000));
    await store().commit(turnOf(keyOf('new'), 'a', 0, 9000));
    await restart();
    await store().purge(9000);
    await store().commit(turnOf(keyOf('later'), 'a', 0, 9500));
    expect(await store().settlePending(9600)).toBe(1);
  });

  it('refuses a cut-off later than the newest line, as after a clock that jumped ahead', async () => {
    await store().commit(turnOf(KEY, 'a', 0, 1000));
    expect(await refusal(store().purge(1002))).toBe('clock');
    expect(await refusal(store().purge(Number.NaN))).toBe('invalid');
    expect(await refusal(store().purge(Number.POSITIVE_INFINITY))).toBe('invalid');
    expect(await store().lines(KEY, 0, 10)).toHaveLength(2);
  });

  it('has nothing to do in an empty store', async () => {
    expect(await store().purge(1000)).toEqual({ lines: 0, conversations: 0 });
  });

  it('deletes more than fits one transaction while turns go on', async () => {
    const old = Array.from({ length: 30 }, (_, c) => {
      const lines = Array.from({ length: 50 }, (_, i) => visitorLine(`old-${c}-${i}`, 1000 + i));
      return store().commit({ ...turnOf(keyOf(`old${c}`), 'a', 0, 1000), lines });
    });
    await Promise.all([...old, store().commit(turnOf(KEY, 'a', 0, 5000))]);
    const [purged, ...commits] = await Promise.all([
      store().purge(4000),
      ...Array.from({ length: 30 }, (_, i) => store().commit(turnOf(keyOf(`new${i}`), 'a', 0, 6000))),
    ]);
    expect(purged).toEqual({ lines: 1500, conversations: 30 });
    expect(commits.map((result) => result.kind)).toEqual(commits.map(() => 'committed'));
    expect(await store().lines(keyOf('new29'), 0, 10)).toHaveLength(2);
  });
}
