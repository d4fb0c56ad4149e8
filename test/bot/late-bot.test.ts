import { describe, expect, it } from '@jest/globals';
import { createLateBot } from '../../src/bot/late-bot.ts';
import { createMemoryStore } from '../../src/store/memory.ts';
import { fakeTurns } from '../directline/fake-turns.ts';
import { realWorld } from '../directline/world.ts';

function lateBot() {
  const world = realWorld();
  const turns = fakeTurns(createMemoryStore(), world);
  return createLateBot({ turns, log: world.log });
}

describe('a bot whose SDK is loaded late', () => {
  it('is the same one for everybody who asks', async () => {
    const bot = lateBot();
    const [one, other] = await Promise.all([bot.load(), bot.load()]);
    expect(one).toBe(other);
  });

  it('closes without loading what nobody asked for', async () => {
    await expect(lateBot().close()).resolves.toBeUndefined();
  });

  it('closes only when a load under way has ended', async () => {
    const bot = lateBot();
    let loaded = false;
    void bot.load().then(() => (loaded = true));
    await bot.close();
    expect(loaded).toBe(true);
  });
});
