import { createAccounts, type StaffOrder } from '../console/accounts.ts';
import { createPasswords } from '../console/passwords.ts';
import type { Config } from '../config.ts';
import { askServer } from '../control/client.ts';
import { controlFile } from '../control/protocol.ts';
import { loadKeys } from '../keys.ts';
import type { StaffStore } from '../model/staff.ts';
import type { World } from '../model/world.ts';
import { openStaffStore } from '../staff-console.ts';

/** Changes accounts through the server that runs on the data folder; where none does, in its store. */
export function giveStaffOrder(config: Config, world: World): (order: StaffOrder) => Promise<unknown> {
  const { clock, ids } = world;
  return async (order) => {
    const asked = await askServer(controlFile(config.dataDir), 'staff', order);
    if (asked.kind === 'answered') return asked.answer;
    return withStore(config, world, (store) => {
      const commit = store.commit.bind(store);
      return createAccounts({ store, commit, passwords: createPasswords(), clock, ids })(order);
    });
  };
}

/** Checks the audit log the same two ways. */
export function verifyAudit(config: Config, world: World): () => Promise<unknown> {
  return async () => {
    const asked = await askServer(controlFile(config.dataDir), 'audit-verify', {});
    return asked.kind === 'answered' ? asked.answer : withStore(config, world, (store) => store.verify());
  };
}

async function withStore<T>(
  config: Config,
  world: World,
  work: (store: StaffStore) => Promise<T>,
): Promise<T> {
  const store = openStaffStore(config.dataDir, loadKeys(config.dataDir, config), world);
  try {
    return await work(store);
  } finally {
    await store.close();
  }
}
