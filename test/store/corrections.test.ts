import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { ImproveReader, ImproveWriter } from '../../src/model/improve.ts';
import type { DecisionRecord } from '../../src/model/reply.ts';
import type { ReviewReader, ReviewWriter } from '../../src/model/review.ts';
import type { Store, TurnCommit } from '../../src/model/store.ts';
import { createReviewReader } from '../../src/store/review.ts';
import { createSqliteStore } from '../../src/store/sqlite.ts';
import { TestFolder } from './place.ts';
import { botLine, CLOCK, keepingLog, keyOf, turnOf, visitorLine } from './samples.ts';

/** A message in a conversation of its own, and what came of it. */
function said(
  name: string,
  text: string,
  outcome: DecisionRecord['outcome'],
  at = Date.now() - 1000,
): TurnCommit {
  const decision = { outcome, id: null, content: 'c', model: 'm' };
  return {
    ...turnOf(keyOf(name), 'a', 0, at),
    lines: [
      visitorLine(`${name}-v`, at, text),
      { ...botLine(`${name}-b`, at + 1), decision, replyTo: `${name}-v` },
    ],
  };
}

describe('corrections', () => {
  let place: TestFolder;
  let store: Store & ReviewWriter & ImproveWriter;
  let reader: ReviewReader & ImproveReader;
  let erasures: number;

  beforeEach(async () => {
    place = new TestFolder();
    store = createSqliteStore({ file: place.file, clock: CLOCK, log: keepingLog() });
    await store.ready();
    reader = createReviewReader({ file: place.file, clock: CLOCK, log: keepingLog() });
    erasures = 0;
    store.onErased(() => (erasures += 1));
    await store.commit(said('parking', 'where do I park, my number is 518-555-0100', 'unknown'));
    await store.commit(said('fees', 'what does it cost', 'answered'));
  });
  afterEach(async () => {
    await reader.close();
    await store.close();
    await place.remove();
  });
  const idOf = async (name: string): Promise<string> => (await reader.idOf(keyOf(name))) ?? '';
  const correct = async (name: string, text?: string) =>
    store.correct({
      conversation: await idOf(name),
      lineId: `${name}-v`,
      expected: 'clinic/location',
      ...(text !== undefined && { text }),
      by: 'rob',
      at: 5,
    });

  it('are kept in the words of the line, masked, or in a reviewer’s', async () => {
    const kept = await correct('parking');
    expect(kept).toMatchObject({
      kind: 'kept',
      correction: { text: 'where do I park, my number is •••', state: 'proposed', by: 'rob' },
    });
    await correct('parking', 'where can I park? ask ann@mail.example');
    expect(await reader.corrections()).toMatchObject([
      { text: 'where can I park? ask •••', expected: 'clinic/location', conversation: await idOf('parking') },
    ]);
  });

  it('are decided, and a decision can be changed', async () => {
    const kept = await correct('parking');
    const id = kept.kind === 'kept' ? kept.correction.id : '';
    expect(await store.decide(id, 'approved', 'lea', 7)).toBe(true);
    expect(await reader.corrections()).toMatchObject([
      { id, state: 'approved', decided: { by: 'lea', at: 7 } },
    ]);
    expect(await store.decide(id, 'withdrawn', 'lea', 8)).toBe(true);
    expect(await store.decide('f'.repeat(24), 'approved', 'lea', 9)).toBe(false);
  });

  it('are of what a visitor said, and of nothing in which danger was seen', async () => {
    await store.commit(said('danger', 'I want to end it', 'crisis'));
    const flags = [{ lineId: 'flagged-v', reason: 'danger', kind: 'self', at: Date.now() }] as const;
    await store.commit({ ...said('flagged', 'he hits me', 'answered'), flags });
    for (const name of ['danger', 'flagged']) expect(await correct(name)).toEqual({ kind: 'danger' });
    const conversation = await idOf('parking');
    for (const lineId of ['parking-b', 'fees-v', 'none'])
      expect(await store.correct({ conversation, lineId, expected: 'none', by: 'rob', at: 5 })).toEqual({
        kind: 'unknown',
      });
    expect(await reader.corrections()).toEqual([]);
  });

  it('go when the conversation is erased by staff or by its visitor, or is purged, which is told', async () => {
    await correct('parking');
    await store.eraseById(await idOf('parking'), 'r1', Date.now());
    expect(await reader.corrections()).toEqual([]);
    await correct('fees');
    const wish = { ...turnOf(keyOf('fees'), 'z', 1, Date.now()), state: '' };
    expect((await store.erase(wish, 'r2')).kind).toBe('committed');
    expect(await reader.corrections()).toEqual([]);
    await store.commit(said('old', 'is there a lift', 'unknown', Date.now() - 800));
    await correct('old');
    expect(erasures).toBe(2);
    await store.purge(Date.now() - 500, Date.now());
    expect(await reader.corrections()).toEqual([]);
    expect(erasures).toBe(3);
  });

  it('stand beside what was not answered, which has none yet', async () => {
    await store.commit(said('lift', 'is there a lift', 'unknown'));
    const now = Date.now();
    const flags = [{ lineId: 'flagged-v', reason: 'danger', kind: 'self', at: now }] as const;
    await store.commit({ ...said('flagged', 'something dark', 'unknown'), flags });
    const texts = async () => (await reader.unanswered(now - 60_000, 10)).map(({ text }) => text);
    expect((await texts()).toSorted()).toEqual(['is there a lift', 'where do I park, my number is •••']);
    const kept = await correct('lift');
    expect(await texts()).toEqual(['where do I park, my number is •••']);
    if (kept.kind === 'kept') await store.decide(kept.correction.id, 'withdrawn', 'lea', 8);
    expect(await texts()).toHaveLength(2);
    expect(await reader.unanswered(now + 60_000, 10)).toEqual([]);
    expect(await reader.unanswered(0, 1)).toHaveLength(1);
  });
});
