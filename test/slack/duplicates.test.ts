import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { FakeTurns } from '../directline/fake-turns.ts';
import { fakeSlack, type FakeSlack } from './fake-slack.ts';
import { blockAction, button, callback, directMessage, edit, mention, slashCommand } from './fixtures.ts';
import { openHouse, type SlackHouse } from './house.ts';

let api: FakeSlack;
let house: SlackHouse & { readonly turns: FakeTurns };

beforeEach(async () => {
  api = await fakeSlack();
  house = await openHouse(api);
});

afterEach(async () => {
  await house.close();
  await api.close();
});

/** One thing a person did, and how Slack delivers it: again with the id that the event had, or with a new one. */
interface Deed {
  readonly send: (again: boolean) => Promise<unknown>;
  readonly replies: number;
}

function deeds(): readonly Deed[] {
  const event = (of: { readonly [name: string]: unknown }, newId: boolean, replies = 1): Deed => {
    const first = callback(of);
    return { replies, send: (again) => house.event(again && newId ? callback(of) : first) };
  };
  const press = (): Deed => {
    const first = blockAction({ action: button('Yes', { answer: 'yes' }) });
    return { replies: 1, send: () => house.press(first) };
  };
  const command = slashCommand('what is CBT?');
  const yes = directMessage('yes');
  return [
    event(yes, false),
    event(directMessage('yes'), true),
    event(directMessage('a question'), true),
    event(mention('<@U0THEBOT01> a question'), true),
    event(edit(yes.ts, 'yes, please', true), true, 0),
    press(),
    press(),
    { replies: 1, send: () => house.command(command) },
  ];
}

/** Every deed one to five times, all in a random order. */
const histories = fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 8, maxLength: 8 }).chain((times) => {
  const all = times.flatMap((count, deed) => Array.from({ length: count }, () => deed));
  return fc.shuffledSubarray(all, { minLength: all.length, maxLength: all.length });
});

describe('deliveries that come again', () => {
  it('leave one line and one reply each, in any order, and two real "yes" stay two', async () => {
    let runs = 0;
    await fc.assert(
      fc.asyncProperty(histories, fc.boolean(), async (order, atOnce) => {
        runs += 1;
        const before = { lines: await lines(), replies: api.of('chat.postMessage').length };
        const made = deeds();
        const sent = new Set<number>();
        const sending = order.map((index) => {
          const again = sent.has(index);
          sent.add(index);
          return () => made[index]?.send(again);
        });
        if (atOnce) await Promise.all(sending.map(async (send) => send()));
        else for (const send of sending) await send();
        await house.slack.close();
        const replies = made.reduce((sum, deed) => sum + deed.replies, 0);
        expect((await lines()) - before.lines).toBe(made.length);
        expect(api.of('chat.postMessage').length - before.replies).toBe(replies);
      }),
      { numRuns: 40 },
    );
    expect(runs).toBeGreaterThanOrEqual(40);
  });
});

/** Visitors' lines in all conversations that the deeds touch. */
async function lines(): Promise<number> {
  const keys = new Map(house.turns.taken.map(({ key: of }) => of).map((key) => [JSON.stringify(key), key]));
  const counted = [...keys.values()].map(async (key) => {
    const all = await house.store.lines(key, 0, 10_000);
    return all.filter(({ role }) => role === 'visitor').length;
  });
  return (await Promise.all(counted)).reduce((sum, count) => sum + count, 0);
}
