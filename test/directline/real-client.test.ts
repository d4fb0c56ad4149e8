import { afterEach, describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { createMemoryDisk } from '../../src/store/memory-disk.ts';
import { connect, type TestClient } from './client.ts';
import { type House, type HouseOptions, openHouse, SAFETY } from './house.ts';

const open: { houses: House[]; clients: TestClient[] } = { houses: [], clients: [] };

afterEach(async () => {
  for (const client of open.clients.splice(0)) client.end();
  await Promise.all(open.houses.splice(0).map((house) => house.close()));
});

async function house(options: HouseOptions = {}): Promise<House> {
  const opened = await openHouse(options);
  open.houses.push(opened);
  return opened;
}

function client(...args: Parameters<typeof connect>): TestClient {
  const connected = connect(...args);
  open.clients.push(connected);
  return connected;
}

const ticketSchema = z.object({
  token: z.string(),
  conversationId: z.string(),
  userId: z.string(),
  expires_in: z.number(),
});

async function ticket(url: string) {
  const response = await fetch(`${url}/chat/token`, { method: 'POST' });
  return ticketSchema.parse(await response.json());
}

describe('the real Direct Line client', () => {
  it('starts, is greeted, sends and receives', async () => {
    const { url, turns } = await house();
    const { token, userId } = await ticket(url);
    const visitor = client(url, { token });
    await visitor.untilText('Hello.');
    const id = await visitor.send('one', { channelData: { clientActivityID: 'c1' } });
    await visitor.untilText('You said: one');
    const echo = visitor.activities.find((activity) => activity.id === id);
    expect(echo).toMatchObject({
      from: { id: userId, role: 'user' },
      channelData: { clientActivityID: 'c1' },
    });
    expect(visitor.activities.at(-1)).toMatchObject({
      replyToId: id,
      from: { role: 'bot', name: 'Therapy Guide' },
      channelData: { answer: { outcome: 'answered', id: 'echo/one' } },
      suggestedActions: { actions: [{ type: 'messageBack', value: { command: 'start-over' } }] },
    });
    expect(turns.taken.map((incoming) => incoming.kind)).toEqual(['join', 'message']);
  });

  it('polls where it may not open a socket', async () => {
    const { url } = await house();
    const visitor = client(url, { token: (await ticket(url)).token, webSocket: false });
    await visitor.untilText('Hello.');
    const id = await visitor.send('one');
    await visitor.untilText('You said: one');
    expect(visitor.texts()).toEqual(['Hello.', 'one', 'You said: one']);
    expect(visitor.activities[2]).toMatchObject({ replyToId: id });
  });

  it('refreshes its token and goes on', async () => {
    const { url } = await house();
    const visitor = client(url, { token: (await ticket(url)).token });
    await visitor.untilText('Hello.');
    const token = () => Object.entries(visitor.directLine).find(([name]) => name === 'token')?.[1];
    const first = token();
    await visitor.until(() => token() !== first);
    await visitor.send('two');
    await visitor.untilText('You said: two');
  });

  it('loses and doubles nothing when its socket is cut', async () => {
    const { url } = await house();
    const { token } = await ticket(url);
    const visitor = client(url, { token });
    await visitor.untilText('Hello.');
    for (const text of ['one', 'two', 'three', 'four']) {
      visitor.cut();
      await visitor.send(text);
      await visitor.untilText(`You said: ${text}`);
    }
    expect(visitor.texts()).toEqual(conversation('one', 'two', 'three', 'four'));
  });

  it('goes on over a restart of the server in the middle of a conversation', async () => {
    const disk = createMemoryDisk();
    const before = await house({ disk });
    const visitor = client(before.url, { token: (await ticket(before.url)).token });
    await visitor.untilText('Hello.');
    await visitor.send('one');
    await visitor.untilText('You said: one');
    await before.close();
    const after = await house({ disk, port: before.port });
    expect(await sendUntilTaken(visitor, 'two')).not.toBe('retry');
    await visitor.untilText('You said: two');
    expect(visitor.texts()).toEqual(conversation('one', 'two'));
    expect(after.turns.taken.map((incoming) => incoming.kind)).toEqual(['message']);
  });

  it('shows the history to a page that was reloaded', async () => {
    const { url, turns } = await house();
    const { token, conversationId } = await ticket(url);
    const first = client(url, { token });
    await first.untilText('Hello.');
    await first.send('one');
    await first.untilText('You said: one');
    first.end();
    const again = client(url, { token, conversationId, watermark: '0' });
    await again.untilText('You said: one');
    expect(again.texts()).toEqual(conversation('one'));
    expect(turns.taken.filter((incoming) => incoming.kind === 'join')).toHaveLength(1);
  });

  it('works in three tabs at once', async () => {
    const { url } = await house();
    const { token, conversationId } = await ticket(url);
    const tabs = [client(url, { token })];
    await tabs[0]?.untilText('Hello.');
    tabs.push(client(url, { token, conversationId }), client(url, { token, conversationId }));
    for (const [index, tab] of tabs.entries()) await tab.send(`from ${index}`);
    await Promise.all(tabs.map((tab) => tab.untilText('You said: from 2')));
    for (const tab of tabs) expect(tab.texts()).toEqual(conversation('from 0', 'from 1', 'from 2'));
  });

  it('takes a message posted twice once', async () => {
    const { url, turns, store } = await house();
    const { token, conversationId } = await ticket(url);
    const visitor = client(url, { token });
    await visitor.untilText('Hello.');
    const twice = { channelData: { clientActivityID: 'same' } };
    const ids = await Promise.all([visitor.send('one', twice), visitor.send('one', twice)]);
    expect(new Set(ids).size).toBe(1);
    await visitor.send('two');
    await visitor.untilText('You said: two');
    expect(visitor.texts()).toEqual(conversation('one', 'two'));
    expect(turns.taken).toHaveLength(4);
    expect(await store.lines({ channel: 'web', conversation: conversationId }, 0, 100)).toHaveLength(6);
  });

  it('loses nothing where it uses an id again for something else', async () => {
    const { url } = await house();
    const { token } = await ticket(url);
    const visitor = client(url, { token });
    await visitor.untilText('Hello.');
    const channelData = { clientActivityID: 'same' };
    await visitor.send('one', { channelData });
    await visitor.send('two', { channelData });
    await visitor.send('two', { channelData, value: { more: 'homework/why' } });
    await visitor.send('two', { channelData });
    await visitor.untilText('You said: two');
    await visitor.send('three');
    await visitor.untilText('You said: three');
    expect(visitor.texts()).toEqual(conversation('one', 'two', 'two', 'three'));
  });

  it('is told what went wrong, and shown the safety text, where nothing could be stored', async () => {
    const { url, turns } = await house();
    const { token, conversationId } = await ticket(url);
    const visitor = client(url, { token });
    await visitor.untilText('Hello.');
    turns.refuse('store');
    expect(await visitor.send('one')).toBe('retry');
    const response = await fetch(`${url}/v3/directline/conversations/${conversationId}/activities`, {
      method: 'POST',
      headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' },
      body: JSON.stringify({ type: 'message', text: 'one' }),
    });
    expect(response.status).toBe(503);
    expect(response.headers.get('retry-after')).toBe('5');
    expect(await response.json()).toEqual({ error: { code: 'NotSaved', message: SAFETY } });
  });

  it('gets words about danger before they are stored, and gets them once', async () => {
    const { url, turns } = await house();
    const { token, conversationId } = await ticket(url);
    const [here, there] = [client(url, { token }), client(url, { token, conversationId })];
    await Promise.all([here.untilText('Hello.'), there.untilText('Hello.')]);
    const release = turns.hold();
    const sent = here.send('danger');
    await Promise.all([here.untilText('Please call 112.'), there.untilText('Please call 112.')]);
    const late = client(url, { token, conversationId });
    await late.untilText('Please call 112.');
    expect(here.texts()).toEqual(['Hello.', 'Please call 112.']);
    release();
    const id = await sent;
    await here.send('after');
    await Promise.all([here, there, late].map((tab) => tab.untilText('You said: after')));
    for (const tab of [here, there, late]) {
      expect(tab.texts()).toEqual(['Hello.', 'danger', 'Please call 112.', 'after', 'You said: after']);
      expect(tab.activities.map((activity) => activity.id)).toContain(id);
    }
    expect(new Set(turns.statuses.map(({ status }) => status))).toEqual(new Set(['sent']));
  });
});

function conversation(...said: readonly string[]): readonly string[] {
  return ['Hello.', ...said.flatMap((text) => [text, `You said: ${text}`])];
}

/** Posts again while the client says `retry`, as a chat page does. */
async function sendUntilTaken(visitor: TestClient, text: string): Promise<string> {
  for (let tries = 0; tries < 50; tries += 1) {
    const id = await visitor.send(text);
    if (id !== 'retry') return id;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  return 'retry';
}
