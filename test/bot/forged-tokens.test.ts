import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { exportSPKI, generateKeyPair } from 'jose';
import {
  activity,
  app,
  APP_ID,
  type CloudHouse,
  eventually,
  fakeAzure,
  openCloud,
  postActivity,
} from './cloud.ts';

let azure: Awaited<ReturnType<typeof fakeAzure>>;
let house: CloudHouse;

beforeAll(async () => {
  azure = await fakeAzure();
  house = await openCloud(azure, app);
});

afterAll(async () => {
  await house.edge.close();
  await azure.close();
});

const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
const now = () => Math.floor(Date.now() / 1000);

/** Name, token, expected status; and, where the token is good, what is wrong with the activity. */
type Case = readonly [name: string, token: string | undefined, status: 401 | 403, changes?: object];

async function cases(): Promise<readonly Case[]> {
  const good = await azure.token();
  const [header = '', payload = '', signature = ''] = good.split('.');
  const other = await generateKeyPair('RS256');
  const pem = new TextEncoder().encode(await exportSPKI(azure.publicKey));
  const claims = (changes: object) => azure.token({ claims: { ...changes } });
  const head = (changes: object, key?: Uint8Array) =>
    azure.token({ header: { ...changes }, ...(key === undefined ? {} : { key }) });
  return [
    ['no header', undefined, 401],
    ['an empty token', '', 401],
    ['garbage', 'garbage', 401],
    ['three parts of garbage', 'a.b.c', 401],
    ['no signature', `${header}.${payload}.`, 401],
    ['alg none', `${part({ alg: 'none', typ: 'JWT' })}.${payload}.`, 401],
    ['alg none with the key id', `${part({ alg: 'none', kid: 'k1' })}.${payload}.${signature}`, 401],
    ['alg NONE', `${part({ alg: 'NONE', kid: 'k1' })}.${payload}.${signature}`, 401],
    ['HS256 with the public key', await head({ alg: 'HS256' }, pem), 401],
    ['HS256 with the key id as the key', await head({ alg: 'HS256' }, new Uint8Array(32).fill(107)), 401],
    ['RS512 in the header', `${part({ alg: 'RS512', kid: 'k1' })}.${payload}.${signature}`, 401],
    ['another key', await azure.token({ key: other.privateKey }), 401],
    [
      'a changed payload',
      `${header}.${part({ iss: 'https://api.botframework.com', aud: APP_ID, serviceurl: azure.url, nbf: 0, exp: now() + 9_999 })}.${signature}`,
      401,
    ],
    ['a signature cut short', good.slice(0, -4), 401],
    [
      'a signature with one character changed',
      `${header}.${payload}.${signature.startsWith('A') ? 'B' : 'A'}${signature.slice(1)}`,
      401,
    ],
    ['a key id unknown', await head({ kid: 'nobody' }), 401],
    ['no key id', await head({ kid: undefined }), 401],
    ['a key id that is a path', await head({ kid: '../../keys' }), 401],
    ['a key id that names a prototype', await head({ kid: '__proto__' }), 401],
    ['a key of another kind', await head({ kid: 'other' }), 401],
    [
      'a key brought along',
      await azure.token({
        key: other.privateKey,
        header: { jwk: { kty: 'RSA' }, jku: 'https://evil.example/keys', x5u: 'https://evil.example/x' },
      }),
      401,
    ],
    [
      'a critical extension',
      `${part({ alg: 'RS256', kid: 'k1', crit: ['b64'], b64: false })}.${payload}.${signature}`,
      401,
    ],
    ['another issuer', await claims({ iss: 'https://sts.windows.net/x/' }), 401],
    ['no issuer', await claims({ iss: undefined }), 401],
    ['another audience', await claims({ aud: 'ffffffff-0000-4000-8000-000000000000' }), 401],
    ['no audience', await claims({ aud: undefined }), 401],
    ['expired', await claims({ exp: now() - 400, nbf: now() - 4_000 }), 401],
    ['without an end', await claims({ exp: undefined }), 401],
    ['not yet in force', await claims({ nbf: now() + 400 }), 401],
    ['without a beginning', await claims({ nbf: undefined }), 401],
    ['without a service address', await claims({ serviceurl: undefined }), 401],
    ['a service address that is no text', await claims({ serviceurl: { url: azure.url } }), 401],
    ['a token of nine thousand characters', `${header}.${'a'.repeat(9_000)}.${signature}`, 401],
    ['another service address', await claims({ serviceurl: 'https://smba.trafficmanager.net/teams/' }), 403],
    ['an activity with another service address', good, 403, { serviceUrl: 'https://evil.example/' }],
    ['an activity without a service address', good, 403, { serviceUrl: undefined }],
    ['a channel its key does not vouch for', good, 403, { channelId: 'telegram' }],
    ['a channel in other letters', good, 403, { channelId: 'MSTEAMS' }],
    ['a key that vouches for nobody', await head({ kid: 'bare' }), 403],
  ];
}

describe('forged tokens', () => {
  it('take no turn, and are answered 401 or 403 with a code', async () => {
    const all = await cases();
    expect(all.length).toBeGreaterThanOrEqual(35);
    for (const [name, token, status, changes] of all) {
      const answer = await postActivity(house.url, activity(azure, changes), token);
      expect({ name, status: answer.status }).toEqual({ name, status });
      expect(Object.keys(answer.body.error)).toEqual(['code', 'message']);
      expect(answer.body.error.message).toMatch(/^[A-Z][A-Za-z]+$/);
    }
    expect(house.turns.taken).toEqual([]);
    expect(azure.sent).toEqual([]);
  });

  it('take no turn under any other scheme', async () => {
    const good = await azure.token();
    for (const header of [
      good,
      `bearer ${good}`,
      `Basic ${good}`,
      `Bearer${good}`,
      `Bearer Bearer ${good}`,
    ]) {
      const answer = await postActivity(house.url, activity(azure), undefined, { Authorization: header });
      expect(answer.status).toBe(401);
    }
    expect(house.turns.taken).toEqual([]);
  });

  it('leave the true one as good as before', async () => {
    expect((await postActivity(house.url, activity(azure), await azure.token())).status).toBe(200);
    const late = await azure.token({ claims: { exp: now() - 200, nbf: now() - 4_000 } });
    expect(
      (
        await postActivity(
          house.url,
          activity(azure, { id: 'a2', localTimestamp: '2026-05-04T11:00:07.000+02:00' }),
          late,
        )
      ).status,
    ).toBe(200);
    await eventually(() => house.turns.statuses.length === 2);
    expect(house.turns.taken).toHaveLength(2);
  });
});
