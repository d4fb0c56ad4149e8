import { describe, expect, it } from '@jest/globals';
import { createRandom } from '../../src/match/random.ts';
import type { Turns } from '../../src/model/turn.ts';
import { azureIncoming } from '../../src/channels/azure.ts';
import { parseActivity } from '../../src/edge/activity.ts';
import { fromSdk, toSdk } from '../../src/bot/sdk-activity.ts';
import { createMemoryStore } from '../../src/store/memory.ts';
import type { Store } from '../../src/model/store.ts';
import type { DecidedReply } from '../../src/turn/decision.ts';
import { createTurns } from '../../src/turn/turns.ts';
import { realWorld } from '../directline/world.ts';

const SEED = Number(process.env['SEED'] ?? Date.now() % 1_000_000);
const HISTORIES = 2_000;
const KEY = { channel: 'msteams', conversation: 'a:1' };

const said = (id: string): DecidedReply => {
  const outcome = id === 'self' ? 'crisis' : 'answered';
  return {
    reply: { text: 'Yes.', answer: { outcome, id }, choices: [] },
    record: { outcome, id, content: 'c', model: 'm' },
  };
};

/** A heart that answers everything at once: what is tried here is what is one delivery and what are two. */
function heart(): { readonly turns: Turns; readonly store: Store } {
  const store = createMemoryStore();
  const downloads = { offer: () => undefined, drop: () => undefined };
  const turns = createTurns({
    store,
    world: realWorld(),
    downloads,
    alert: async (text) =>
      text.includes('kill') ? { danger: { kind: 'self', rule: 'test' }, replies: [said('self')] } : undefined,
    decide: async (_incoming, { session }, alert) => ({ session, replies: alert?.replies ?? [said('x')] }),
    apologize: ({ session }) => ({ session, replies: [] }),
    wishes: { forgotten: ({ session }) => ({ session, replies: [] }), copied: (decision) => decision },
  });
  return { turns, store };
}

interface Message {
  readonly text: string;
  readonly id: string;
  readonly localTimestamp: string;
}

/** A payload on its way through the door, as far as its identity goes. */
function arrived({ text, id, localTimestamp }: Message, timestamp: string) {
  const parsed = parseActivity({
    type: 'message',
    id,
    text,
    timestamp,
    localTimestamp,
    channelId: 'msteams',
    serviceUrl: 'https://smba.trafficmanager.net/teams/',
    from: { id: '29:1' },
    recipient: { id: '28:b' },
    conversation: { id: KEY.conversation, conversationType: 'personal' },
  });
  if (parsed.kind !== 'activity') throw new Error('no activity');
  const incoming = azureIncoming(fromSdk(toSdk(parsed.activity)), KEY);
  if (incoming === undefined) throw new Error('nothing to take');
  return incoming;
}

const WORDS = ['yes', 'yes', 'no', '2', 'what is CBT', 'I want to kill myself'];

describe('deliveries that come more than once', () => {
  it(`are one line and one reply each; real repetitions stay what they are (SEED=${SEED})`, async () => {
    const random = createRandom(SEED);
    const below = (limit: number) => Math.floor(random() * limit);
    let deliveries = 0;
    for (let history = 0; history < HISTORIES; history += 1) {
      const { turns, store } = heart();
      // Written moments apart, often in the same words.
      const messages = Array.from({ length: 1 + below(4) }, (_, index): Message => {
        const at = Date.UTC(2026, 4, 4, 15, 0, index, below(999));
        return {
          text: WORDS[below(WORDS.length)] ?? '',
          id: `m${history}-${index}`,
          localTimestamp: new Date(at).toISOString(),
        };
      });
      const sendings = messages.flatMap((message, which) =>
        Array.from({ length: 1 + below(5) }, (_, again) => ({
          which,
          order: random(),
          // A quarter of those that come again have a new id, and all of them another time of their server.
          message: again > 0 && random() < 0.25 ? { ...message, id: `${message.id}-again${again}` } : message,
          timestamp: new Date(Date.UTC(2026, 4, 4, 15, 1, again)).toISOString(),
        })),
      );
      const shuffled = sendings.toSorted((one, other) => one.order - other.order);
      deliveries += shuffled.length;
      let sentNow = 0;
      const results = await Promise.all(
        shuffled.map(({ message, timestamp }) =>
          turns.take(arrived(message, timestamp), { urgent: (lines) => void (sentNow += lines.length) }),
        ),
      );
      const lines = await store.lines(KEY, 0, 1_000);
      expect(
        lines
          .filter(({ role }) => role === 'visitor')
          .map(({ text }) => text)
          .toSorted(),
      ).toEqual(messages.map(({ text }) => text).toSorted());
      expect(lines.filter(({ role }) => role === 'bot')).toHaveLength(messages.length);
      expect(results.filter(({ kind }) => kind === 'taken')).toHaveLength(messages.length);
      expect(results.filter(({ kind }) => kind === 'refused')).toEqual([]);
      expect(sentNow).toBe(messages.filter(({ text }) => text.includes('kill')).length);
      expect(lines.map(({ seq }) => seq)).toEqual(lines.map((_, index) => index + 1));
    }
    expect(deliveries).toBeGreaterThan(HISTORIES);
  });
});

describe('what tells two messages apart', () => {
  const yes: Message = { text: 'yes', id: '1', localTimestamp: '2026-05-04T11:00:00.000-04:00' };
  const keyOf = (message: Message) => arrived(message, '2026-05-04T15:00:00.000Z').activityId;

  it('is the writer’s own clock, to the millisecond, whatever zone it is told in', () => {
    expect(keyOf({ ...yes, id: '2', localTimestamp: '2026-05-04T11:00:00.001-04:00' })).not.toBe(keyOf(yes));
    expect(keyOf({ ...yes, id: '2', localTimestamp: '2026-05-04T15:00:00.000Z' })).toBe(keyOf(yes));
  });

  it('is what is said', () => {
    expect(keyOf({ ...yes, text: 'Yes' })).not.toBe(keyOf(yes));
  });

  it('is the channel’s id where there is no such clock', () => {
    const { localTimestamp: _none, ...bare } = yes;
    const base = {
      ...bare,
      type: 'message',
      channelId: 'slack',
      from: { id: 'u' },
      recipient: { id: 'b' },
      conversation: { id: 'c' },
    };
    expect(azureIncoming(base, KEY)?.activityId).toBe('1');
    expect(azureIncoming({ ...base, id: '2' }, KEY)?.activityId).toBe('2');
  });
});
