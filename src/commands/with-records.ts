import { existsSync } from 'node:fs';
import { authoringRecords, type AuthoringOrder } from '../console/authoring-routes.ts';
import { createDataOrders, type DataOrder } from '../console/data-orders.ts';
import type { Config } from '../config.ts';
import { storeFile } from '../console-records.ts';
import { askServer } from '../control/client.ts';
import { controlFile } from '../control/protocol.ts';
import type { World } from '../model/world.ts';
import { keepFor } from '../retention.ts';
import { createReviewReader } from '../store/review.ts';
import { createSqliteStore } from '../store/sqlite.ts';

/** What staff corrected, from the server that runs on the data folder; where none does, from its store. */
export function readCorrections(config: Config, world: World): () => Promise<unknown> {
  return () => askRecords(config, world, ['corrections', {}], ({ reader }) => reader.corrections());
}

/** What conversations say of the content, from the same; undefined where there is no store yet. */
export function readAuthoringRecords(
  config: Config,
  world: World,
): (order: AuthoringOrder) => Promise<unknown> {
  return async (order) => {
    if (!existsSync(storeFile(config.dataDir))) return undefined;
    return askRecords(config, world, ['authoring', order], ({ reader }) => authoringRecords(reader, order));
  };
}

/** Asks the server that runs on the data folder; where none does, its store. */
export function giveDataOrder(config: Config, world: World): (order: DataOrder) => Promise<unknown> {
  const { clock, ids, log } = world;
  return (order) =>
    askRecords(config, world, ['data', order], ({ reader, writer }) => {
      const retention = keepFor(config.retentionDays, { store: writer, marks: writer, clock, log });
      retention.stop();
      const { purgeAll } = retention;
      return createDataOrders({ reader, writer, clock, ids, erased: () => undefined, purgeAll })(order);
    });
}

interface Opened {
  readonly reader: ReturnType<typeof createReviewReader>;
  readonly writer: ReturnType<typeof createSqliteStore>;
}

/** Has the running server answer, by the name it knows; where none runs, `answer` is given its store, opened. */
async function askRecords(
  config: Config,
  { clock, log }: World,
  [name, input]: readonly [name: string, input: unknown],
  answer: (opened: Opened) => Promise<unknown>,
): Promise<unknown> {
  const asked = await askServer(controlFile(config.dataDir), name, input);
  if (asked.kind === 'answered') return asked.answer;
  const file = storeFile(config.dataDir);
  const writer = createSqliteStore({ file, clock, log });
  const reader = createReviewReader({ file, clock, log });
  try {
    await writer.ready();
    return await answer({ reader, writer });
  } finally {
    await reader.close();
    await writer.close();
  }
}
