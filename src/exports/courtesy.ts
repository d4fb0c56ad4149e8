import type { Turns } from '../model/turn.ts';

/** A thread that makes a file gives way for so long at a time; then it takes one conversation all the same. */
const LONGEST_MS = 100;

/** Lets the thread that makes a file see when somebody waits for the bot: memory that both sides share. */
export interface Courtesy {
  /** How many turns are under way, for `giveWay`. */
  readonly underWay: SharedArrayBuffer;
  /** The same heart, its turns counted while they last. */
  readonly turns: (heart: Turns) => Turns;
}

export function createCourtesy(): Courtesy {
  const underWay = new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT);
  const count = new Int32Array(underWay);
  return {
    underWay,
    turns: (heart) => ({
      delivered: heart.delivered.bind(heart),
      async take(incoming, outlet) {
        Atomics.add(count, 0, 1);
        try {
          return await heart.take(incoming, outlet);
        } finally {
          if (Atomics.sub(count, 0, 1) === 1) Atomics.notify(count, 0);
        }
      },
    }),
  };
}

/**
 * Sleeps while a turn is under way: processor, caches and disk are the visitor's. A bot that is never at rest slows a
 * file, but does not stop it.
 */
export function giveWay(underWay: SharedArrayBuffer): void {
  const count = new Int32Array(underWay);
  const until = performance.now() + LONGEST_MS;
  for (;;) {
    const turns = Atomics.load(count, 0);
    const left = until - performance.now();
    if (turns <= 0 || left <= 0) return;
    Atomics.wait(count, 0, turns, left);
  }
}
