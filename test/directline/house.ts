import { createBot } from '../../src/bot/bot.ts';
import { createDirectLine, type DirectLine } from '../../src/directline/direct-line.ts';
import { createDownloadBox } from '../../src/downloads/box.ts';
import { type Rate, standardLimits } from '../../src/edge/limits.ts';
import { type Edge, createEdge } from '../../src/edge/server.ts';
import type { Store } from '../../src/model/store.ts';
import type { World } from '../../src/model/world.ts';
import { createMemoryDisk, type MemoryDisk } from '../../src/store/memory-disk.ts';
import { createMemoryStore } from '../../src/store/memory.ts';
import { type FakeTurns, fakeTurns } from './fake-turns.ts';
import { realWorld, type TestLog } from './world.ts';

export const SAFETY = 'Please call 112 if you are in danger.';
export const PAGE_ORIGIN = 'https://clinic.example';

export const OTHER_ORIGIN = 'https://second.example';

export interface House {
  readonly url: string;
  readonly port: number;
  readonly turns: FakeTurns;
  readonly store: Store;
  readonly directLine: DirectLine;
  readonly edge: Edge;
  readonly log: TestLog;
  close(): Promise<void>;
}

export interface HouseOptions {
  readonly disk?: MemoryDisk;
  readonly port?: number;
  readonly world?: World & { readonly log: TestLog };
  readonly secret?: string;
  readonly rate?: Rate;
  readonly store?: (store: Store) => Store;
}

export const KEY = new Uint8Array(32).fill(7);

/** The doors of the website on loopback, around a memory store and a small heart. */
export async function openHouse(options: HouseOptions = {}): Promise<House> {
  const world = options.world ?? realWorld();
  const kept = createMemoryStore(options.disk ?? createMemoryDisk());
  const store = options.store?.(kept) ?? kept;
  const turns = fakeTurns(kept, world);
  const bot = createBot({ turns, log: world.log });
  const directLine = createDirectLine({
    downloads: createDownloadBox(world),
    store,
    bot: bot.website,
    key: KEY,
    secret: options.secret,
    botName: 'Therapy Guide',
    safetyText: SAFETY,
    isDanger: (text) => text.includes('danger'),
    rate: options.rate ?? { burst: 10_000, perSecond: 1_000 },
    ...world,
  });
  const edge = createEdge({
    routes: directLine.routes,
    doors: [directLine.door],
    host: '127.0.0.1',
    port: options.port ?? 0,
    name: 'test',
    trustProxy: 0,
    allowedOrigins: [PAGE_ORIGIN, OTHER_ORIGIN],
    safetyText: SAFETY,
    limits: { rates: { ...standardLimits.rates, visitor: { burst: 10_000, perSecond: 1_000 } } },
    ...world,
  });
  const { port } = await edge.listen();
  return {
    url: `http://127.0.0.1:${port}`,
    port,
    turns,
    store,
    directLine,
    edge,
    log: world.log,
    async close() {
      directLine.close();
      await edge.close();
    },
  };
}
