import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { ReviewReader, ReviewWriter } from '../../src/model/review.ts';
import type { Store, TurnCommit } from '../../src/model/store.ts';
import { createReviewReader } from '../../src/store/review.ts';
import { createSqliteStore } from '../../src/store/sqlite.ts';
import { TestFolder } from './place.ts';
import { botLine, CLOCK, keepingLog, KEY, keyOf, turnOf, visitorLine } from './samples.ts';

const danger = (lineId: string, at: number) => ({ lineId, reason: 'danger', kind: 'self', at }) as const;
const decided = (outcome: 'answered' | 'unknown', id: string | null) => ({
  outcome,
  id,
  content: 'c',
  model: 'm',
});

/** One message and its answer. */
function said(conversation: string, text: string, at: number, more: Partial<TurnCommit> = {}): TurnCommit {
  const dedupe = `d${at}`;
  const name = `${conversation}-${dedupe}`;
  return {
    ...turnOf(keyOf(conversation), dedupe, 0, at),
    lines: [
      visitorLine(`${name}-v`, at, text),
      { ...botLine(`${name}-b`, at + 1), decision: decided('answered', 'homework/why') },
    ],
    ...more,
  };
}

describe('what staff read', () => {
  let place: TestFolder;
  let store: Store & ReviewWriter;
  let reader: ReviewReader;

  beforeEach(async () => {
    place = new TestFolder();
    store = createSqliteStore({ file: place.file, clock: CLOCK, log: keepingLog() });
    await store.ready();
    reader = createReviewReader({ file: place.file, clock: CLOCK, log: keepingLog() });
  });
  afterEach(async () => {
    await reader.close();
    await store.close();
    await place.remove();
  });
  const ids = async (filter = {}): Promise<readonly string[]> =>
    (await reader.list(filter, 50)).rows.map(({ opening }) => opening.text);
  const idOf = async (conversation: string): Promise<string> => {
    const id = await reader.idOf(keyOf(conversation));
    if (id === undefined) throw new Error('no such conversation');
    return id;
  };
  const traces = (word: string): readonly string[] =>
    readdirSync(place.folder).filter((name) => readFileSync(path.join(place.folder, name)).includes(word));

  it('puts first what matters', async () => {
    await store.commit(said('calm', 'what is homework', 1000));
    await store.commit(said('lost', 'zxcv', 2000));
    const line = 'thumb-d3000-b';
    await store.commit(
      said('thumb', 'is it long', 3000, { feedback: [{ lineId: line, reaction: 'dislike', at: 3000 }] }),
    );
    await store.commit(
      said('call', 'call me', 4000, {
        callBack: { id: 'c', name: 'Ann', contact: '518-555-0100', at: 4000 },
      }),
    );
    await store.commit(said('later', 'second', 6000, { flags: [danger('later-d6000-v', 6000)] }));
    await store.commit(said('first', 'first', 5000, { flags: [danger('first-d5000-v', 5000)] }));
    const { groups, unopened } = await reader.queue(10);
    expect(groups.map(({ group, rows }) => [group, rows.map(({ opening }) => opening.text)])).toEqual([
      ['danger', ['first', 'second']],
      ['thumbs-down', ['is it long']],
      ['unanswered', []],
      ['call-back', ['call me']],
      ['rest', ['zxcv', 'what is homework']],
    ]);
    expect(unopened).toBe(2);
    const next = await reader.next([]);
    expect(next).toEqual({ id: await idOf('first'), group: 'danger' });
    expect((await reader.next([next?.id ?? '']))?.id).toBe(await idOf('later'));
  });

  it('remembers who opened a flag, and brings back what was reviewed when something new is said', async () => {
    await store.commit(said('one', 'first', 1000, { flags: [danger('one-d1000-v', 1000)] }));
    const id = await idOf('one');
    await store.change({ kind: 'open', id, by: 'ada', at: 2000 });
    await store.change({ kind: 'open', id, by: 'bob', at: 3000 });
    const shown = await reader.conversation(id, { limit: 10, unmasked: false });
    expect(shown?.lines[0]?.flags).toMatchObject([{ kind: 'self', opened: { by: 'ada', at: 2000 } }]);
    expect(shown?.summary).toMatchObject({ unopenedSince: undefined, group: 'danger' });
    const version = shown?.state.version ?? -1;
    expect(await store.change({ kind: 'set', id, version, status: 'reviewed', labels: ['seen'] })).toBe(
      'done',
    );
    expect(await store.change({ kind: 'set', id, version, assignee: 'ada' })).toBe('changed');
    expect(await store.change({ kind: 'set', id: 'f'.repeat(24), version: 0 })).toBe('unknown');
    expect((await reader.list({ label: 'seen', status: 'reviewed' }, 10)).rows).toHaveLength(1);
    expect((await reader.queue(10)).groups.every(({ count }) => count === 0)).toBe(true);
    await store.commit({ ...said('one', 'thanks', 9000), expectedVersion: 1 });
    expect((await reader.state(id))?.status).toBe('new');
    expect((await reader.list({}, 10)).rows[0]?.group).toBe('rest');
  });

  it('hides numbers, addresses and names told in a form from every view, and shows them when asked to', async () => {
    const personal = [{ what: 'name', text: 'Ann' } as const];
    await store.commit(said('one', 'I am Ann, 518-555-0100', 1000, { personal }));
    const bot = {
      ...botLine('b2', 2001),
      text: 'So it is Ann and 518-555-0100. The clinic has 518-555-0199.',
    };
    await store.commit({
      ...said('one', 'yes, ann@mail.example', 2000),
      expectedVersion: 1,
      lines: [visitorLine('v2', 2000, 'yes, ann@mail.example'), bot],
    });
    const id = await idOf('one');
    const texts = async (unmasked: boolean) =>
      (await reader.conversation(id, { limit: 10, unmasked }))?.lines.map(({ line }) => line.text);
    expect(await texts(false)).toEqual([
      'I am •••, •••',
      'You meet, and you talk.',
      'yes, •••',
      'So it is ••• and •••. The clinic has 518-555-0199.',
    ]);
    expect((await texts(true))?.[0]).toBe('I am Ann, 518-555-0100');
    expect((await reader.list({}, 10)).rows[0]?.opening.text).toBe('I am •••, •••');
    expect(await ids({ words: 'ann' })).toEqual([]);
    expect(await ids({ words: '0100' })).toEqual([]);
    const found = (await reader.list({ words: 'yes' }, 10)).rows[0]?.found;
    expect(found).toEqual(['', 'yes', ', •••']);
  });

  it('finds conversations by words, page by page, each once, whatever is typed', async () => {
    for (let n = 1; n <= 30; n += 1) await store.commit(said(`c${n}`, `worried about sleeping ${n}`, n * 10));
    await store.commit({ ...said('c7', 'still worried, about "sleep"', 5000), expectedVersion: 1 });
    const seen: string[] = [];
    for (let cursor: string | undefined, more = true; more;) {
      const page = await reader.list({ words: 'worry abou' }, 7, cursor);
      seen.push(...page.rows.map(({ id }) => id));
      cursor = page.cursor;
      more = cursor !== undefined;
    }
    expect(seen).toHaveLength(30);
    expect(new Set(seen).size).toBe(30);
    expect(seen[0]).toBe(await idOf('c7'));
    expect((await reader.list({ words: '"sleeping 12"' }, 10)).rows).toHaveLength(1);
    for (const words of [
      '"',
      '" OR 1=1 --',
      'NEAR(',
      'a* NOT b',
      "'; DROP TABLE lines",
      'text:x',
      '^',
      '-',
      '(((',
      'conversation_n:1',
    ])
      expect((await reader.list({ words }, 10)).rows.length).toBeLessThanOrEqual(0);
    const first = await reader.list({}, 10);
    const second = await reader.list({}, 10, first.cursor);
    expect(new Set([...first.rows, ...second.rows].map(({ id }) => id)).size).toBe(20);
    expect((await reader.list({ topic: 'homework', from: 300, outcome: 'answered' }, 50)).rows).toHaveLength(
      2,
    );
    expect(await reader.choices()).toEqual({
      channels: ['web'],
      topics: ['homework'],
      labels: [],
      reviewers: [],
    });
  });

  it('erases a conversation from every file: lines, masks, index, notes, and knows a late delivery', async () => {
    const words = 'quokkamarked';
    await store.commit(
      said('one', `I saw a ${words} at 518-555-0177, said the ${words}s`, 1000, {
        personal: [{ what: 'name', text: 'Xylotomous' }],
      }),
    );
    await store.commit({
      ...said('one', 'I am Xylotomous', 2000, { personal: [{ what: 'name', text: 'Xylotomous' }] }),
      expectedVersion: 1,
    });
    await store.commit(said('two', 'something else', 3000));
    const id = await idOf('one');
    await store.change({
      kind: 'note',
      id,
      note: { id: 'n1', by: 'ada', at: 3000, text: `the ${words} again` },
    });
    expect(traces(words).length).toBeGreaterThan(0);
    await store.change({ kind: 'hold', id, hold: { by: 'lea', at: 1, reason: 'a claim' } });
    expect(await store.eraseById(id, 'R', 4000)).toEqual({ kind: 'held' });
    await store.change({ kind: 'hold', id, hold: undefined });
    expect(await store.eraseById(id, 'R', 4000)).toMatchObject({ kind: 'erased', lines: 4 });
    for (const word of [words, 'quokka', '0177', 'ylotomous']) expect(traces(word)).toEqual([]);
    expect(await reader.conversation(id, { limit: 10, unmasked: true })).toBeUndefined();
    expect(await ids()).toEqual(['something else']);
    expect(await store.commit(said('one', words, 1000))).toEqual({ kind: 'duplicate', lines: [] });
    expect(await store.erasures(1)).toMatchObject([{ receipt: 'R', lines: 4 }]);
  });

  it('erases again what a store put back from an older copy has brought back', async () => {
    await store.commit(said('one', 'a quokka', 1000));
    await store.commit(said('two', 'a wombat', 1000));
    await reader.close();
    await store.close();
    const copy = readFileSync(place.file);
    const reopen = (): void => {
      store = createSqliteStore({ file: place.file, clock: CLOCK, log: keepingLog() });
      reader = createReviewReader({ file: place.file, clock: CLOCK, log: keepingLog() });
    };
    reopen();
    await store.ready();
    await store.eraseById(await idOf('one'), 'R', 4000);
    await reader.close();
    await store.close();
    writeFileSync(place.file, copy);
    reopen();
    await store.ready();
    expect(await store.lines(keyOf('one'), 0, 10)).toEqual([]);
    expect(await ids()).toEqual(['a wombat']);
    expect(await store.commit(said('one', 'a quokka', 1000))).toEqual({ kind: 'duplicate', lines: [] });
  });

  it('overwrites for good what is masked in a conversation that is over', async () => {
    const lines = [
      visitorLine('v', 1000, 'I am at 518-555-0133 now'),
      botLine('b', 1001, 'So 518-555-0133.'),
    ];
    const flags = [danger('v', 1000)];
    const state = JSON.stringify({
      flow: { json: JSON.stringify({ slots: [['phone', '518-555-0133']], at: 1700000000000 }) },
    });
    await store.commit({ ...turnOf(KEY, 'a', 0, 1000), lines, flags, state });
    await store.delivered([{ lineId: 'b', status: 'sent', at: 1002 }]);
    expect(await store.overwrite(1000, 10)).toBe(0);
    expect(await store.overwrite(2000, 10)).toBe(1);
    expect(await store.overwrite(2000, 10)).toBe(0);
    expect(traces('0133')).toEqual([]);
    expect((await store.lines(KEY, 0, 10)).map(({ text, seq }) => [seq, text])).toEqual([
      [1, 'I am at ••• now'],
      [2, 'So •••.'],
    ]);
    expect(await store.flags(KEY)).toEqual(flags);
    expect(JSON.parse((await store.conversation(KEY))?.state.json ?? '').flow.json).toContain(
      '1700000000000',
    );
    const shown = await reader.conversation(await idOf('one'), { limit: 10, unmasked: true });
    expect(shown?.lines[0]?.spans).toEqual({ text: [['phone', 8, 11]] });
  });

  it('keeps a held conversation when its time is over', async () => {
    await store.commit(said('held', 'keep me', 1000));
    await store.commit(said('gone', 'let me go', 1000));
    await store.change({
      kind: 'hold',
      id: await idOf('held'),
      hold: { by: 'lea', at: 1, reason: 'a claim' },
    });
    expect(await store.purge(5000, 6000)).toMatchObject({ lines: 2, conversations: 1 });
    expect(await ids()).toEqual(['keep me']);
    expect((await reader.figures(6000, 1000)).held).toBe(1);
  });
});
