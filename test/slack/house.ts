import { createBot } from '../../src/bot/bot.ts';
import { type Edge, createEdge } from '../../src/edge/server.ts';
import { signatureOf } from '../../src/slack/signature.ts';
import { createSlack, type Slack } from '../../src/slack/slack.ts';
import type { Store } from '../../src/model/store.ts';
import type { Turns } from '../../src/model/turn.ts';
import type { World } from '../../src/model/world.ts';
import { createMemoryStore } from '../../src/store/memory.ts';
import { type FakeTurns, fakeTurns } from '../directline/fake-turns.ts';
import { realWorld, type TestLog } from '../directline/world.ts';
import { APP_TOKEN, BOT_TOKEN, type FakeSlack } from './fake-slack.ts';

export const SECRET = '0123456789abcdef0123456789abcdef';
export const SAFETY = 'Please call 112 if you are in danger.';
export const PRIVATELY = 'My answer is in a direct message.';

export interface SlackHouse {
  readonly url: string;
  readonly slack: Slack;
  readonly edge: Edge;
  readonly store: Store;
  readonly log: TestLog;
  /** Sends a request as Slack does; `changes` are made after signing. */
  send(path: string, body: string, changes?: Changes): Promise<Answered>;
  event(body: object, changes?: Changes): Promise<Answered>;
  press(body: object): Promise<Answered>;
  command(fields: { readonly [name: string]: string }): Promise<Answered>;
  close(): Promise<void>;
}

export interface Answered {
  readonly status: number;
  readonly text: string;
}

export interface Changes {
  readonly headers?: { readonly [name: string]: string | undefined };
  readonly body?: string | undefined;
  readonly path?: string | undefined;
  /** Signed with another secret, at another time. */
  readonly secret?: string | undefined;
  readonly secondsAgo?: number | undefined;
}

export interface HouseOptions {
  readonly turns?: Turns;
  readonly store?: Store;
  readonly world?: World & { readonly log: TestLog };
  readonly socket?: boolean;
  readonly answerWithinMs?: number;
  readonly isDanger?: (text: string) => boolean;
  readonly rate?: { readonly burst: number; readonly perSecond: number };
}

/** Slack's doors on loopback, over a heart of a few lines, or over another one. */
export async function openHouse(
  api: FakeSlack,
  options: HouseOptions = {},
): Promise<SlackHouse & { readonly turns: FakeTurns }> {
  const world = options.world ?? realWorld();
  const store = options.store ?? createMemoryStore();
  const turns = fakeTurns(store, world);
  const bot = createBot({ turns: options.turns ?? turns, log: world.log });
  const slack = createSlack({
    bot: bot.slack({ like: 'Helpful', dislike: 'Not helpful' }),
    botToken: BOT_TOKEN,
    signingSecret: SECRET,
    appToken: options.socket === true ? APP_TOKEN : undefined,
    apiUrl: api.apiUrl,
    home: () => ({ title: 'Title', intro: 'Intro', how: 'How', danger: '**Danger:** 112.', kept: 'Kept' }),
    answeredPrivately: PRIVATELY,
    topics: [{ label: 'Homework', value: { topic: 'homework' } }],
    safetyText: SAFETY,
    isDanger: options.isDanger ?? (() => false),
    rate: options.rate ?? { burst: 1_000, perSecond: 100 },
    // A busy machine must not make a test fail: those that are about it say another.
    wait: async () => undefined,
    answerWithinMs: options.answerWithinMs ?? 60_000,
    ...world,
  });
  const edge = createEdge({
    routes: slack.routes,
    doors: [],
    host: '127.0.0.1',
    port: 0,
    name: 'edge',
    trustProxy: 0,
    allowedOrigins: [],
    safetyText: SAFETY,
    ...world,
  });
  const { port } = await edge.listen();
  slack.start();
  const url = `http://127.0.0.1:${port}`;
  return {
    ...senders(url),
    url,
    slack,
    edge,
    store,
    turns,
    log: world.log,
    close: async () => {
      await edge.close();
      await slack.close();
    },
  };
}

/** Slack's requests to a server at this address, signed. */
export function senders(url: string) {
  const send = async (path: string, body: string, changes: Changes = {}): Promise<Answered> => {
    const time = String(Math.floor(Date.now() / 1000) - (changes.secondsAgo ?? 0));
    const signature = signatureOf(changes.secret ?? SECRET, time, Buffer.from(body)).toString('hex');
    const type = body.startsWith('{') ? 'application/json' : 'application/x-www-form-urlencoded';
    const headers = new Headers({
      'Content-Type': type,
      'X-Slack-Request-Timestamp': time,
      'X-Slack-Signature': `v0=${signature}`,
    });
    for (const [name, value] of Object.entries(changes.headers ?? {})) {
      if (value === undefined) headers.delete(name);
      else headers.set(name, value);
    }
    const response = await fetch(`${url}${changes.path ?? path}`, {
      method: 'POST',
      headers,
      body: changes.body ?? body,
    });
    return { status: response.status, text: await response.text() };
  };
  const form = (fields: { readonly [name: string]: string }) => new URLSearchParams(fields).toString();
  return {
    send,
    event: (body: object, changes: Changes = {}) => send('/api/slack/events', JSON.stringify(body), changes),
    press: (body: object) => send('/api/slack/interactivity', form({ payload: JSON.stringify(body) })),
    command: (fields: { readonly [name: string]: string }) => send('/api/slack/command', form(fields)),
  };
}
