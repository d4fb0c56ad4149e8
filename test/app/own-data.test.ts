import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { startServer, Visitor, type Said, type TestServer } from './server.ts';

let server: TestServer;

beforeAll(async () => {
  server = await startServer();
}, 60_000);
afterAll(() => server.close());

const CANARY = 'canary-7c41';

function traces(folder: string): readonly string[] {
  return readdirSync(folder).filter((name) => readFileSync(path.join(folder, name)).includes(CANARY));
}

function thumbOf(said: Said | undefined, reaction: string): unknown {
  const entity = JSON.stringify(said?.['entities'] ?? []);
  return new RegExp(`urn:answer:[A-Za-z0-9_-]+#${reaction}`).exec(entity)?.[0];
}

describe('a visitor of the website', () => {
  it('has the conversation erased, with a receipt that tells the page so', async () => {
    const own = await startServer();
    const visitor = await Visitor.arrive(own.url);
    await visitor.say(`my neighbor is called ${CANARY}`);
    await visitor.say(`i want to kill myself ${CANARY}`);
    const [taken] = await visitor.say('forget me');
    expect(taken?.channelData?.answer?.id).toBe('taken-back');
    const [asked] = await visitor.say('Delete this chat', taken?.suggestedActions?.actions.at(-1)?.value);
    expect(asked?.channelData?.answer?.id).toBe('ask-forget');
    const said = await visitor.say('yes');
    expect(said.map(({ channelData }) => channelData?.['forgotten'])).toEqual([true]);
    expect(said[0]?.text).toContain('a message spoke of danger');
    const history = await visitor.history();
    expect(history.filter(({ type }) => type === 'message').map(({ text }) => text)).toEqual([said[0]?.text]);
    // Reading a file of an open store takes its locks away (POSIX), so the look at the files comes after the close.
    await own.close();
    expect(traces(own.dataDir)).toEqual([]);
    expect(own.logged.join('\n')).not.toContain(CANARY);
  }, 60_000);

  it('is not shown erased lines by another device that polls', async () => {
    const visitor = await Visitor.arrive(server.url);
    await visitor.say(CANARY);
    await visitor.say('Delete', { command: 'forget' });
    expect(JSON.stringify(await visitor.history())).not.toContain(CANARY);
  });

  it('downloads the conversation', async () => {
    const visitor = await Visitor.arrive(server.url);
    await visitor.say('what happens in the first session');
    const [said] = await visitor.say('download this chat');
    const [, link = ''] = /\]\(([^)]+)\)/.exec(said?.text ?? '') ?? [];
    const response = await fetch(link);
    expect(response.headers.get('content-disposition')).toContain('conversation.txt');
    expect(await response.text()).toContain('what happens in the first session');
  });

  it('presses thumbs in every shape that chat pages send', async () => {
    const visitor = await Visitor.arrive(server.url);
    const [answer] = await visitor.say('how much does it cost');
    const id = thumbOf(answer, 'dislike');
    expect(id).toBeDefined();
    const pressed = {
      type: 'event',
      name: 'webchat:activity-status/feedback',
      entities: [{ '@id': id, '@type': 'DislikeAction' }],
    };
    expect((await visitor.post(pressed)).status).toBe(200);
    const asked = (await visitor.heard()).filter(({ from }) => from.role === 'bot');
    expect(asked.map(({ channelData }) => channelData?.answer?.id)).toEqual(['thumb-down']);
    for (const activity of [
      { type: 'messageReaction', reactionsAdded: [{ type: 'like' }], replyToId: answer?.id },
      {
        type: 'invoke',
        name: 'message/submitAction',
        value: {
          actionName: 'feedback',
          actionValue: { reaction: 'like', feedback: '{"feedbackText":"clear"}' },
        },
        replyToId: answer?.id,
      },
    ]) {
      expect((await visitor.post(activity)).status).toBe(200);
    }
  });
});
