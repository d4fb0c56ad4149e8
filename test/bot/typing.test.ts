import { describe, expect, it } from '@jest/globals';
import { DirectLineAdapter } from '../../src/bot/direct-line-adapter.ts';
import { GuideHandler } from '../../src/bot/handler.ts';
import type { IncomingActivity } from '../../src/model/activity.ts';
import type { Taken, Turns } from '../../src/model/turn.ts';
import { testWorld } from '../turn/world.ts';

const activity: IncomingActivity = {
  type: 'message',
  id: 'a-1',
  channelId: 'directline',
  from: { id: 'dl_someone' },
  recipient: { id: 'bot' },
  conversation: { id: 'c' },
  text: 'hello',
};
const line = { id: 'l-1', seq: 1, role: 'visitor', kind: 'message', at: 1, text: 'hello' } as const;
const done: Taken = { kind: 'taken', incoming: line, replies: [] };

function adapterOver(take: Turns['take'], typingAfterMs: number): DirectLineAdapter {
  const turns: Turns = { take, delivered: () => undefined };
  const handler = new GuideHandler(turns, testWorld().log, typingAfterMs);
  return new DirectLineAdapter((context) => handler.run(context));
}

describe('a turn that takes its time', () => {
  it('shows that something is being written', async () => {
    const { promise, resolve } = Promise.withResolvers<Taken>();
    const adapter = adapterOver(() => promise, 1);
    let signs = 0;
    await adapter.receive(activity, {
      taken: () => undefined,
      show: () => undefined,
      // The turn ends only when the sign has been seen: a turn that shows none would never end.
      typing: () => {
        signs += 1;
        resolve(done);
      },
    });
    expect(signs).toBe(1);
  });

  it('shows nothing where the answer is there at once', async () => {
    const adapter = adapterOver(async () => done, 60_000);
    let signs = 0;
    const sink = { taken: () => undefined, show: () => undefined, typing: () => void (signs += 1) };
    await adapter.receive(activity, sink);
    expect(signs).toBe(0);
  });
});
