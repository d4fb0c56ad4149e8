import { describe, expect, it } from '@jest/globals';
import type { IncomingMessage } from '../../src/model/incoming.ts';
import type { NewLine, Store } from '../../src/model/store.ts';
import { createMemoryStore } from '../../src/store/memory.ts';
import type { Alert, DecidedReply, Decision } from '../../src/turn/decision.ts';
import { createTurns, type TurnParts } from '../../src/turn/turns.ts';
import { newSession } from '../../src/turn/session.ts';
import { testWorld } from './world.ts';

const KEY = { channel: 'web', conversation: 'c-1' };
const NOWHERE = { urgent: () => undefined };

function message(text: string, activityId = text): IncomingMessage {
  return { kind: 'message', key: KEY, activityId, from: 'dl_someone', text };
}

function saying(text: string, outcome: 'answered' | 'crisis' = 'answered'): DecidedReply {
  return {
    reply: { text, answer: { outcome, id: null }, choices: [] },
    record: { outcome, id: null, content: 'c', model: 'm' },
  };
}

const danger: Alert = { danger: { kind: 'self', rule: 'test' }, replies: [saying('numbers', 'crisis')] };

function heart(changes: Partial<TurnParts> = {}) {
  const world = testWorld();
  const store = changes.store ?? createMemoryStore();
  const parts: TurnParts = {
    store,
    world,
    alert: (text) => Promise.resolve(text.includes('danger') ? danger : undefined),
    decide: async (incoming, loaded): Promise<Decision> => ({
      session: { ...loaded.session, replies: loaded.session.replies + 1 },
      replies: [saying(`${loaded.session.replies}: ${incoming.kind === 'message' ? incoming.text : ''}`)],
    }),
    apologize: (loaded, code) => ({ session: loaded.session, replies: [saying(`sorry ${code}`)] }),
    wishes: {
      forgotten: ({ session }, receipt) => ({ session, replies: [saying(receipt)] }),
      copied: (decision) => decision,
    },
    downloads: { offer: () => undefined, drop: () => undefined },
    ...changes,
  };
  return { world, store, turns: createTurns(parts) };
}

/** A store of which a test can replace one method. */
function storeWith(inner: Store = createMemoryStore()): Store {
  return {
    ready: () => inner.ready(),
    conversation: (key) => inner.conversation(key),
    commit: (turn) => inner.commit(turn),
    lines: (key, after, limit) => inner.lines(key, after, limit),
    delivered: (deliveries) => inner.delivered(deliveries),
    settlePending: (at) => inner.settlePending(at),
    deliveries: (key) => inner.deliveries(key),
    lineNamed: (key, nativeId) => inner.lineNamed(key, nativeId),
    flags: (key) => inner.flags(key),
    feedback: (key) => inner.feedback(key),
    callBacks: (limit) => inner.callBacks(limit),
    erase: (turn, receipt) => inner.erase(turn, receipt),
    erasures: (limit) => inner.erasures(limit),
    purge: (before, now) => inner.purge(before, now),
    close: () => inner.close(),
  };
}

async function textsOf(store: Store): Promise<string[]> {
  return (await store.lines(KEY, 0, 100)).map(({ text }) => text);
}

describe('a turn', () => {
  it('commits the visitor’s line and the replies together, numbered without a gap', async () => {
    const { turns, store } = heart();
    const taken = await turns.take(message('hello'), NOWHERE);
    expect(taken).toMatchObject({
      kind: 'taken',
      incoming: { seq: 1, text: 'hello' },
      replies: [{ seq: 2 }],
    });
    expect(await textsOf(store)).toEqual(['hello', '0: hello']);
  });

  it('decides one after another in a conversation, each on what the one before left', async () => {
    const { turns, store } = heart();
    await Promise.all(['a', 'b', 'c'].map((text) => turns.take(message(text), NOWHERE)));
    expect(await textsOf(store)).toEqual(['a', '0: a', 'b', '1: b', 'c', '2: c']);
  });

  it('keeps server times strictly rising though the clock stands still', async () => {
    const { turns, store } = heart();
    await Promise.all(['a', 'b', 'c'].map((text) => turns.take(message(text), NOWHERE)));
    const times = (await store.lines(KEY, 0, 100)).map(({ at }) => at);
    expect(times).toEqual([...new Set(times)].toSorted((a, b) => a - b));
  });

  it('answers a second delivery with what was stored, and stores nothing more', async () => {
    const { turns, store } = heart();
    const first = await turns.take(message('hello', 'x'), NOWHERE);
    const second = await turns.take(message('hello', 'x'), NOWHERE);
    expect(second).toEqual({ ...first, kind: 'duplicate' });
    expect(await textsOf(store)).toHaveLength(2);
  });

  it('takes two real "yes" in a row as two', async () => {
    const { turns, store } = heart();
    await turns.take(message('yes', '1'), NOWHERE);
    await turns.take(message('yes', '2'), NOWHERE);
    expect(await textsOf(store)).toHaveLength(4);
  });

  it('keeps the visitor’s line when the decision fails, with an apology and the code that staff find', async () => {
    const { turns, store, world } = heart({
      decide: () => Promise.reject(new TypeError('what was written')),
    });
    const taken = await turns.take(message('hello'), NOWHERE);
    const [line, reply] = await store.lines(KEY, 0, 10);
    expect(taken.kind).toBe('taken');
    expect(line?.fault).toMatch(/^T-/);
    expect(reply?.text).toBe(`sorry ${line?.fault}`);
    expect(JSON.stringify(world.told)).not.toContain('what was written');
  });

  it('decides again where another process was faster', async () => {
    const inner = createMemoryStore();
    let conflicts = 2;
    const store: Store = {
      ...storeWith(inner),
      commit: async (turn) => {
        conflicts -= 1;
        return conflicts >= 0 ? { kind: 'conflict' } : inner.commit(turn);
      },
    };
    const { turns } = heart({ store });
    expect((await turns.take(message('hello'), NOWHERE)).kind).toBe('taken');
  });

  it('refuses honestly when the store fails', async () => {
    const store: Store = { ...storeWith(), commit: () => Promise.reject(new Error('disk')) };
    const { turns, world } = heart({ store });
    expect(await turns.take(message('hello'), NOWHERE)).toEqual({ kind: 'refused', code: 'store' });
    expect(world.told.map(({ event }) => event)).toContain('turn not stored');
  });
});

describe('danger', () => {
  it('is answered before anything is stored, and the same line is then in the transcript', async () => {
    const seen: (readonly NewLine[])[] = [];
    const { turns, store } = heart();
    let stored: Promise<string[]> | undefined;
    const urgent = (lines: readonly NewLine[]): void => {
      seen.push(lines);
      stored = textsOf(store);
    };
    const taken = await turns.take(message('danger'), { urgent });
    expect(seen).toHaveLength(1);
    expect(await stored).toEqual([]);
    expect(taken).toMatchObject({
      kind: 'taken',
      replies: [{ id: seen[0]?.[0]?.id, seq: 2, text: 'numbers' }],
    });
  });

  it('is answered though the store is broken', async () => {
    const store: Store = {
      ...storeWith(),
      conversation: () => Promise.reject(new Error('disk')),
      commit: () => Promise.reject(new Error('disk')),
    };
    const seen: (readonly NewLine[])[] = [];
    const { turns } = heart({ store });
    const taken = await turns.take(message('danger'), { urgent: (lines) => seen.push(lines) });
    expect(taken).toEqual({ kind: 'refused', code: 'store' });
    expect(seen.flat().map(({ text }) => text)).toEqual(['numbers']);
  });

  it('is answered though an ordinary turn of the conversation hangs', async () => {
    const { promise, resolve } = Promise.withResolvers<Decision>();
    const { turns } = heart({
      decide: (_, loaded, alert) =>
        alert ? Promise.resolve({ session: loaded.session, replies: [] }) : promise,
    });
    const hanging = turns.take(message('slow'), NOWHERE);
    const seen: (readonly NewLine[])[] = [];
    const answered = Promise.withResolvers<void>();
    const urgent = (lines: readonly NewLine[]): void => {
      seen.push(lines);
      answered.resolve();
    };
    const taking = turns.take(message('danger'), { urgent });
    await answered.promise;
    expect(seen).toHaveLength(1);
    resolve({ session: newSession(0), replies: [] });
    await Promise.allSettled([hanging, taking]);
  });

  it('is stored after its line though another turn came between', async () => {
    const { turns, store } = heart();
    const slow = turns.take(message('slow'), NOWHERE);
    const taking = turns.take(message('danger'), NOWHERE);
    await Promise.all([slow, taking]);
    expect(await textsOf(store)).toEqual(['slow', '0: slow', 'danger', 'numbers']);
    const times = (await store.lines(KEY, 0, 100)).map(({ at }) => at);
    expect(times).toEqual([...new Set(times)].toSorted((a, b) => a - b));
  });

  it('is stored even though the decision around it fails', async () => {
    const { turns, store } = heart({ decide: () => Promise.reject(new Error('oops')) });
    await turns.take(message('danger'), NOWHERE);
    expect(await textsOf(store)).toEqual(['danger', 'numbers']);
  });

  it('counts earlier words of danger without the store', async () => {
    const earlier: number[] = [];
    const { turns } = heart({
      alert: (_text, place) => {
        earlier.push(place.earlier);
        return Promise.resolve(danger);
      },
    });
    await turns.take(message('danger', '1'), NOWHERE);
    await turns.take(message('danger', '2'), NOWHERE);
    expect(earlier).toEqual([0, 1]);
  });
});
