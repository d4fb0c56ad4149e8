import type { Clock } from '../model/world.ts';

export interface QueueLimits {
  /** Milliseconds a turn may wait for its start. */
  readonly wait: number;
  /** Turns that may wait in one conversation, and in all. */
  readonly perConversation: number;
  readonly total: number;
}

export type Queued<T> =
  { readonly kind: 'ran'; readonly value: T } | { readonly kind: 'busy'; readonly reason: 'waited' | 'full' };

/**
 * Runs the turns of one conversation one after another, those of different conversations side by side.
 * A turn that could not start in time is not run at all: its sender has been told "busy" and may send it again.
 */
export function createQueue(clock: Clock, limits: QueueLimits) {
  const tails = new Map<string, { last: Promise<unknown>; waiting: number }>();
  let waiting = 0;

  return async function run<T>(conversation: string, turn: () => Promise<T>): Promise<Queued<T>> {
    const tail = tails.get(conversation) ?? { last: Promise.resolve(), waiting: 0 };
    if (tail.waiting >= limits.perConversation || waiting >= limits.total)
      return { kind: 'busy', reason: 'full' };
    tails.set(conversation, tail);
    tail.waiting += 1;
    waiting += 1;
    const arrived = clock.monotonic();
    const ran = tail.last.then(async (): Promise<Queued<T>> => {
      if (clock.monotonic() - arrived > limits.wait) return { kind: 'busy', reason: 'waited' };
      return { kind: 'ran', value: await turn() };
    });
    // The next turn starts whatever became of this one.
    tail.last = ran.catch(() => undefined);
    try {
      return await ran;
    } finally {
      waiting -= 1;
      tail.waiting -= 1;
      if (tail.waiting === 0) tails.delete(conversation);
    }
  };
}
