import { readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { createMind } from '../../src/app.ts';
import type { Taken, Turns } from '../../src/model/turn.ts';
import type { Store } from '../../src/model/store.ts';
import { createMemoryStore } from '../../src/store/memory.ts';
import { createTurns } from '../../src/turn/turns.ts';
import { realWorld } from '../directline/world.ts';
import { loadParts } from '../turn/talking.ts';
import { app, eventually, fakeAzure, type FakeAzure, openDoor, postActivity, type Sent } from './cloud.ts';

const fixtures = z
  .record(z.string(), z.record(z.string(), z.unknown()))
  .parse(JSON.parse(readFileSync(path.join(import.meta.dirname, 'fixtures/teams.json'), 'utf8')));
export const FIXTURES = Object.keys(fixtures);

export interface Posted {
  readonly status: number;
  readonly body: unknown;
  readonly replies: readonly Sent[];
}

/** Teams in front of the real heart with the real content. */
export interface TeamsHouse {
  /** Sends a payload as Teams does, with these fields changed; resolves when all replies are out. */
  post(fixture: string, changes?: object): Promise<Posted>;
  /** A new message: with an id and a local time of its own. */
  say(text: string, fixture?: string, changes?: object): Promise<Posted>;
  /** The id that Teams gave to the last reply. */
  lastId(): string;
  /** Presses a button of the last card. */
  press(label: string, how?: 'value' | 'text' | 'data'): Promise<Posted>;
  readonly azure: FakeAzure;
  readonly store: Store;
  /** What became of each turn, in order. */
  readonly taken: readonly Taken[];
  readonly log: ReturnType<typeof realWorld>['log'];
  close(): Promise<void>;
}

export type Mind = ReturnType<typeof createMind>;

/** What decides; made once for a test file, for its recognizers take a while to warm up. */
export async function makeMind(): Promise<Mind> {
  const { content, crisis } = await loadParts();
  return createMind(realWorld(), content, crisis);
}

export async function openTeams({ close: _stays, ...mind }: Mind): Promise<TeamsHouse> {
  const azure = await fakeAzure();
  const world = realWorld();
  const store = createMemoryStore();
  const downloads = { offer: () => undefined, drop: () => undefined };
  const watched = watching(createTurns({ store, world, downloads, ...mind }));
  const { url, edge } = await openDoor(azure, app, { turns: watched.turns, world });
  const token = await azure.token();
  let count = 0;

  const post = async (fixture: string, changes: object = {}): Promise<Posted> => {
    const before = azure.sent.length;
    const payload = { ...fixtures[fixture], ...changes, serviceUrl: azure.url };
    const { status, body } = await postActivity(url, payload, token);
    await eventually(watched.settled);
    return {
      status,
      body,
      replies: azure.sent.slice(before).filter((sent) => sent.body['type'] === 'message'),
    };
  };
  const lastId = () => `sent-${azure.sent.length}`;
  const fresh = () => {
    count += 1;
    const at = Date.UTC(2026, 4, 4, 15, 0, 0) + count * 7_001;
    return {
      id: String(at),
      timestamp: new Date(at + 90).toISOString(),
      localTimestamp: new Date(at).toISOString(),
    };
  };
  return {
    post,
    lastId,
    say: (text, fixture = 'personal', changes = {}) => post(fixture, { ...fresh(), text, ...changes }),
    press(label, how = 'value') {
      const action = actionsOf(azure.sent.at(-1)).find(({ title }) => title === label);
      if (action === undefined) throw new Error(`there is no button "${label}"`);
      const { msteams, ...data } = action.data;
      return post('card-action', {
        ...fresh(),
        text: msteams.text,
        value:
          how === 'data' ? { ...data, msteams } : how === 'text' ? msteams.value : JSON.parse(msteams.value),
        replyToId: lastId(),
      });
    },
    azure,
    store,
    taken: watched.taken,
    log: world.log,
    async close() {
      await edge.close();
      await azure.close();
    },
  };
}

const card = z.object({
  content: z.object({
    actions: z
      .array(
        z.object({
          title: z.string(),
          data: z.looseObject({
            msteams: z.object({
              type: z.literal('messageBack'),
              text: z.string(),
              displayText: z.string(),
              value: z.string(),
            }),
          }),
        }),
      )
      .default([]),
  }),
});

/** The buttons under a reply. */
export function actionsOf(sent: Sent | undefined) {
  return z
    .array(card)
    .catch([])
    .parse(sent?.body['attachments'])
    .flatMap(({ content }) => content.actions);
}

/** The heart, and whether everything that it answered has been sent. */
function watching(turns: Turns) {
  const open = new Set<string>();
  const taken: Taken[] = [];
  let working = 0;
  const watched: Turns = {
    async take(incoming, outlet) {
      working += 1;
      try {
        const result = await turns.take(incoming, outlet);
        taken.push(result);
        if (result.kind === 'taken') for (const { id } of result.replies) open.add(id);
        return result;
      } finally {
        working -= 1;
      }
    },
    delivered(ids, status, nativeIds) {
      for (const id of ids) open.delete(id);
      turns.delivered(ids, status, nativeIds);
    },
  };
  return { turns: watched, taken, settled: () => working === 0 && open.size === 0 };
}
