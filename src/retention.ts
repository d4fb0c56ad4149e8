import { StoreError, type Store } from './model/store.ts';
import type { Clock, Log } from './model/world.ts';

const DAY = 24 * 60 * 60 * 1000;

export interface Retention {
  /** Deletes what is too old, now; never throws: a purge that fails is told to the log and tried again next time. */
  purge(): Promise<void>;
  /** Ends the daily purge. */
  stop(): void;
}

/** What is older than `days` is deleted at the start and once a day, for good. */
export function keepFor(
  days: number,
  { store, clock, log }: { store: Store; clock: Clock; log: Log },
): Retention {
  async function purge(): Promise<void> {
    try {
      const now = clock.now();
      const { lines, conversations } = await store.purge(now - days * DAY, now);
      if (lines > 0 || conversations > 0) log.info('purged', { count: lines });
    } catch (cause) {
      log.error('purge failed', { code: cause instanceof StoreError ? cause.code : 'unknown' });
    }
  }
  const timer = setInterval(() => void purge(), DAY);
  timer.unref();
  return { purge, stop: () => clearInterval(timer) };
}
