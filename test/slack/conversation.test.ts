import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openGround } from '../../src/ground.ts';
import { createApp, type App } from '../../src/app.ts';
import { parseConfig } from '../../src/config.ts';
import { loadKeys } from '../../src/keys.ts';
import type { Store } from '../../src/model/store.ts';
import { createMemoryStore } from '../../src/store/memory.ts';
import { eventually } from '../bot/cloud.ts';
import { realWorld, type TestLog } from '../directline/world.ts';
import { loadParts, talk } from '../turn/talking.ts';
import type { AppParts } from '../../src/parts.ts';
import { APP_TOKEN, BOT_TOKEN, fakeSlack, type FakeSlack } from './fake-slack.ts';
import { CHANNEL } from './fixtures.ts';
import { SECRET, senders } from './house.ts';
import { Person, type Way } from './person.ts';

let parts: AppParts;
let api: FakeSlack;
let app: App;
let store: Store;
let log: TestLog;
let http: Way;

/** The whole server with these settings, against the stand-in. */
async function openApp(tokens: { readonly [name: string]: string }) {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'slack-'));
  const config = parseConfig({ environment: { PORT: '0', DATA_DIR: dataDir, ...tokens }, dev: false });
  const world = realWorld();
  const memory = createMemoryStore();
  const keys = loadKeys(dataDir, config);
  const ground = await openGround(config, world, keys, memory);
  const opened = await createApp(config, ground, { ...parts, slackApiUrl: api.apiUrl }, keys);
  const { port } = await opened.listen();
  return { app: opened, store: memory, log: world.log, url: `http://127.0.0.1:${port}` };
}

beforeAll(async () => {
  parts = await loadParts();
  api = await fakeSlack();
  const opened = await openApp({
    SLACK_SIGNING_SECRET: SECRET,
    SLACK_BOT_TOKEN: BOT_TOKEN,
    SLACK_APP_TOKEN: APP_TOKEN,
  });
  ({ app, store, log } = opened);
  http = senders(opened.url);
});

afterAll(async () => {
  await app.close();
  await eventually(() => api.sockets() === 0);
  await api.close();
});

const textsOf = (posts: readonly { readonly text: string }[]) => posts.map(({ text }) => text).join('\n');

/** Through the socket: it is done when it is acknowledged. */
function socket(): Way {
  let count = 0;
  const through = async (type: string, payload: object): Promise<void> => {
    count += 1;
    const id = `envelope-${count}`;
    api.deliver({ type, envelope_id: id, payload, accepts_response_payload: false });
    await eventually(() => api.acknowledged.some(({ envelope_id: known }) => known === id));
  };
  return { event: (body) => through('events_api', body), press: (body) => through('interactive', body) };
}

describe.each([
  ['by HTTP', () => http, 'D0HTTP0001'],
  ['in Socket Mode', socket, 'D0SOCKET01'],
])('a whole conversation in private, %s', (_, way, channel) => {
  it('holds an answer, a button, a thumb, a flow, an answer by number, a comparison and danger', async () => {
    await eventually(() => api.sockets() === 1);
    const person = new Person(api, store, way(), channel);

    const greeted = await person.say('what happens in the first session?');
    expect(greeted.length).toBeGreaterThanOrEqual(3);
    expect(greeted[0]?.text).toContain('automated assistant');
    expect(person.labels.length).toBeGreaterThan(0);

    await person.thumb(true);
    const [given] = await store.feedback(person.key);
    expect(given).toMatchObject({ reaction: 'like' });

    const [label = ''] = person.labels;
    expect((await person.press(label)).length).toBeGreaterThan(0);
    const pressed = (await person.lines()).findLast(
      ({ role, kind }) => role === 'visitor' && kind === 'message',
    );
    expect(pressed?.text).toBe(label);

    await person.say('compare types of therapy');
    const table = textsOf(await person.press('All of them side by side'));
    expect(table).toContain('*What it works toward*\n• CBT: ');
    await person.say('stop');

    await person.say('help me plan my homework');
    const [first = '', second = ''] = person.labels;
    expect([first, second]).not.toContain('');
    await person.say('2');
    const steps = (await person.lines()).map(({ decision }) => decision?.id ?? '');
    expect(steps.some((id) => id.startsWith('homework#'))).toBe(true);
    await person.say('stop');

    const danger = await person.say('I am going to kill myself tonight');
    expect(textsOf(danger)).toMatch(/<tel:/);
    expect(person.labels).toContain('Other ways to reach a person');
    expect(await store.flags(person.key)).toMatchObject([{ reason: 'danger', kind: 'self' }]);
    expect(textsOf(await person.press('Other ways to reach a person'))).toMatch(/<tel:/);

    const deliveries = await store.deliveries(person.key);
    expect(deliveries.every(({ status }) => status === 'sent')).toBe(true);
  });
});

describe('somebody who only says hello', () => {
  it('is shown the topics, and can name one by its number', async () => {
    const person = new Person(api, store, http, 'D0HELLO001');
    expect(textsOf(await person.say('hi'))).toMatch(/Choose a topic/);
    const [first] = person.labels;
    expect(person.labels.length).toBeGreaterThan(3);
    expect(textsOf(await person.say('1'))).toContain(first);
  });
});

describe('a message without a word', () => {
  it('is answered with the topics: in a channel, the bot’s name alone', async () => {
    for (const channel of ['D0EMPTY001', 'C0EMPTY001']) {
      const person = new Person(api, store, http, channel);
      expect(textsOf(await person.say(''))).toMatch(/empty message[^]*choose a topic/);
      expect(person.labels).toContain('Types of therapy');
    }
  });
});

describe('in a channel, where others read along', () => {
  it('answers questions in the thread, and keeps what is one person’s out of it', async () => {
    const person = new Person(api, store, http, CHANNEL);
    const answer = await person.say('what is CBT?');
    // Who speaks and what is kept, and then the answer: a thread is no place for more.
    expect(answer).toHaveLength(2);
    expect(answer[0]?.text).toContain('automated assistant');
    expect(answer.every(({ thread_ts: thread }) => person.key.conversation === `${CHANNEL}:${thread}`)).toBe(
      true,
    );
    expect(textsOf(await person.say('what do you know about me'))).toContain('Others can read along here');
    expect(textsOf(await person.say('can somebody call me back'))).toMatch(/private chat|reach/);
    const danger = textsOf(await person.say('I want to kill myself'));
    expect(danger).toContain('private chat');
    expect(danger).toMatch(/<tel:/);
    expect(await store.flags(person.key)).toMatchObject([{ reason: 'danger', kind: 'self' }]);
  });
});

describe('what is decided', () => {
  it('is the same in Slack as on the website', async () => {
    const script = [
      'compare types of therapy',
      'the first one',
      'yes',
      'what if I cry',
      'menu',
      '3',
      'back',
      'no',
    ];
    const person = new Person(api, store, http, 'D0SCRIPT01');
    for (const text of script) await person.say(text);
    const slack = (await person.lines()).flatMap(({ decision }) => decision?.id ?? []);
    const web = await talk(parts);
    const heard: string[] = [];
    for (const text of script) heard.push(...(await web.say(text)).ids.flatMap((id) => id ?? []));
    await web.close();
    // In Slack the first message is greeted; the website greets when it is opened.
    expect(slack.slice(-heard.length)).toEqual(heard);
    expect(heard.length).toBeGreaterThan(script.length);
  });
});

describe('without settings', () => {
  it('Slack’s doors are not there, and with Socket Mode alone none either', async () => {
    const paths = ['events', 'interactivity', 'command'];
    for (const tokens of [{}, { SLACK_BOT_TOKEN: BOT_TOKEN, SLACK_APP_TOKEN: APP_TOKEN }]) {
      const other = await openApp(tokens);
      const statuses = paths.map(async (path) =>
        fetch(`${other.url}/api/slack/${path}`, { method: 'POST', body: '{}' }).then(({ status }) => status),
      );
      expect(await Promise.all(statuses)).toEqual([404, 404, 404]);
      await other.app.close();
    }
  });
});

describe('the log', () => {
  it('holds nothing that anybody wrote, and no token', () => {
    expect(JSON.stringify(log.entries)).not.toMatch(/kill|homework|CBT|U0VISITOR1|xoxb|xapp/);
  });
});
