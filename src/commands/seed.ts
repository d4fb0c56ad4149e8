import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { createSeeds, type SeedSources } from './seed-talk.ts';
import type { CommandIo } from './judging.ts';
import type { Store } from '../model/store.ts';

const HELP = `Fills an empty data folder with invented conversations, to try the console on: about ten lines each.

  npm run seed -- 1000                      one thousand conversations, the same ones every time
  npm run seed -- 1000 --seed 7             others
`;

export interface SeedParts {
  readonly storeFile: string;
  open(): Store;
  sources(): Promise<SeedSources>;
  readonly now: number;
}

/** Conversations on their way to the store at once: they share transactions. */
const AT_ONCE = 256;

/** The command `seed`; gives the process's exit code. */
export async function run(
  argv: readonly string[],
  io: Pick<CommandIo, 'out' | 'err'>,
  load: () => Promise<SeedParts>,
): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...argv],
    allowPositionals: true,
    options: { help: { type: 'boolean', short: 'h' }, seed: { type: 'string', default: '1' } },
  });
  const count = Number(positionals[0]);
  const seed = Number(values.seed);
  if (values.help === true || !Number.isInteger(count) || count < 1 || !Number.isInteger(seed)) {
    io.out(HELP);
    return values.help === true ? 0 : 2;
  }
  const parts = await load();
  if (existsSync(parts.storeFile)) {
    io.err(
      `There is a store already: ${parts.storeFile}. Seeding wants a data folder of its own (DATA_DIR).\n`,
    );
    return 1;
  }
  const store = parts.open();
  try {
    await store.ready();
    const lines = await fill(store, createSeeds(await parts.sources(), { seed, count, now: parts.now }), io);
    io.out(`${count} conversations, ${lines} lines.\n`);
    return 0;
  } finally {
    await store.close();
  }
}

async function fill(
  store: Store,
  seeds: ReturnType<typeof createSeeds>,
  io: Pick<CommandIo, 'err'>,
): Promise<number> {
  let lines = 0;
  let done = 0;
  for (const batch of inBatches(seeds)) {
    const results = await Promise.all(batch.map(({ commit }) => store.commit(commit)));
    await store.delivered(batch.flatMap(({ deliveries }) => deliveries));
    for (const result of results) lines += result.kind === 'committed' ? result.lines.length : 0;
    done += batch.length;
    if (done % (AT_ONCE * 40) === 0) io.err(`${done} …\n`);
  }
  return lines;
}

function* inBatches<T>(all: Iterable<T>): Generator<readonly T[]> {
  let batch: T[] = [];
  for (const one of all) {
    batch.push(one);
    if (batch.length < AT_ONCE) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}
