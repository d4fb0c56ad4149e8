import { describe, expect, it } from '@jest/globals';
import { IncomingMessage } from 'node:http';
import { Socket } from 'node:net';
import { parseActivity } from '../../src/edge/activity.ts';
import { clientAddress, limitKey } from '../../src/edge/address.ts';
import { isLoopback } from '../../src/model/address.ts';
import { faultOf } from '../../src/model/fault.ts';
import { parseJson } from '../../src/edge/json.ts';
import { standardLimits } from '../../src/edge/limits.ts';
import { createRateLimiter } from '../../src/edge/rate-limit.ts';
import { testClock } from '../directline/world.ts';

describe('an address', () => {
  it('counts by itself, or by its /64', () => {
    expect(limitKey('192.0.2.1')).toBe('192.0.2.1');
    expect(limitKey('2001:db8:1:2:3:4:5:6')).toBe('2001:db8:1:2::/64');
    expect(limitKey('2001:db8::1')).toBe('2001:db8:0:0::/64');
    expect(limitKey('2001:0DB8::ffff')).toBe(limitKey('2001:db8:0:0:9::'));
    expect(limitKey('fe80::1%eth0')).toBe('fe80:0:0:0::/64');
    expect(limitKey('::1')).toBe('0:0:0:0::/64');
    expect(limitKey('nonsense')).toBe('nonsense');
  });

  it('is what the last trusted proxy saw, whatever the visitor wrote before', () => {
    const seen = (proxies: number, forwarded?: string) => {
      const socket = new Socket();
      Object.defineProperty(socket, 'remoteAddress', { value: '::ffff:10.0.0.1' });
      const message = new IncomingMessage(socket);
      if (forwarded !== undefined) message.headers['x-forwarded-for'] = forwarded;
      return clientAddress(message, proxies);
    };
    expect(seen(0, '198.51.100.7')).toBe('10.0.0.1');
    expect(seen(1, '1.1.1.1, 198.51.100.7')).toBe('198.51.100.7');
    expect(seen(2, '1.1.1.1, 198.51.100.7, 10.0.0.2')).toBe('198.51.100.7');
    expect(seen(1)).toBe('10.0.0.1');
    expect(seen(1, 'unknown')).toBe('10.0.0.1');
    expect(seen(3, '198.51.100.7')).toBe('10.0.0.1');
  });

  it('is this machine only where it is', () => {
    for (const here of ['127.0.0.1', '127.9.9.9', '::1', '[::1]', 'localhost', '::ffff:127.0.0.1'])
      expect(isLoopback(here)).toBe(true);
    for (const there of ['0.0.0.0', '127.0.0.1.evil.example', 'localhost.evil.example', '10.0.0.1', '::', ''])
      expect(isLoopback(there)).toBe(false);
  });
});

describe('the rate limiter', () => {
  const limits = (changes: object) => ({ ...standardLimits, rates: { ...standardLimits.rates, ...changes } });

  it('counts each address apart, and everybody together', () => {
    const clock = testClock();
    const limiter = createRateLimiter(
      limits({ visitor: { burst: 2, perSecond: 1 }, everyone: { burst: 5, perSecond: 1 } }),
      clock,
    );
    const take = (address: string) => limiter.take('visitor', address).allowed;
    expect([take('a'), take('a'), take('a'), take('b'), take('b'), take('c'), take('d')]).toEqual([
      true,
      true,
      false,
      true,
      true,
      true,
      false,
    ]);
    clock.advance(1_000);
    expect([take('a'), take('a')]).toEqual([true, false]);
  });

  it('leaves the channels and health checks out of what everybody shares', () => {
    const limiter = createRateLimiter(limits({ everyone: { burst: 0, perSecond: 1 } }), testClock());
    expect(limiter.take('visitor', 'a').allowed).toBe(false);
    expect(limiter.take('channel', 'a').allowed).toBe(true);
    expect(limiter.take('health', 'a').allowed).toBe(true);
  });

  it('refills no further than it is large', () => {
    const clock = testClock();
    const limiter = createRateLimiter(limits({ visitor: { burst: 3, perSecond: 1 } }), clock);
    clock.advance(3_600_000);
    const taken = Array.from({ length: 10 }, () => limiter.take('visitor', 'a').allowed);
    expect(taken.filter(Boolean)).toHaveLength(3);
  });

  it('forgets the address unseen for longest when it is full', () => {
    const small = { ...limits({ visitor: { burst: 1, perSecond: 0.001 } }), addresses: 2 };
    const limiter = createRateLimiter(small, testClock());
    const take = (address: string) => limiter.take('visitor', address).allowed;
    expect([take('a'), take('b'), take('a'), take('c')]).toEqual([true, true, false, true]);
    expect(take('a')).toBe(false);
    expect(take('b')).toBe(true);
  });
});

describe('JSON', () => {
  const kindOf = (text: string) => {
    const json = parseJson(Buffer.from(text));
    return json.kind === 'object' ? json.value : Object(json.response.body).error.code;
  };

  it('is taken up to twenty levels, brackets in strings aside', () => {
    const nested = (levels: number) => `{"a":${'['.repeat(levels - 1)}${']'.repeat(levels - 1)}}`;
    expect(kindOf(nested(20))).toBeInstanceOf(Object);
    expect(kindOf(nested(21))).toBe('TooDeep');
    expect(kindOf(`{"a":"${'['.repeat(500)}\\"${'{'.repeat(500)}"}`)).toBeInstanceOf(Object);
  });

  it('is refused where a key names a prototype, wherever it stands and however it is written', () => {
    for (const text of [
      '{"__proto__":1}',
      '{"a":[{"b":{"__proto__":1}}]}',
      '{"constructor":1}',
      '{"a":{"prototype":1}}',
      '{"\\u005f_proto__":1}',
    ]) {
      expect(kindOf(text)).toBe('ForbiddenKey');
    }
    expect(kindOf('{"a":"__proto__"}')).toEqual({ a: '__proto__' });
  });

  it('is refused where it is none, or no object', () => {
    expect(['', '{', '{"a":1}x', "{'a':1}"].map(kindOf)).toEqual([
      'BadJson',
      'BadJson',
      'BadJson',
      'BadJson',
    ]);
    expect(['[]', '1', '"a"', 'null', 'true'].map(kindOf)).toEqual(
      Array.from({ length: 5 }, () => 'ObjectExpected'),
    );
    expect(parseJson(Buffer.from([0x7b, 0xff, 0x7d]))).toMatchObject({
      kind: 'refused',
      response: { status: 400 },
    });
  });
});

describe('an activity', () => {
  const parse = (fields: object) => parseActivity({ type: 'message', conversation: { id: 'c' }, ...fields });

  it('keeps the fields that this project reads and drops every other', () => {
    const parsed = parse({
      id: 'a1',
      channelId: 'slack',
      from: { id: 'u', name: 'U', extra: 1 },
      text: 'hello \ud800 there',
      channelData: { ApiToken: 'xoxb', clientActivityID: 'c1' },
      attachments: [{ contentUrl: 'https://x' }],
      deliveryMode: 'expectReplies',
      callerId: 'x',
    });
    expect(parsed).toEqual({
      kind: 'activity',
      activity: {
        type: 'message',
        id: 'a1',
        channelId: 'slack',
        from: { id: 'u', name: 'U' },
        recipient: { id: '' },
        conversation: { id: 'c' },
        text: 'hello \ufffd there',
        channelData: { clientActivityID: 'c1' },
      },
    });
  });

  it('is ignored where its type is none of ours, and refused where it has none', () => {
    expect(parse({ type: 'endOfConversation' })).toEqual({ kind: 'ignored' });
    expect(parse({ type: '' })).toEqual({ kind: 'invalid', code: 'BadType' });
    expect(parse({ type: undefined })).toEqual({ kind: 'invalid', code: 'BadType' });
    expect(parse({ conversation: undefined })).toEqual({ kind: 'invalid', code: 'BadConversation' });
  });

  it('drops what is of no weight and wrong, and refuses what is of weight and wrong', () => {
    expect(parse({ locale: 'no such', localTimestamp: 'never', replyToId: 7, entities: 'x' })).toMatchObject({
      kind: 'activity',
    });
    expect(parse({ from: 7 })).toEqual({ kind: 'invalid', code: 'BadFrom' });
    expect(parse({ channelId: '../x' })).toEqual({ kind: 'invalid', code: 'BadChannelId' });
    expect(parse({ id: 'x'.repeat(600) })).toEqual({ kind: 'invalid', code: 'BadId' });
  });
});

describe('a fault for the log', () => {
  it('names class and place, and no message', () => {
    expect(faultOf(new TypeError('somebody wrote\n    at somebody.ts:1'))).toMatch(
      /^TypeError at parts\.test\.ts:\d+$/,
    );
    expect(faultOf(new TypeError('somebody wrote this'))).not.toContain('somebody');
    expect(faultOf('somebody wrote this')).toBe('string');
  });
});
