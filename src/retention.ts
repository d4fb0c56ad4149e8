import type { PurgeMarks } from './model/review.ts';
import { StoreError, type Store } from './model/store.ts';
import type { Clock, Log } from './model/world.ts';

const DAY = 24 * 60 * 60 * 1000;
/** Marked yesterday is marked a day ago, give or take what a timer is early. */
const MARKED = 23 * 60 * 60 * 1000;
/** Of all lines, at most this share in one run; where a day's lines are more than that, two days' worth. */
const SHARE = 0.05;
/** So few are deleted whatever their share: a young store is no sign of a wrong clock. */
const FEW = 500;

export interface Retention {
  /** Deletes what is due, now; never throws: a purge that fails is told to the log and tried again next time. */
  purge(): Promise<void>;
  /** Deletes what is due, however much it is; returns how many lines. */
  readonly purgeAll: () => Promise<number>;
  /** Ends the daily purge. */
  stop(): void;
}

interface RetentionParts {
  readonly store: Store;
  /** Where there are none, a purge is a single step. */
  readonly marks: PurgeMarks | undefined;
  readonly clock: Clock;
  readonly log: Log;
}

/**
 * What is older than `days` is deleted at the start and once a day, for good, in two steps: a day before its time is
 * over it is marked, and only what was marked a day before goes. A run takes a small share of all lines and leaves the
 * rest to the next: a wrong clock or setting is seen before much is gone.
 */
export function keepFor(days: number, { store, marks, clock, log }: RetentionParts): Retention {
  async function run(unlimited: boolean): Promise<number> {
    const now = clock.now();
    const marked = await marks?.mark(now - (days - 1) * DAY, now, now - MARKED);
    // Where nothing is due yet, the purge deletes nothing, but the guard of the clock sees it.
    const due = marked === undefined ? Infinity : (marked.due ?? 0);
    const before = Math.min(now - days * DAY, due);
    const most = marked === undefined || unlimited ? Infinity : mostOf(marked.lines, days);
    const { lines, conversations } = await store.purge(before, now, most);
    if (lines > 0 || conversations > 0) log.info('purged', { count: lines });
    if (lines >= most) log.warn('purge not finished', { count: lines });
    return lines;
  }
  async function purge(): Promise<void> {
    try {
      await run(false);
    } catch (cause) {
      log.error('purge failed', { code: cause instanceof StoreError ? cause.code : 'unknown' });
    }
  }
  const timer = setInterval(() => void purge(), DAY);
  timer.unref();
  return { purge, purgeAll: () => run(true), stop: () => clearInterval(timer) };
}

function mostOf(lines: number, days: number): number {
  return Math.max(FEW, Math.ceil(lines * Math.max(SHARE, 2 / days)));
}
