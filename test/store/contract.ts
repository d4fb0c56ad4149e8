import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { DecisionRecord, Reply } from '../../src/model/reply.ts';
import type { NewLine, Store } from '../../src/model/store.ts';
import { describeErase } from './contract-erase.ts';
import { describeNames } from './contract-names.ts';
import { describePurge } from './contract-purge.ts';
import { botLine, committedLines, KEY, keyOf, refusal, turnOf, visitorLine } from './samples.ts';

/** One place to store in: `open` gives a store on it, and opening it again after `close` is a restart. */
export interface Place {
  open(): Store;
  remove(): Promise<void>;
}

/** What every implementation of the port must do. Run on each by contract.test.ts. */
export function describeStore(name: string, makePlace: () => Promise<Place>): void {
  describe(`${name}, as a store`, () => {
    let place: Place;
    let store: Store;

    beforeEach(async () => {
      place = await makePlace();
      store = place.open();
      await store.ready();
    });
    afterEach(async () => {
      await store.close();
      await place.remove();
    });
    const restart = async (): Promise<Store> => {
      await store.close();
      store = place.open();
      return store;
    };

    describeCommits(() => store, restart);
    describeReads(() => store, restart);
    describeText(() => store, restart);
    describeDeliveries(() => store, restart);
    describePurge(() => store, restart);
    describeErase(() => store, restart);
    describeNames(() => store, restart);
    describeClosing(() => store);
  });
}

type Current = () => Store;
type Restart = () => Promise<Store>;

function describeCommits(store: Current, restart: Restart): void {
  it('knows nothing of a conversation before its first commit', async () => {
    expect(await store().conversation(KEY)).toBeUndefined();
    expect(await store().lines(KEY, 0, 10)).toEqual([]);
  });

  it('numbers lines from 1 and remembers state, version and time', async () => {
    const result = await store().commit(turnOf(KEY, 'a', 0, 1000));
    expect(result).toMatchObject({ kind: 'committed', version: 1, lines: [{ seq: 1 }, { seq: 2 }] });
    expect(await store().conversation(KEY)).toEqual({
      key: KEY,
      state: { version: 1, json: '{"at":1000}' },
      lastSeq: 2,
      lastAt: 1001,
    });
  });

  it('gives a repeated delivery the lines of its first commit and stores nothing more', async () => {
    const first = await store().commit(turnOf(KEY, 'a', 0, 1000));
    await store().commit(turnOf(KEY, 'b', 1, 2000));
    const again = { ...turnOf(KEY, 'a', 2, 3000), lines: [visitorLine('other', 3000)] };
    expect(await store().commit(again)).toEqual({ kind: 'duplicate', lines: committedLines(first) });
    expect(await store().lines(KEY, 0, 10)).toHaveLength(4);
    expect((await store().conversation(KEY))?.state.version).toBe(2);
  });

  it('recognizes a repeated delivery whatever version it names, and after a restart', async () => {
    const first = await store().commit(turnOf(KEY, 'a', 0, 1000));
    await restart();
    expect(await store().commit(turnOf(KEY, 'a', 0, 1000))).toEqual({
      kind: 'duplicate',
      lines: committedLines(first),
    });
  });

  it('takes the same dedupe key once in each conversation', async () => {
    await store().commit(turnOf(keyOf('one'), 'a', 0, 1000));
    expect(await store().commit(turnOf(keyOf('two'), 'a', 0, 1000))).toMatchObject({ kind: 'committed' });
    const sameIdElsewhere = {
      ...turnOf(keyOf('x'), 'a', 0, 1000),
      key: { channel: 'slack', conversation: 'one' },
    };
    expect(await store().commit(sameIdElsewhere)).toMatchObject({ kind: 'committed' });
  });

  it('refuses a turn decided on another version as a conflict and leaves no trace of it', async () => {
    await store().commit(turnOf(KEY, 'a', 0, 1000));
    expect(await store().commit(turnOf(KEY, 'b', 0, 2000))).toEqual({ kind: 'conflict' });
    expect(await store().commit(turnOf(KEY, 'b', 2, 2000))).toEqual({ kind: 'conflict' });
    expect(await store().commit(turnOf(keyOf('new'), 'a', 1, 2000))).toEqual({ kind: 'conflict' });
    expect(await store().conversation(keyOf('new'))).toBeUndefined();
    expect(await store().lines(KEY, 0, 10)).toHaveLength(2);
    expect(await store().commit(turnOf(KEY, 'b', 1, 2000))).toMatchObject({ kind: 'committed', version: 2 });
  });

  it('stores state alone where a turn has no lines', async () => {
    await store().commit(turnOf(KEY, 'a', 0, 1000));
    const silent = { ...turnOf(KEY, 'b', 1, 2000), lines: [] };
    expect(await store().commit(silent)).toEqual({ kind: 'committed', lines: [], version: 2 });
    expect(await store().commit(silent)).toEqual({ kind: 'duplicate', lines: [] });
    expect(await store().conversation(KEY)).toMatchObject({ lastSeq: 2, lastAt: 1001 });
  });

  it('stores 256 commits asked for at once, each in full', async () => {
    const asked = Array.from({ length: 256 }, (_, i) =>
      store().commit(turnOf(keyOf(`c${i}`), 'a', 0, 1000 + i)),
    );
    const results = await Promise.all(asked);
    expect(results.every((result) => result.kind === 'committed')).toBe(true);
    const read = await Promise.all(results.map((_, i) => store().lines(keyOf(`c${i}`), 0, 10)));
    expect(read).toEqual(results.map(committedLines));
  });

  it('lets one of many turns on the same version win, and numbers without a gap when the others try again', async () => {
    const commitUntilTaken = async (worker: number) => {
      for (;;) {
        const seen = await store().conversation(KEY);
        const at = (seen?.lastAt ?? 0) + 1;
        const result = await store().commit(turnOf(KEY, `w${worker}`, seen?.state.version ?? 0, at));
        if (result.kind !== 'conflict') return committedLines(result);
      }
    };
    const won = await Promise.all(Array.from({ length: 24 }, (_, worker) => commitUntilTaken(worker)));
    const numbers = won.flat().map((line) => line.seq);
    expect(numbers.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 48 }, (_, i) => i + 1));
    expect(await store().lines(KEY, 0, 100)).toEqual(won.flat().toSorted((a, b) => a.seq - b.seq));
  });

  it('takes no other turn down with one that breaks the rules', async () => {
    await store().commit(turnOf(KEY, 'a', 0, 1000));
    const usedId = { ...turnOf(keyOf('two'), 'a', 0, 1000), lines: [visitorLine('one-a-v', 1000)] };
    const twiceItself = {
      ...turnOf(keyOf('six'), 'a', 0, 1),
      lines: [visitorLine('q', 1), visitorLine('q', 2)],
    };
    const backInTime = turnOf(KEY, 'b', 1, 1001);
    const noSuchLine = {
      ...turnOf(keyOf('three'), 'a', 0, 1000),
      flags: [{ lineId: 'nobody', reason: 'danger' as const, kind: 'self', at: 1000 }],
    };
    const bad = [usedId, twiceItself, backInTime, noSuchLine].map((turn) => refusal(store().commit(turn)));
    const good = [turnOf(keyOf('four'), 'a', 0, 1000), turnOf(keyOf('five'), 'a', 0, 1000)].map((turn) =>
      store().commit(turn),
    );
    expect(await Promise.all(bad)).toEqual(['invalid', 'invalid', 'invalid', 'invalid']);
    expect((await Promise.all(good)).map((result) => result.kind)).toEqual(['committed', 'committed']);
    for (const untouched of ['two', 'three', 'six']) {
      expect(await store().conversation(keyOf(untouched))).toBeUndefined();
    }
    expect(await store().conversation(KEY)).toMatchObject({ lastSeq: 2, state: { version: 1 } });
  });

  it('is not changed by what a caller later does to what it handed over or got', async () => {
    const line = { ...visitorLine('mine', 1000), event: { name: 'feedback', data: '{}' } };
    const result = await store().commit({ ...turnOf(KEY, 'a', 0, 1000), lines: [line] });
    line.event.name = 'changed';
    line.text = 'changed';
    Object.assign(committedLines(result)[0] ?? {}, { text: 'changed' });
    expect(await store().lines(KEY, 0, 10)).toMatchObject([
      { text: visitorLine('mine', 1).text, event: { name: 'feedback' } },
    ]);
  });
}

function describeReads(store: Current, restart: Restart): void {
  it('gives the lines after a watermark, oldest first, at most as many as asked', async () => {
    for (let i = 0; i < 5; i += 1) await store().commit(turnOf(KEY, `t${i}`, i, 1000 + 10 * i));
    await store().commit(turnOf(keyOf('other'), 'a', 0, 1000));
    const seqs = async (after: number, limit: number) =>
      (await store().lines(KEY, after, limit)).map((line) => line.seq);
    expect(await seqs(0, 100)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    expect(await seqs(7, 100)).toEqual([8, 9, 10]);
    expect(await seqs(3, 2)).toEqual([4, 5]);
    expect(await seqs(10, 100)).toEqual([]);
    expect(await seqs(99, 100)).toEqual([]);
    expect(await seqs(0, 0)).toEqual([]);
    expect(await seqs(0, -1)).toEqual([]);
  });

  it('shows a commit to every read asked for after it, even before its answer came', async () => {
    for (let i = 0; i < 20; i += 1) {
      const commit = store().commit(turnOf(KEY, `t${i}`, i, 1000 + 10 * i));
      const [lines, record] = await Promise.all([store().lines(KEY, 2 * i, 10), store().conversation(KEY)]);
      expect(lines).toEqual(committedLines(await commit));
      expect(record?.state.version).toBe(i + 1);
    }
  });

  it('gives back every field of a line as it was handed over, also after a restart', async () => {
    const reply: Reply = {
      text: 'A first session is a **conversation**.',
      answer: { outcome: 'answered', id: 'first-session/what-happens' },
      section: 'Your first session',
      choices: [
        { label: 'What to bring', value: { entry: 'first-session/what-to-bring' } },
        { label: 'None of these', value: { none: true } },
      ],
    };
    const decision: DecisionRecord = {
      outcome: 'answered',
      id: 'first-session/what-happens',
      confidence: 0.875,
      runnerUp: { id: 'first-session/length', confidence: 0.0625 },
      matched: ['first', 'time'],
      content: 'c0ffee',
      model: 'beef',
    };
    const asked: NewLine = {
      ...visitorLine('v', 1000),
      clientTime: '2026-05-04T10:00:00Z',
      echo: 'client-7',
    };
    const answered: NewLine = {
      ...botLine('b', 1001, reply.text),
      reply,
      decision,
      replyTo: 'v',
      fault: 'E1',
    };
    const event: NewLine = {
      id: 'e',
      role: 'visitor',
      kind: 'event',
      at: 1002,
      text: '',
      event: { name: 'f', data: '{"a":1}' },
    };
    const lines = [asked, answered, event];
    const expected = lines.map((line, index) => ({ ...line, seq: index + 1 }));
    expect(committedLines(await store().commit({ ...turnOf(KEY, 'a', 0, 1000), lines }))).toEqual(expected);
    expect(await store().lines(KEY, 0, 10)).toEqual(expected);
    await restart();
    expect(await store().lines(KEY, 0, 10)).toEqual(expected);
  });

  it('goes on after a restart where it was', async () => {
    await store().commit(turnOf(KEY, 'a', 0, 1000));
    await restart();
    expect(await store().commit(turnOf(KEY, 'b', 1, 2000))).toMatchObject({
      version: 2,
      lines: [{ seq: 3 }, { seq: 4 }],
    });
  });
}

function describeText(store: Current, restart: Restart): void {
  const TEXTS: readonly (readonly [string, string])[] = [
    ['empty', ''],
    ['a NUL in the middle and at the end', 'be\0fore\0'],
    ['emoji of several code points', '👩‍👩‍👧‍👦 🇺🇦 e\u0301'],
    ['a lone high surrogate', 'cut \ud83d here'],
    ['a lone low surrogate', '\ude00 at the start'],
    ['surrogates in the wrong order', '\ude00\ud83d'],
    ['a backslash that looks like our own writing', String.raw`\u0000 \ud83d \\u0000 \x`],
    ['quotes and SQL', `'); DROP TABLE lines; -- " \` %_`],
    ['controls, line ends and a byte order mark', '\ufeff\u0001\u001b[31m\r\n\u2028\u202e'],
    ['names of the prototype', '__proto__'],
    ['very long', 'word 😀 '.repeat(20_000)],
  ];

  const turnIn = (text: string) => {
    const key = { channel: `channel ${text}`, conversation: `conversation ${text}` };
    const line = { ...visitorLine(`id ${text}`, 1000, text), echo: text, event: { name: text, data: text } };
    const flags = [{ lineId: line.id, reason: 'danger' as const, kind: text, at: 1000 }];
    return {
      key,
      dedupe: `dedupe ${text}`,
      expectedVersion: 0,
      state: JSON.stringify({ text }) + text,
      lines: [line],
      flags,
    };
  };

  it('keeps text as it came, wherever it stands, after a restart too', async () => {
    for (const [, text] of TEXTS) {
      await store().commit(turnIn(text));
      await store().delivered([{ lineId: `id ${text}`, status: 'sent', at: 1001 }]);
    }
    await restart();
    for (const [name, text] of TEXTS) {
      const { key, lines, ...turn } = turnIn(text);
      const stored = lines.map((line) => ({ ...line, seq: 1 }));
      const read = {
        lines: await store().lines(key, 0, 10),
        again: await store().commit({ ...turn, key, lines }),
        record: await store().conversation(key),
        flags: await store().flags(key),
        deliveries: await store().deliveries(key),
      };
      expect({ name, ...read }).toEqual({
        name,
        lines: stored,
        again: { kind: 'duplicate', lines: stored },
        record: { key, state: { version: 1, json: turn.state }, lastSeq: 1, lastAt: 1000 },
        flags: turn.flags,
        deliveries: [{ lineId: `id ${text}`, status: 'sent', at: 1001 }],
      });
    }
  });

  it('takes texts that differ only in damage for different ones', async () => {
    const ids = ['\ud83d', '\ud83e', '\ufffd', '\\ud83d', '\0', '', '\\u0000'];
    for (const id of ids) {
      const key = { channel: 'web', conversation: id };
      const turn = { ...turnOf(key, id, 0, 1000), lines: [visitorLine(`x${id}`, 1000, id)] };
      expect(await store().commit(turn)).toMatchObject({ kind: 'committed' });
    }
    for (const id of ids) {
      expect(await store().lines({ channel: 'web', conversation: id }, 0, 10)).toMatchObject([
        { text: id, id: `x${id}` },
      ]);
    }
  });
}

function describeDeliveries(store: Current, restart: Restart): void {
  const statuses = async () => (await store().deliveries(KEY)).map(({ lineId, status }) => [lineId, status]);

  it('records what became of a line, and keeps to "sent" once it was', async () => {
    await store().commit(turnOf(KEY, 'a', 0, 1000));
    await store().commit(turnOf(KEY, 'b', 1, 2000));
    await store().delivered([{ lineId: 'one-b-b', status: 'failed', at: 2002 }]);
    await store().delivered([{ lineId: 'one-a-b', status: 'unknown', at: 2003 }]);
    expect(await statuses()).toEqual([
      ['one-a-b', 'unknown'],
      ['one-b-b', 'failed'],
    ]);
    await store().delivered([{ lineId: 'one-b-b', status: 'sent', at: 2004 }]);
    await store().delivered([{ lineId: 'one-b-b', status: 'failed', at: 2005 }]);
    expect(await store().deliveries(KEY)).toEqual([
      { lineId: 'one-a-b', status: 'unknown', at: 2003 },
      { lineId: 'one-b-b', status: 'sent', at: 2004 },
    ]);
  });

  it('passes over a delivery of a line that is not there', async () => {
    await store().delivered([{ lineId: 'nobody', status: 'sent', at: 1 }]);
    expect(await store().deliveries(KEY)).toEqual([]);
  });

  it('settles only what an earlier process left open, and only once', async () => {
    await store().commit(turnOf(KEY, 'a', 0, 1000));
    await store().commit(turnOf(KEY, 'b', 1, 2000));
    await store().delivered([{ lineId: 'one-b-b', status: 'sent', at: 2002 }]);
    expect(await store().settlePending(2500)).toBe(0);
    await restart();
    await store().commit(turnOf(KEY, 'c', 2, 3000));
    expect(await store().settlePending(3500)).toBe(1);
    expect(await statuses()).toEqual([
      ['one-a-b', 'unknown'],
      ['one-b-b', 'sent'],
    ]);
    expect(await store().settlePending(3600)).toBe(0);
    await restart();
    expect(await store().settlePending(4000)).toBe(1);
    expect(await statuses()).toEqual([
      ['one-a-b', 'unknown'],
      ['one-b-b', 'sent'],
      ['one-c-b', 'unknown'],
    ]);
  });

  it('keeps flags in the order in which they were raised, on lines of the same conversation', async () => {
    const raised = [
      { lineId: 'one-a-v', reason: 'danger' as const, kind: 'self', at: 1000 },
      { lineId: 'one-a-v', reason: 'taken-back' as const, kind: 'self', at: 2000 },
    ];
    await store().commit({ ...turnOf(KEY, 'a', 0, 1000), flags: raised.slice(0, 1) });
    await store().commit({ ...turnOf(KEY, 'b', 1, 2000), flags: raised.slice(1) });
    expect(await store().flags(KEY)).toEqual(raised);
    expect(await store().flags(keyOf('two'))).toEqual([]);
    expect(await refusal(store().commit({ ...turnOf(keyOf('two'), 'a', 0, 1000), flags: raised }))).toBe(
      'invalid',
    );
  });
}

function describeClosing(store: Current): void {
  it('finishes what was asked before it was closed, then refuses everything', async () => {
    const commits = Array.from({ length: 20 }, (_, i) =>
      store().commit(turnOf(keyOf(`c${i}`), 'a', 0, 1000)),
    );
    await store().close();
    expect((await Promise.all(commits)).every((result) => result.kind === 'committed')).toBe(true);
    expect(await refusal(store().ready())).toBe('closed');
    expect(await refusal(store().lines(KEY, 0, 1))).toBe('closed');
    expect(await refusal(store().commit(turnOf(KEY, 'z', 0, 1000)))).toBe('closed');
    await store().close();
  });
}
