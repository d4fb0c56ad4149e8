import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Incoming } from '../../src/model/incoming.ts';
import type { Line, Store } from '../../src/model/store.ts';
import type { Turns } from '../../src/model/turn.ts';
import { createMind } from '../../src/app.ts';
import { createMemoryStore } from '../../src/store/memory.ts';
import { createTurns } from '../../src/turn/turns.ts';
import { loadParts } from './talking.ts';
import { testWorld } from './world.ts';

const KEY = { channel: 'msteams', conversation: 'c' };
let turns: Turns;
let store: Store;
let close: () => Promise<void>;

beforeEach(async () => {
  const world = testWorld();
  const { content, crisis } = await loadParts();
  const mind = createMind(world, content, crisis);
  store = createMemoryStore();
  turns = createTurns({
    store,
    world,
    downloads: { offer: () => undefined, drop: () => undefined },
    ...mind,
  });
  close = () => mind.close();
});

afterEach(() => close());

async function take(incoming: Partial<Incoming> & Pick<Incoming, 'kind'>) {
  const whole = {
    key: KEY,
    from: 'someone',
    activityId: JSON.stringify(incoming),
    text: '',
    name: '',
    data: '',
    ...incoming,
  };
  const taken = await turns.take(whole, { urgent: () => undefined });
  if (taken.kind === 'refused') throw new Error('refused');
  return taken;
}

const asked = () =>
  take({ kind: 'message', text: 'what happens in the first session?', nativeId: 'teams-1' });
const eventOf = ({ event }: Line) => ({ name: event?.name, ...JSON.parse(event?.data ?? '{}') });

describe('what a channel names by its own id', () => {
  it('is our line: a thumb stands with the answer that it is about', async () => {
    const { replies } = await asked();
    const answer = replies.at(-1)?.id ?? '';
    turns.delivered([answer], 'sent', ['teams-2']);
    await take({
      kind: 'event',
      name: 'feedback',
      data: '{"about":"teams-2","reaction":"dislike","words":"too long"}',
    });
    expect(await store.feedback(KEY)).toMatchObject([
      { lineId: answer, reaction: 'dislike', words: 'too long' },
    ]);
  });

  it('a message changed is a line of its own, which names the first; the first stays as it was', async () => {
    const { incoming } = await asked();
    const edit = await take({
      kind: 'event',
      name: 'edit',
      data: '{"about":"teams-1"}',
      text: 'what happens the first time?',
    });
    expect(edit.replies).toEqual([]);
    expect(edit.incoming.text).toBe('what happens the first time?');
    expect(eventOf(edit.incoming)).toEqual({ name: 'edit', about: incoming.id });
    expect((await store.lines(KEY, 0, 1))[0]?.text).toBe('what happens in the first session?');
  });

  it('danger in a changed message is danger', async () => {
    await asked();
    const edit = await take({
      kind: 'event',
      name: 'edit',
      data: '{"about":"teams-1"}',
      text: 'I want to kill myself',
    });
    expect(edit.replies.map(({ reply }) => reply?.answer.outcome)).toEqual(['crisis']);
    expect(await store.flags(KEY)).toMatchObject([{ lineId: edit.incoming.id, reason: 'danger' }]);
  });

  it('a message taken back is told as that; one that nobody knows is named by nobody', async () => {
    const { incoming } = await asked();
    const gone = await take({ kind: 'event', name: 'delete', data: '{"about":"teams-1"}' });
    expect(eventOf(gone.incoming)).toEqual({ name: 'delete', about: incoming.id });
    const unknown = await take({ kind: 'event', name: 'delete', data: '{"about":"teams-77"}' });
    expect(eventOf(unknown.incoming)).toEqual({ name: 'delete', about: null });
  });
});
