import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Activity } from 'botframework-directlinejs';
import ICAL from 'ical.js';
import { z } from 'zod';
import { loadTurnScripts } from '../dialogs/turns.ts';
import { connect, type TestClient } from '../directline/client.ts';
import { startServer, type TestServer } from './server.ts';

let server: TestServer;
const open: TestClient[] = [];
beforeAll(async () => {
  server = await startServer();
}, 120_000);
afterAll(async () => {
  for (const client of open) client.end();
  await server.close();
});

const given = z.object({ token: z.string() });
const said = z.looseObject({
  from: z.looseObject({ role: z.string() }),
  text: z.string(),
  channelData: z.looseObject({
    'webchat:sequence-id': z.number(),
    answer: z.object({ id: z.string().nullable() }),
  }),
  attachments: z.array(z.looseObject({ contentType: z.string(), content: z.unknown() })).optional(),
  suggestedActions: z
    .looseObject({ actions: z.array(z.looseObject({ title: z.string(), value: z.unknown() })) })
    .optional(),
});
type Said = z.output<typeof said>;

/** What the bot has said so far, each line once, in the server's order. */
function heard(activities: readonly Activity[]): readonly Said[] {
  const lines = activities.flatMap((activity) => {
    const parsed = said.safeParse(activity);
    return parsed.success && parsed.data.from.role === 'bot' ? [parsed.data] : [];
  });
  const once = new Map(lines.map((line) => [line.channelData['webchat:sequence-id'], line]));
  return [...once].toSorted(([a], [b]) => a - b).map(([, line]) => line);
}

async function arrive(): Promise<TestClient> {
  const token = given.parse(await (await fetch(`${server.url}chat/token`, { method: 'POST' })).json());
  const client = connect(server.url.replace(/\/$/, ''), { ...token, webSocket: true });
  open.push(client);
  // Both bubbles of the greeting.
  await client.until((activities) => heard(activities).length > 1, 20_000);
  return client;
}

/** Says or presses something, and gives what came back, the named line last. */
async function say(client: TestClient, words: string, pressed: boolean, last: string | undefined) {
  const buttonIn = (activities: readonly Activity[]) =>
    heard(activities)
      .at(-1)
      ?.suggestedActions?.actions.find(({ title }) => title === words);
  // The bubbles of one turn come one after another, the buttons with the last.
  if (pressed) await client.until((activities) => buttonIn(activities) !== undefined, 20_000);
  const before = heard(client.activities);
  const button = buttonIn(client.activities);
  await client.send(words, button && pressed ? { value: button.value } : {});
  const isThere = (activities: readonly Activity[]): boolean => {
    const after = heard(activities).slice(before.length);
    return after.length > 0 && (last === undefined || after.at(-1)?.channelData.answer.id === last);
  };
  await client.until(isThere, 20_000);
  return heard(client.activities).slice(before.length);
}

describe('a flow through Direct Line, with the real client', () => {
  it.each(['first-session', 'therapy-types', 'relationship', 'homework'])(
    'is led as the script of %s has it',
    async (id) => {
      const [script] = loadTurnScripts(`${id}.yaml`);
      const client = await arrive();
      const all: Said[] = [];
      for (const [index, turn] of (script?.talk ?? []).entries()) {
        if (!('user' in turn || 'press' in turn)) continue;
        const next = script?.talk[index + 1];
        const last = next !== undefined && 'bot' in next ? next.bot.last : undefined;
        const words = 'user' in turn ? turn.user : turn.press;
        all.push(...(await say(client, words, 'press' in turn, last)));
      }
      expect(all.at(-1)?.channelData.answer.id).toBe(`${id}#goodbye`);
      for (const { text } of all) expect(text).not.toMatch(/\{|undefined/);
    },
    60_000,
  );

  it('hands out files by links, which the browser saves', async () => {
    const client = await arrive();
    await say(client, 'plan my homework', false, 'homework#kind');
    await say(client, 'Plan my week', true, 'homework#plan-kind');
    await say(client, 'Yes, I know', true, 'homework#what');
    await say(client, 'write *one* page', false, 'homework#days');
    await say(client, 'every day', false, 'homework#time');
    await say(client, '8 pm', false, 'homework#length');
    await say(client, '10', false, 'homework#check');
    const kept = await say(client, 'yes', false, 'homework#plan-end');
    const link = /\]\((http[^)]*\/files\/[^)]*)\)/.exec(kept.map(({ text }) => text).join('\n'))?.[1];
    const response = await fetch(link ?? '');
    expect(response.headers.get('content-disposition')).toBe('attachment; filename="my-week.ics"');
    const events = new ICAL.Component(ICAL.parse(await response.text())).getAllSubcomponents('vevent');
    expect(events).toHaveLength(7);
    expect(events[0]?.getFirstPropertyValue('description')).toBe('write *one* page');
  }, 60_000);

  it('shows things side by side on a card', async () => {
    const client = await arrive();
    await say(client, 'compare the types of therapy', false, 'therapy-types#types');
    const compared = await say(client, 'side by side', false, 'therapy-types#compare');
    const cards = compared.flatMap(({ attachments = [] }) => attachments);
    expect(cards.map(({ contentType }) => contentType)).toEqual(['application/vnd.microsoft.card.adaptive']);
  }, 60_000);
});
