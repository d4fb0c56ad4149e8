import type { Clock, Log, World } from '../../src/model/world.ts';

export interface Told {
  readonly level: 'info' | 'warn' | 'error';
  readonly event: string;
  readonly fields: unknown;
}

export interface TestWorld extends World {
  readonly told: Told[];
  pass(ms: number): void;
}

/** A world that a test moves by hand: a clock that stands still, ids that count, a log that can be read. */
export function testWorld(start = Date.parse('2026-05-04T15:00:00Z')): TestWorld {
  let now = start;
  let count = 0;
  const told: Told[] = [];
  const clock: Clock = { now: () => now, monotonic: () => now - start };
  const log: Log = {
    info: (event, fields) => told.push({ level: 'info', event, fields }),
    warn: (event, fields) => told.push({ level: 'warn', event, fields }),
    error: (event, fields) => told.push({ level: 'error', event, fields }),
  };
  return {
    clock,
    log,
    told,
    ids: {
      next: () => {
        count += 1;
        return `id-${String(count).padStart(20, '0')}`;
      },
    },
    pass: (ms) => {
      now += ms;
    },
  };
}
