import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { openLive } from '../../src/console/live.ts';
import type { ConversationKey } from '../../src/model/incoming.ts';

const keyOf = (conversation: string): ConversationKey => ({ channel: 'web', conversation });

describe('what a page is told as it happens', () => {
  beforeEach(() => void jest.useFakeTimers());
  afterEach(() => void jest.useRealTimers());

  function page() {
    const listeners = new Set<(key: ConversationKey | undefined) => void>();
    const over = new AbortController();
    const sent: unknown[] = [];
    openLive({
      reader: { idOf: async ({ conversation }) => `id of ${conversation}` },
      writer: {
        onChange: (listener) => {
          listeners.add(listener);
          return () => void listeners.delete(listener);
        },
      },
    })({ send: (_, data) => void sent.push(data), ended: over.signal });
    const change = (key?: ConversationKey) => listeners.forEach((listener) => listener(key));
    return { change, sent, over, listeners };
  }

  it('is that something changed, told together, by names that lead nowhere else', async () => {
    const { change, sent } = page();
    change(keyOf('one'));
    change(keyOf('one'));
    change(keyOf('two'));
    expect(sent).toEqual([]);
    await jest.advanceTimersByTimeAsync(500);
    expect(sent).toEqual([
      { what: 'queue' },
      { what: 'conversation', id: 'id of one' },
      { what: 'conversation', id: 'id of two' },
    ]);
  });

  it('names nothing where much changes at once, and ends with the session', async () => {
    const { change, sent, over, listeners } = page();
    for (let n = 0; n < 9; n += 1) change(keyOf(`c${n}`));
    await jest.advanceTimersByTimeAsync(500);
    expect(sent).toEqual([{ what: 'queue' }]);
    change(keyOf('late'));
    over.abort();
    await jest.advanceTimersByTimeAsync(60_000);
    expect(sent).toHaveLength(1);
    expect(listeners.size).toBe(0);
  });
});
