import { describe, expect, it } from '@jest/globals';
import type { Store, TurnCommit } from '../../src/model/store.ts';
import { botLine, KEY, keyOf, refusal, turnOf } from './samples.ts';

/** The part of the contract about thumbs, call-back requests and conversations erased at a visitor's wish. */
export function describeErase(store: () => Store, restart: () => Promise<Store>): void {
  const receiptTurn = (version: number, at: number, dedupe = 'forget'): TurnCommit => ({
    key: KEY,
    dedupe,
    expectedVersion: version,
    state: '{}',
    lines: [botLine(`receipt-${dedupe}`, at, 'Done.')],
    flags: [],
  });
  const callBack = { id: 'wish', name: 'Robin', contact: '518-555-0199', at: 3000 };

  describe('feedback', () => {
    it('is kept with the line it is about; the last thumb counts, and words are not lost by it', async () => {
      await store().commit(turnOf(KEY, 'a', 0, 1000));
      const given = { lineId: 'one-a-b', reaction: 'dislike' as const, words: 'too \0 long', at: 2000 };
      await store().commit({ ...turnOf(KEY, 'b', 1, 2000), feedback: [given] });
      expect(await store().feedback(KEY)).toEqual([given]);
      const second = { lineId: 'one-a-b', reaction: 'like' as const, at: 3000 };
      await store().commit({ ...turnOf(KEY, 'c', 2, 3000), feedback: [second] });
      await restart();
      expect(await store().feedback(KEY)).toEqual([{ ...second, words: 'too \0 long' }]);
    });

    it('on a line of somebody else, or of the visitor, is passed over', async () => {
      await store().commit(turnOf(keyOf('other'), 'a', 0, 1000));
      await store().commit(turnOf(KEY, 'a', 0, 1000));
      const feedback = ['other-a-b', 'one-a-v', 'nowhere'].map((lineId) => ({
        lineId,
        reaction: 'like' as const,
        at: 2000,
      }));
      expect(await store().commit({ ...turnOf(KEY, 'b', 1, 2000), feedback })).toMatchObject({
        kind: 'committed',
      });
      expect(await store().feedback(KEY)).toEqual([]);
      expect(await store().feedback(keyOf('other'))).toEqual([]);
    });

    it('goes with its line', async () => {
      await store().commit(turnOf(KEY, 'a', 0, 1000));
      const feedback = [{ lineId: 'one-a-b', reaction: 'like' as const, at: 5000 }];
      await store().commit({ ...turnOf(KEY, 'b', 1, 5000), feedback });
      await store().purge(2000, 10_000);
      expect(await store().feedback(KEY)).toEqual([]);
    });
  });

  describe('a call-back request', () => {
    it('is kept for staff, with its conversation, until it is as old as the rest', async () => {
      await store().commit({ ...turnOf(KEY, 'a', 0, 3000), callBack });
      await restart();
      expect(await store().callBacks(10)).toEqual([{ ...callBack, key: KEY }]);
      await store().purge(4000, 10_000);
      expect(await store().callBacks(10)).toEqual([]);
      expect(await store().conversation(KEY)).toBeUndefined();
    });
  });

  describe('erasing', () => {
    const danger = { lineId: 'one-a-v', reason: 'danger' as const, kind: 'self', at: 1000 };

    it('leaves nothing of a conversation but its receipt, and nothing of others is touched', async () => {
      await store().commit({ ...turnOf(KEY, 'a', 0, 1000), flags: [danger], callBack });
      await store().delivered([{ lineId: 'one-a-b', status: 'sent', at: 1002 }]);
      await store().commit(turnOf(keyOf('other'), 'a', 0, 1000));
      const done = await store().erase(receiptTurn(1, 4000), 'R-1');
      expect(done).toMatchObject({ kind: 'committed', version: 2, lines: [{ seq: 3, text: 'Done.' }] });
      await restart();
      expect((await store().lines(KEY, 0, 10)).map(({ seq }) => seq)).toEqual([3]);
      expect(await store().flags(KEY)).toEqual([]);
      expect(await store().deliveries(KEY)).toEqual([]);
      expect(await store().callBacks(10)).toEqual([]);
      expect(await store().conversation(KEY)).toMatchObject({
        state: { version: 2, json: '{}' },
        lastSeq: 3,
      });
      expect(await store().lines(keyOf('other'), 0, 10)).toHaveLength(2);
    });

    it('keeps the flags without their lines, under a receipt, until they are as old as the rest', async () => {
      await store().commit({ ...turnOf(KEY, 'a', 0, 1000), flags: [danger] });
      await store().erase(receiptTurn(1, 4000), 'R-1');
      await restart();
      const { lineId: _line, ...mark } = danger;
      expect(await store().erasures(10)).toEqual([{ receipt: 'R-1', at: 4000, lines: 2, flags: [mark] }]);
      await store().purge(5000, 10_000);
      expect(await store().erasures(10)).toEqual([]);
    });

    it('lets the conversation go on, its count and its ids with it', async () => {
      await store().commit(turnOf(KEY, 'a', 0, 1000));
      await store().erase(receiptTurn(1, 4000), 'R-1');
      expect(await store().commit({ ...turnOf(KEY, 'a', 2, 5000), dedupe: 'b' })).toMatchObject({
        kind: 'committed',
        lines: [{ seq: 4 }, { seq: 5 }],
      });
    });

    it('knows a delivery that comes again late for one that was erased, and stores nothing of it', async () => {
      await store().commit(turnOf(KEY, 'a', 0, 1000));
      await store().erase(receiptTurn(1, 4000), 'R-1');
      await restart();
      expect(await store().commit(turnOf(KEY, 'a', 2, 5000))).toEqual({ kind: 'duplicate', lines: [] });
      expect(await store().lines(KEY, 0, 10)).toHaveLength(1);
      expect(await store().commit(turnOf(keyOf('two'), 'a', 0, 5000))).toMatchObject({ kind: 'committed' });
    });

    it('is done once for one delivery, and not on an old version', async () => {
      await store().commit(turnOf(KEY, 'a', 0, 1000));
      expect(await store().erase(receiptTurn(0, 4000), 'R-0')).toEqual({ kind: 'conflict' });
      expect(await store().lines(KEY, 0, 10)).toHaveLength(2);
      await store().erase(receiptTurn(1, 4000), 'R-1');
      await store().commit(turnOf(KEY, 'b', 2, 5000));
      expect(await store().erase(receiptTurn(1, 4000), 'R-2')).toMatchObject({
        kind: 'duplicate',
        lines: [{ text: 'Done.' }],
      });
      expect(await store().lines(KEY, 0, 10)).toHaveLength(3);
      expect(await store().erasures(10)).toHaveLength(1);
    });

    it('that is refused erases nothing', async () => {
      await store().commit(turnOf(KEY, 'a', 0, 5000));
      expect(await refusal(store().erase(receiptTurn(1, 4000), 'R-1'))).toBe('invalid');
      expect(await store().lines(KEY, 0, 10)).toHaveLength(2);
      expect(await store().erasures(10)).toEqual([]);
    });
  });
}
