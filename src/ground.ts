import type { Config } from './config.ts';
import { storeFile } from './console-records.ts';
import type { Readiness } from './edge/health.ts';
import { localLimits, standardLimits, type EdgeLimits } from './edge/limits.ts';
import { openFigures, type OpenFigures } from './figures.ts';
import type { Keys } from './keys.ts';
import { isLoopback } from './model/address.ts';
import type { ImproveWriter } from './model/improve.ts';
import type { ReviewWriter } from './model/review.ts';
import type { StaffStore } from './model/staff.ts';
import type { Store } from './model/store.ts';
import type { World } from './model/world.ts';
import { openStaffStore } from './staff-console.ts';
import { createSqliteStore } from './store/sqlite.ts';

/** What a server stands on, whatever it says: its figures and its stores. */
export interface Ground {
  readonly figures: OpenFigures;
  readonly store: Store;
  /** What staff do goes through the same one writer; a store handed in for a test may have no such door. */
  readonly writer?: ReviewWriter & ImproveWriter;
  readonly staff: StaffStore;
  /** Resolves when both stores are open; rejects with why one cannot be opened. */
  readonly opened: () => Promise<void>;
  /** Whether messages can be answered now. */
  readonly ready: () => Promise<Readiness>;
  close(): Promise<void>;
}

/** What the server calls itself in the Server header. */
export const NAME = 'therapy-guide-bot';

/** Has the stores opened by threads of theirs, while content is still being loaded here. `given` is for tests. */
export async function openGround(config: Config, outer: World, keys: Keys, given?: Store): Promise<Ground> {
  const ready = (): Promise<Readiness> => readiness(store);
  const figures = await openFigures(config, outer, { limits: limitsFor(config), name: NAME, ready });
  const { store, writer } = given === undefined ? sqliteIn(config, figures.world) : { store: given };
  const staff = openStaffStore(config.dataDir, keys, figures.world);
  const opening = Promise.all([store.ready(), staff.ready()]);
  // Whoever waits for it hears of a fault, and until then it is nobody's.
  opening.catch(() => undefined);
  return {
    figures,
    store,
    ...(writer && { writer }),
    staff,
    opened: async () => void (await opening),
    ready,
    close: async () => {
      await figures.close();
      await staff.close();
      await store.close();
    },
  };
}

function sqliteIn({ dataDir }: Config, { clock, log }: World): Pick<Ground, 'store' | 'writer'> {
  const store = createSqliteStore({ file: storeFile(dataDir), clock, log });
  return { store, writer: store };
}

/** How fast and how much may come in from outside. */
export function limitsFor({ host, trustProxy }: Config): EdgeLimits {
  return isLoopback(host) && trustProxy === 0 ? localLimits : standardLimits;
}

function readiness(store: Store): Promise<Readiness> {
  return store.ready().then(
    () => ({ store: true, content: true }),
    () => ({ store: false, content: true }),
  );
}
