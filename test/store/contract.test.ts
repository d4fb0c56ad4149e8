import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createMemoryDisk } from '../../src/store/memory-disk.ts';
import { createMemoryStore } from '../../src/store/memory.ts';
import { createSqliteStore } from '../../src/store/sqlite.ts';
import { describeStore } from './contract.ts';
import { CLOCK, keepingLog } from './samples.ts';

describeStore('memory', async () => {
  const disk = createMemoryDisk();
  return { open: () => createMemoryStore(disk), remove: async () => {} };
});

describeStore('sqlite', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'store-'));
  const options = {
    file: join(folder, 'store.sqlite'),
    clock: CLOCK,
    log: keepingLog(),
    ballastBytes: 64 * 1024,
  };
  return {
    open: () => createSqliteStore(options),
    remove: () => rm(folder, { recursive: true, force: true }),
  };
});
