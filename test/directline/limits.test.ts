import { afterEach, describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { createPace } from '../../src/edge/rate-limit.ts';
import { parseWatermark, writeWatermark } from '../../src/directline/transcript.ts';
import { type House, openHouse, SAFETY } from './house.ts';
import { chatToken, request } from './raw.ts';
import { realWorld, testClock } from './world.ts';

const activities = z.object({
  watermark: z.string(),
  activities: z.array(z.looseObject({ text: z.string().optional() })),
});

const open: House[] = [];
afterEach(() => Promise.all(open.splice(0).map((house) => house.close())));

async function house(options: Parameters<typeof openHouse>[0] = {}): Promise<House> {
  const opened = await openHouse(options);
  open.push(opened);
  return opened;
}

describe('the messages of one conversation', () => {
  it('come at a pace; one who is faster is told so, and words of danger pass', async () => {
    const clock = testClock();
    const at = await house({ world: { ...realWorld(), clock }, rate: { burst: 3, perSecond: 1 } });
    const { token, conversationId } = await chatToken(at);
    const say = (text: string) =>
      request(at, 'POST', `/v3/directline/conversations/${conversationId}/activities`, {
        token,
        body: { type: 'message', text },
      });
    for (const text of ['one', 'two', 'three']) expect((await say(text)).status).toBe(200);
    const refused = await say('four');
    expect(refused).toMatchObject({
      status: 429,
      body: { error: { code: 'TooManyMessages', message: SAFETY } },
    });
    expect((await say('I am in danger')).status).toBe(200);
    const other = await chatToken(at);
    const elsewhere = `/v3/directline/conversations/${other.conversationId}/activities`;
    const quick = await request(at, 'POST', elsewhere, {
      token: other.token,
      body: { type: 'message', text: 'hello' },
    });
    expect(quick.status).toBe(200);
    clock.advance(2_000);
    expect((await say('five')).status).toBe(200);
  });

  it('are counted in bounded memory', () => {
    const clock = { now: () => 0, monotonic: () => 0 };
    const pace = createPace({ burst: 1, perSecond: 1 }, clock);
    expect(pace('first').allowed).toBe(true);
    expect(pace('first').allowed).toBe(false);
    for (let name = 0; name < 20_000; name += 1) pace(String(name));
    expect(pace('first').allowed).toBe(true);
  });
});

describe('a chain of tokens', () => {
  it('ends a day after its first, however often it is refreshed', async () => {
    const clock = testClock();
    const at = await house({ world: { ...realWorld(), clock } });
    const ticket = await chatToken(at);
    let { token } = ticket;
    const refresh = () => request(at, 'POST', '/v3/directline/tokens/refresh', { token });
    let minutes = 0;
    for (;;) {
      clock.advance(15 * 60_000);
      minutes += 15;
      const fresh = await refresh();
      if (fresh.status !== 200) break;
      token = String(Object(fresh.body).token);
      if (minutes > 3 * 24 * 60) break;
    }
    expect(minutes).toBe(24 * 60);
    expect((await chatToken(at, undefined, token)).conversationId).not.toBe(ticket.conversationId);
  });
});

describe('a watermark', () => {
  it('remembers what went out ahead of its number', () => {
    const mark = { after: 12, ahead: new Set(['a-1', 'b_2']) };
    expect(writeWatermark(mark)).toBe('12~a-1~b_2');
    expect(parseWatermark('12~a-1~b_2')).toEqual(mark);
    expect(parseWatermark('12')).toEqual({ after: 12, ahead: new Set() });
    expect(writeWatermark({ after: 12, ahead: new Set() })).toBe('12');
  });

  it.each(['', '12~', '12~ä', 'x', '-1', '1e9', '12~a~'.repeat(100)])(
    'that is odd means all of it: %s',
    (text) => {
      expect(parseWatermark(text)).toEqual({ after: 0, ahead: new Set() });
    },
  );
});

describe('words about danger that wait for their commit', () => {
  it('reach a client that polls once, before their number and after it', async () => {
    const at = await house();
    const { token, conversationId } = await chatToken(at);
    const path = `/v3/directline/conversations/${conversationId}/activities`;
    await request(at, 'POST', '/v3/directline/conversations', { token, body: {} });
    let watermark = '0';
    const heard: string[] = [];
    const poll = async (): Promise<void> => {
      const { body } = await request(at, 'GET', `${path}?watermark=${watermark}`, { token });
      const page = activities.parse(body);
      watermark = page.watermark;
      heard.push(...page.activities.flatMap(({ text }) => text ?? []));
    };
    await poll();
    const release = at.turns.hold();
    const said = request(at, 'POST', path, { token, body: { type: 'message', text: 'danger' } });
    while (!heard.includes('Please call 112.')) await poll();
    for (let times = 0; times < 3; times += 1) await poll();
    release();
    await said;
    for (let times = 0; times < 3; times += 1) await poll();
    expect(heard.filter((text) => text === 'Please call 112.')).toHaveLength(1);
    expect(heard).toContain('danger');
    expect(watermark).toMatch(/^\d+$/);
  });
});
