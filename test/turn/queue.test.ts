import { describe, expect, it } from '@jest/globals';
import { createQueue } from '../../src/turn/queue.ts';
import { testWorld } from './world.ts';

const LIMITS = { wait: 10_000, perConversation: 3, total: 4 };

function gate(): { readonly opened: Promise<void>; open: () => void } {
  const { promise, resolve } = Promise.withResolvers<void>();
  return { opened: promise, open: () => resolve() };
}

describe('the queue', () => {
  it('runs the turns of a conversation one after another, in order', async () => {
    const queue = createQueue(testWorld().clock, { ...LIMITS, perConversation: 50, total: 100 });
    const log: string[] = [];
    const turns = Array.from({ length: 20 }, (_, index) =>
      queue('a', async () => {
        log.push(`begin ${index}`);
        await Promise.resolve();
        log.push(`end ${index}`);
      }),
    );
    await Promise.all(turns);
    expect(log).toEqual(Array.from({ length: 20 }, (_, index) => [`begin ${index}`, `end ${index}`]).flat());
  });

  it('runs conversations side by side', async () => {
    const queue = createQueue(testWorld().clock, LIMITS);
    const held = gate();
    const slow = queue('a', async () => held.opened);
    await expect(queue('b', async () => 'quick')).resolves.toEqual({ kind: 'ran', value: 'quick' });
    held.open();
    await slow;
  });

  it('goes on after a turn that fails', async () => {
    const queue = createQueue(testWorld().clock, LIMITS);
    const failed = queue('a', () => Promise.reject(new Error('disk')));
    await expect(failed).rejects.toThrow('disk');
    await expect(queue('a', async () => 1)).resolves.toEqual({ kind: 'ran', value: 1 });
  });

  it('does not run a turn that waited too long: its sender was told so', async () => {
    const world = testWorld();
    const queue = createQueue(world.clock, LIMITS);
    const held = gate();
    const first = queue('a', async () => held.opened);
    let ran = false;
    const second = queue('a', async () => {
      ran = true;
    });
    world.pass(10_001);
    held.open();
    await first;
    await expect(second).resolves.toEqual({ kind: 'busy', reason: 'waited' });
    expect(ran).toBe(false);
  });

  it('refuses at once what would wait behind too many', async () => {
    const queue = createQueue(testWorld().clock, LIMITS);
    const held = gate();
    const waiting = [1, 2, 3].map(() => queue('a', async () => held.opened));
    await expect(queue('a', async () => 1)).resolves.toEqual({ kind: 'busy', reason: 'full' });
    const other = queue('b', async () => held.opened);
    await expect(queue('c', async () => 1)).resolves.toEqual({ kind: 'busy', reason: 'full' });
    held.open();
    await Promise.all([...waiting, other]);
    await expect(queue('a', async () => 1)).resolves.toEqual({ kind: 'ran', value: 1 });
  });
});
