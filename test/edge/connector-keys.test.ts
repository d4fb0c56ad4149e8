import { beforeEach, describe, expect, it } from '@jest/globals';
import { exportJWK, generateKeyPair, type JWK } from 'jose';
import { type ConnectorKeys, createConnectorKeys } from '../../src/edge/connector-keys.ts';
import { testClock, type TestClock, testLog } from '../directline/world.ts';

const HOUR = 3_600_000;
let clock: TestClock;
let keys: ConnectorKeys;
let fetches: number;
let down: boolean;
let published: (JWK & { endorsements: readonly string[] })[];

beforeEach(async () => {
  const jwk = await exportJWK((await generateKeyPair('RS256', { extractable: true })).publicKey);
  clock = testClock();
  fetches = 0;
  down = false;
  published = [{ ...jwk, kid: 'k1', endorsements: ['msteams'] }];
  keys = createConnectorKeys({
    metadataUrl: 'https://keys.example/openid',
    clock,
    log: testLog(),
    async fetchJson(url) {
      if (url.endsWith('/openid')) fetches += 1;
      if (down) throw new Error('no route');
      return url.endsWith('/openid') ? { jwks_uri: 'https://keys.example/keys' } : { keys: published };
    },
  });
});

const find = async (kid: string) => (await keys.find(kid)).kind;

describe('the channels’ keys', () => {
  it('are fetched once, however many ask at the same time', async () => {
    expect(await Promise.all(Array.from({ length: 50 }, () => find('k1')))).toEqual(
      Array.from({ length: 50 }, () => 'found'),
    );
    expect(fetches).toBe(1);
  });

  it('are not fetched more than once a minute for ten thousand unknown ids', async () => {
    for (let index = 0; index < 10_000; index += 1) expect(await find(`kid-${index}`)).toBe('unknown');
    expect(fetches).toBe(1);
    clock.advance(60_000);
    await find('another');
    expect(fetches).toBe(2);
  });

  it('are found after the host has changed them', async () => {
    await find('k1');
    published = published.map((jwk) => Object.assign({}, jwk, { kid: 'k2' }));
    expect(await find('k2')).toBe('unknown');
    clock.advance(60_000);
    expect(await find('k2')).toBe('found');
    expect(await find('k1')).toBe('unknown');
  });

  it('outlive their host by seven days, and then judge nobody', async () => {
    await find('k1');
    down = true;
    for (let hours = 0; hours < 48; hours += 1) {
      clock.advance(HOUR);
      expect(await find('k1')).toBe('found');
    }
    clock.advance(6 * 24 * HOUR);
    expect(await find('k1')).toBe('unavailable');
    down = false;
    clock.advance(60_000);
    expect(await find('k1')).toBe('found');
  });

  it('are refreshed daily, without anybody waiting', async () => {
    await find('k1');
    clock.advance(25 * HOUR);
    expect(await find('k1')).toBe('found');
    await Promise.resolve();
    expect(fetches).toBe(2);
  });

  it('judge nobody before the host has answered once', async () => {
    down = true;
    expect(await find('k1')).toBe('unavailable');
    expect(await find('k1')).toBe('unavailable');
    expect(fetches).toBe(1);
  });
});
