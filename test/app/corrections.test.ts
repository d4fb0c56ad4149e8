import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { giveDataOrder, readCorrections } from '../../src/commands/with-records.ts';
import { parseConfig } from '../../src/config.ts';
import { storeFile } from '../../src/console-records.ts';
import { createReviewReader } from '../../src/store/review.ts';
import { createSqliteStore } from '../../src/store/sqlite.ts';
import { randomIds, systemClock } from '../../src/world.ts';
import { keyOf, turnOf, visitorLine } from '../store/samples.ts';
import { startServer, Visitor, type TestServer } from './server.ts';

jest.setTimeout(300_000);

const ASKED = 'do you take the green card from the union';
const OTHER_WORDS = 'does the union green card work here';
const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };
const world = { clock: systemClock, ids: randomIds, log: silent };

/** A data folder in which a lead has approved a correction. */
async function corrected(dataDir: string): Promise<void> {
  const place = { file: storeFile(dataDir), clock: systemClock, log: silent };
  const store = createSqliteStore(place);
  await store.ready();
  const reader = createReviewReader(place);
  const at = Date.now() - 1_000;
  await store.commit({ ...turnOf(keyOf('one'), 'a', 0, at), lines: [visitorLine('v', at, ASKED)] });
  const conversation = (await reader.idOf(keyOf('one'))) ?? '';
  const given = { conversation, lineId: 'v', expected: 'clinic/fees', by: 'rob', at } as const;
  const made = await store.correct(given);
  if (made.kind === 'kept') await store.decide(made.correction.id, 'approved', 'lea', at);
  await reader.close();
  await store.close();
}

describe('a server with approved corrections', () => {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'corrected-'));
  const config = parseConfig({ environment: { DATA_DIR: dataDir }, dev: false });
  let server: TestServer;
  beforeAll(async () => {
    await corrected(dataDir);
    server = await startServer({}, dataDir);
  });
  afterAll(() => server.close());

  async function answer() {
    const said = await (await Visitor.arrive(server.url)).say(OTHER_WORDS);
    return said.map(({ channelData }) => channelData?.answer).find((one) => one !== undefined);
  }
  async function inUse(count: number): Promise<void> {
    const end = performance.now() + 200_000;
    const told = JSON.stringify({ event: 'corrections in use', count });
    while (!server.logged.includes(told)) {
      if (performance.now() > end) throw new Error(`Waited in vain for ${told}.`);
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }

  it('takes them into use behind the open port', async () => {
    await inUse(1);
    expect(await answer()).toEqual({ outcome: 'answered', id: 'clinic/fees' });
    expect(await readCorrections(config, world)()).toMatchObject([{ text: ASKED, state: 'approved' }]);
  });

  it('unlearns one whose conversation is erased', async () => {
    const erased = await giveDataOrder(config, world)({ do: 'erase', conversation: 'web:one' });
    expect(erased).toMatchObject({ kind: 'erased' });
    await inUse(0);
    expect(await answer()).toMatchObject({ outcome: 'unknown' });
    expect(await readCorrections(config, world)()).toEqual([]);
  });
});
