import { afterEach, describe, expect, it } from '@jest/globals';
import { SignJWT } from 'jose';
import { type House, KEY, openHouse, OTHER_ORIGIN, PAGE_ORIGIN } from './house.ts';
import { chatToken, request, start, type Ticket } from './raw.ts';
import { realWorld, testClock } from './world.ts';

const open: House[] = [];
afterEach(() => Promise.all(open.splice(0).map((house) => house.close())));

async function house(options: Parameters<typeof openHouse>[0] = {}) {
  const opened = await openHouse(options);
  open.push(opened);
  return opened;
}

const refusal = { error: { code: 'TokenExpired', message: 'TokenExpired' } };

/** Every route that a token opens, for one conversation. */
function doors(conversation: string): readonly (readonly [method: string, path: string])[] {
  const base = '/v3/directline';
  return [
    ['POST', `${base}/tokens/refresh`],
    ['GET', `${base}/conversations/${conversation}?watermark=0`],
    ['GET', `${base}/conversations/${conversation}/activities?watermark=0`],
    ['POST', `${base}/conversations/${conversation}/activities`],
  ];
}

async function expectShut(at: House, conversation: string, token: string, skip = 0) {
  for (const [method, path] of doors(conversation).slice(skip)) {
    const body = method === 'POST' ? { type: 'message', text: 'hello' } : undefined;
    const answer = await request(at, method, path, { token, body });
    expect({ path, status: answer.status, body: answer.body }).toEqual({ path, status: 403, body: refusal });
  }
}

describe('tokens', () => {
  it('last thirty minutes, and a refreshed one thirty more', async () => {
    const clock = testClock();
    const at = await house({ world: { ...realWorld(), clock } });
    const ticket = await chatToken(at);
    expect(ticket).toMatchObject({ expires_in: 1_800, userId: expect.stringMatching(/^dl_.{22,}/) });
    clock.advance(29 * 60_000);
    const fresh = await request(at, 'POST', '/v3/directline/tokens/refresh', { token: ticket.token });
    expect(fresh).toMatchObject({
      status: 200,
      body: { conversationId: ticket.conversationId, expires_in: 1_800 },
    });
    clock.advance(2 * 60_000);
    await expectShut(at, ticket.conversationId, ticket.token);
    expect((await chatToken(at, undefined, ticket.token)).conversationId).not.toBe(ticket.conversationId);
  });

  it('open their own conversation only', async () => {
    const at = await house();
    const tickets = await Promise.all(Array.from({ length: 8 }, () => chatToken(at)));
    for (const mine of tickets) {
      for (const other of tickets) {
        if (mine !== other) await expectShut(at, other.conversationId, mine.token, 1);
      }
    }
    await expectShut(at, 'a-conversation-nobody-began', tickets[0]?.token ?? '', 1);
    expect(at.turns.taken).toEqual([]);
  });

  it('cannot be forged', async () => {
    const at = await house();
    const ticket = await chatToken(at);
    await start(at, ticket.token);
    const before = at.turns.taken.length;
    for (const forged of await forgeries(ticket)) await expectShut(at, ticket.conversationId, forged);
    expect(at.turns.taken).toHaveLength(before);
  });

  it('resume a conversation with a fresh token', async () => {
    const at = await house();
    const first = await chatToken(at, PAGE_ORIGIN);
    const again = await chatToken(at, PAGE_ORIGIN, first.token);
    expect(again).toMatchObject({ conversationId: first.conversationId, userId: first.userId });
    expect(again.token).not.toBe(first.token);
  });

  it('belong to the page they were made for', async () => {
    const at = await house();
    const ticket = await chatToken(at, PAGE_ORIGIN);
    const path = `/v3/directline/conversations/${ticket.conversationId}`;
    const from = async (origin: string) =>
      (await request(at, 'GET', path, { token: ticket.token, headers: { Origin: origin } })).status;
    expect(await from(PAGE_ORIGIN)).toBe(200);
    expect(await from(OTHER_ORIGIN)).toBe(403);
    expect((await chatToken(at, OTHER_ORIGIN, ticket.token)).conversationId).not.toBe(ticket.conversationId);
  });

  it('are given to another server of the clinic for the secret alone', async () => {
    const at = await house({ secret: 'a-long-secret-of-the-clinic' });
    const ask = (token?: string) =>
      request(at, 'POST', '/v3/directline/tokens/generate', {
        body: { user: { id: 'dl_patient', name: 'x' } },
        ...(token === undefined ? {} : { token }),
      });
    const given = await ask('a-long-secret-of-the-clinic');
    expect(given).toMatchObject({ status: 200, body: { expires_in: 1_800 } });
    for (const wrong of [
      undefined,
      '',
      'a-long-secret-of-the-clini',
      'A-long-secret-of-the-clinic',
      'undefined',
    ]) {
      expect(await ask(wrong)).toMatchObject({ status: 403, body: refusal });
    }
  });

  it('are given to nobody where there is no secret', async () => {
    const at = await house();
    for (const token of ['', 'undefined', 'secret']) {
      expect(await request(at, 'POST', '/v3/directline/tokens/generate', { token })).toMatchObject({
        status: 403,
      });
    }
  });
});

/** Tokens that look right and are not. */
async function forgeries({ token, conversationId, userId }: Ticket): Promise<readonly string[]> {
  const [header = '', payload = '', signature = ''] = token.split('.');
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const claims = { user: userId, conversation: conversationId, jti: 'x' };
  const signed = (given: object, key = KEY, alg = 'HS256', audience = 'directline') =>
    new SignJWT({ ...given })
      .setProtectedHeader({ alg })
      .setAudience(audience)
      .setExpirationTime('30m')
      .sign(key);
  const now = Math.floor(Date.now() / 1000);
  return [
    '',
    'null',
    'a.b.c',
    token.slice(0, -2),
    `${token}x`,
    `${header}.${payload}.`,
    `${header}.${payload}`,
    `${part({ alg: 'none', typ: 'JWT' })}.${payload}.`,
    `${part({ alg: 'none', typ: 'JWT' })}.${payload}.${signature}`,
    `${part({ alg: 'HS512', typ: 'JWT' })}.${payload}.${signature}`,
    `${header}.${part({ ...claims, aud: 'directline', exp: now + 1_800 })}.${signature}`,
    await signed(claims, new Uint8Array(32).fill(8)),
    await signed(claims, new Uint8Array(64).fill(7), 'HS512'),
    await signed(claims, KEY, 'HS256', 'stream'),
    await signed({ ...claims, user: 7 }),
    await signed({ jti: 'x', conversation: conversationId }),
    await signed({ user: userId, conversation: conversationId }),
    await new SignJWT(claims).setProtectedHeader({ alg: 'HS256' }).setAudience('directline').sign(KEY),
    `${'a'.repeat(3_000)}.${payload}.${signature}`,
  ];
}
