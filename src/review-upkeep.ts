import { StoreError } from './model/store.ts';
import type { ReviewWriter } from './model/review.ts';
import type { Clock, Log } from './model/world.ts';
import { QUIET } from './turn/session.ts';

export interface Upkeep {
  start(): void;
  /** One round; never throws. */
  round(): Promise<void>;
  stop(): Promise<void>;
}

const EVERY = 10 * 60_000;
/** Conversations in one transaction: turns go on in between. */
const BITE = 50;

/** What is done for staff behind the visitors' backs: older conversations get their masks, ended ones lose what they hid. */
export function createUpkeep({
  writer,
  overwrite,
  clock,
  log,
}: {
  readonly writer: Pick<ReviewWriter, 'catchUp' | 'overwrite'>;
  readonly overwrite: boolean;
  readonly clock: Clock;
  readonly log: Log;
}): Upkeep {
  let timer: NodeJS.Timeout | undefined;
  const over = new AbortController();
  let running: Promise<void> = Promise.resolve();
  const all = async (bite: () => Promise<number>): Promise<number> => {
    let total = 0;
    for (;;) {
      const count = await bite();
      total += count;
      if (count < BITE || over.signal.aborted) return total;
    }
  };
  const round = async (): Promise<void> => {
    try {
      const caughtUp = await all(() => writer.catchUp(BITE));
      if (caughtUp > 0) log.info('conversations masked', { count: caughtUp });
      if (!overwrite) return;
      const quiet = clock.now() - QUIET;
      const overwritten = await all(() => writer.overwrite(quiet, BITE));
      if (overwritten > 0) log.info('originals overwritten', { count: overwritten });
    } catch (cause) {
      log.error('upkeep failed', { code: cause instanceof StoreError ? cause.code : 'unknown' });
    }
  };
  return {
    round,
    start: () => {
      const next = (): void => {
        running = running.then(round);
      };
      next();
      timer = setInterval(next, EVERY);
      timer.unref();
    },
    stop: async () => {
      over.abort();
      clearInterval(timer);
      await running;
    },
  };
}
