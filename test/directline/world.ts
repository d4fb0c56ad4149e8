import type { Clock, Ids, Log, LogFields, World } from '../../src/model/world.ts';

/** A clock that stands still until it is moved. */
export interface TestClock extends Clock {
  advance(ms: number): void;
}

export function testClock(start = Date.UTC(2026, 4, 4, 9, 0, 0)): TestClock {
  let passed = 0;
  return {
    now: () => start + passed,
    monotonic: () => passed,
    advance(ms) {
      passed += ms;
    },
  };
}

export function testIds(prefix = 'id'): Ids {
  let count = 0;
  return {
    next() {
      count += 1;
      return `${prefix}${String(count).padStart(6, '0')}`;
    },
  };
}

export interface TestLog extends Log {
  readonly entries: readonly { readonly level: string; readonly event: string; readonly fields: LogFields }[];
}

export function testLog(): TestLog {
  const entries: { level: string; event: string; fields: LogFields }[] = [];
  const at =
    (level: string) =>
    (event: string, fields: LogFields = {}) =>
      void entries.push({ level, event, fields });
  return { entries, info: at('info'), warn: at('warn'), error: at('error') };
}

/** A world on the real clock, for tests that drive a real client. */
export function realWorld(): World & { readonly log: TestLog } {
  const start = performance.now();
  return {
    clock: { now: () => Date.now(), monotonic: () => performance.now() - start },
    ids: { next: () => crypto.randomUUID().replaceAll('-', '') },
    log: testLog(),
  };
}
