import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { z } from 'zod';
import { parseConfig } from '../../src/config.ts';
import type { Log } from '../../src/model/world.ts';
import { start } from '../../src/start.ts';
import { randomIds, systemClock } from '../../src/world.ts';
import { ROOT } from '../house/sources.ts';

export interface TestServer {
  readonly url: string;
  readonly dataDir: string;
  /** What went to the log, a line each. */
  readonly logged: readonly string[];
  close(): Promise<void>;
}

/** The whole server on a free loopback port, with a data folder of its own. */
export async function startServer(
  settings: { readonly [name: string]: string } = {},
  dataDir = mkdtempSync(path.join(tmpdir(), 'guide-')),
  /** Where content, code and products stand. */
  root = ROOT,
): Promise<TestServer> {
  const logged: string[] = [];
  const note = (event: string, fields?: object): void =>
    void logged.push(JSON.stringify({ event, ...fields }));
  const log: Log = { info: note, warn: note, error: note };
  const environment = { PORT: '0', DATA_DIR: dataDir, ...settings };
  const config = parseConfig({ environment, dev: false });
  const { app, url } = await start(
    config,
    { clock: systemClock, ids: randomIds, log },
    { root, report: () => undefined },
  );
  return { url, dataDir, logged, close: () => app.close() };
}

const token = z.object({
  token: z.string(),
  conversationId: z.string(),
  userId: z.string(),
  expires_in: z.number(),
});
const activities = z.object({
  watermark: z.string(),
  activities: z.array(
    z.looseObject({
      id: z.string(),
      type: z.string(),
      text: z.string().optional(),
      from: z.looseObject({ id: z.string(), role: z.string().optional() }),
      channelData: z
        .looseObject({ answer: z.object({ outcome: z.string(), id: z.string().nullable() }).optional() })
        .optional(),
      suggestedActions: z
        .looseObject({ actions: z.array(z.looseObject({ title: z.string(), value: z.unknown() })) })
        .optional(),
    }),
  ),
});

export type Said = z.output<typeof activities>['activities'][number];

/** A visitor of the website who polls: the plainest client there can be. */
export class Visitor {
  readonly #url: string;
  readonly #token: z.output<typeof token>;
  #watermark = '';

  constructor(url: string, given: z.output<typeof token>) {
    this.#url = `${url}v3/directline/conversations`;
    this.#token = given;
  }

  static async arrive(url: string): Promise<Visitor> {
    const given = token.parse(await (await fetch(`${url}chat/token`, { method: 'POST' })).json());
    const visitor = new Visitor(url, given);
    await visitor.request('', { method: 'POST', body: '{}' });
    await visitor.heard();
    return visitor;
  }

  get conversation(): string {
    return this.#token.conversationId;
  }

  get headers(): { readonly Authorization: string; readonly 'Content-Type': string } {
    return { Authorization: `Bearer ${this.#token.token}`, 'Content-Type': 'application/json' };
  }

  get activitiesUrl(): string {
    return `${this.#url}/${this.#token.conversationId}/activities`;
  }

  request(at: string, init: RequestInit): Promise<Response> {
    return fetch(`${this.#url}${at}`, { headers: this.headers, ...init });
  }

  /** Posts an activity as it stands. */
  post(activity: unknown): Promise<Response> {
    const body = typeof activity === 'string' ? activity : JSON.stringify(activity);
    return fetch(this.activitiesUrl, { method: 'POST', headers: this.headers, body });
  }

  /** Says something and gives the bot's answers. */
  async say(text: string, value?: unknown): Promise<readonly Said[]> {
    const from = { id: this.#token.userId };
    const response = await this.post({ type: 'message', from, text, ...(value !== undefined && { value }) });
    if (response.status !== 200) throw new Error(`"${text}" was answered with status ${response.status}`);
    return (await this.heard()).filter((activity) => activity.from.role === 'bot');
  }

  /** What is new since the last time, echoes included. */
  async heard(): Promise<readonly Said[]> {
    const read = await this.#page(this.#watermark);
    this.#watermark = read.watermark;
    return read.activities;
  }

  /** The whole conversation, page by page. */
  async history(): Promise<readonly Said[]> {
    const all: Said[] = [];
    let from = '0';
    for (;;) {
      const read = await this.#page(from);
      all.push(...read.activities);
      if (read.watermark === from) return all;
      from = read.watermark;
    }
  }

  async #page(from: string): Promise<z.output<typeof activities>> {
    const response = await fetch(`${this.activitiesUrl}?watermark=${from}`, { headers: this.headers });
    return activities.parse(await response.json());
  }
}
