import type { Clock } from '../model/world.ts';

/** How long somebody must wait after guessing wrong: ever longer, never for good. */
export interface Patience {
  /** Counts an attempt; 0 where it may be made now, otherwise the seconds to wait, and nothing is counted. */
  attempt(name: string): number;
  /** The attempt was right after all. */
  undo(name: string): void;
  /** Forgets every failure. */
  forgive(name: string): void;
}

export interface PatienceRule {
  /** Attempts before the first wait. */
  readonly free: number;
  /** The longest wait, milliseconds. */
  readonly longest: number;
  /** After so long without an attempt, everything is forgotten. */
  readonly memory: number;
}

const SECOND = 1_000;
const HOUR = 3_600_000;

/** One address: at most 60 attempts an hour. People behind one router share it, and right ones do not count. */
export const BY_ADDRESS: PatienceRule = { free: 5, longest: 90 * SECOND, memory: HOUR };
/** One account, from wherever: at most 100 a day. */
export const BY_ACCOUNT: PatienceRule = { free: 5, longest: HOUR / 3, memory: 24 * HOUR };

const MOST_NAMES = 20_000;

interface Failures {
  count: number;
  last: number;
  until: number;
}

/** In memory: a restart forgets it. Beyond its size the one unseen for longest is forgotten. */
export function createPatience({ free, longest, memory }: PatienceRule, clock: Clock): Patience {
  const names = new Map<string, Failures>();
  const known = (name: string): Failures => {
    const found = names.get(name);
    const now = clock.monotonic();
    if (found !== undefined && now - found.last <= memory) return found;
    return { count: 0, last: now, until: 0 };
  };
  return {
    attempt(name) {
      const now = clock.monotonic();
      const failures = known(name);
      if (now < failures.until) return Math.ceil((failures.until - now) / SECOND);
      failures.count += 1;
      failures.last = now;
      failures.until = now + waitAfter(failures.count - free, longest);
      names.delete(name);
      names.set(name, failures);
      const oldest = names.keys().next();
      if (names.size > MOST_NAMES && oldest.done !== true) names.delete(oldest.value);
      return 0;
    },
    undo(name) {
      const failures = names.get(name);
      if (failures === undefined) return;
      failures.count = Math.max(0, failures.count - 1);
      failures.until = 0;
    },
    forgive: (name) => void names.delete(name),
  };
}

/** A second, two, four … */
function waitAfter(tooMany: number, longest: number): number {
  return tooMany < 0 ? 0 : Math.min(longest, SECOND * 2 ** Math.min(tooMany, 30));
}
