import { CompactSign, exportSPKI, generateKeyPair } from 'jose';
import { APP_ID, type fakeAzure } from './cloud.ts';

/** Name, token, expected status; and, where the token is good, what is wrong with the activity. */
export type Forgery = readonly [name: string, token: string | undefined, status: 401 | 403, changes?: object];
type Azure = Awaited<ReturnType<typeof fakeAzure>>;

export const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
const now = () => Math.floor(Date.now() / 1000);
const ISSUER = 'https://api.botframework.com';

/** Every kind of token that is none, and every kind of activity that a good one was not made for. */
export async function forgeries(azure: Azure): Promise<readonly Forgery[]> {
  const good = await azure.token();
  return [
    ...shapes(good),
    ...(await headers(azure, good)),
    ...(await signatures(azure, good)),
    ...(await claims(azure)),
    ...(await elsewhere(azure, good)),
  ];
}

function shapes(good: string): readonly Forgery[] {
  const [header = '', payload = '', signature = ''] = good.split('.');
  return [
    ['no header', undefined, 401],
    ['an empty token', '', 401],
    ['garbage', 'garbage', 401],
    ['three parts of garbage', 'a.b.c', 401],
    ['two parts', `${header}.${payload}`, 401],
    ['four parts', `${good}.x`, 401],
    ['five parts, as if it were encrypted', `${header}.x.${payload}.${signature}.x`, 401],
    ['no signature', `${header}.${payload}.`, 401],
    ['no payload', `${header}..${signature}`, 401],
    ['no header part', `.${payload}.${signature}`, 401],
    ['its parts in another order', `${payload}.${header}.${signature}`, 401],
    ['padding', `${header}.${payload}.${signature}==`, 401],
    ['ordinary base64', `${header}.${payload}.+/${signature.slice(2)}`, 401],
    ['a space within', `${header}.${payload} .${signature}`, 401],
    ['itself twice', `${good}${good}`, 401],
    ['nine thousand characters', `${header}.${'a'.repeat(9_000)}.${signature}`, 401],
    ['a header that is no JSON', `${Buffer.from('{').toString('base64url')}.${payload}.${signature}`, 401],
    ['a header that is a list', `${part(['RS256', 'k1'])}.${payload}.${signature}`, 401],
    ['a header that is null', `${part(null)}.${payload}.${signature}`, 401],
  ];
}

async function headers(azure: Azure, good: string): Promise<readonly Forgery[]> {
  const [, payload = '', signature = ''] = good.split('.');
  const over = (header: object) => `${part(header)}.${payload}.${signature}`;
  const signed = (header: object) => azure.token({ header: { ...header } });
  return [
    ['alg none', `${part({ alg: 'none', typ: 'JWT' })}.${payload}.`, 401],
    ['alg none with the key id', over({ alg: 'none', kid: 'k1' }), 401],
    ['alg NONE', over({ alg: 'NONE', kid: 'k1' }), 401],
    ['no alg', over({ kid: 'k1' }), 401],
    ['alg in small letters', over({ alg: 'rs256', kid: 'k1' }), 401],
    ['alg that is a list', over({ alg: ['RS256'], kid: 'k1' }), 401],
    ['RS384 in the header', over({ alg: 'RS384', kid: 'k1' }), 401],
    ['RS512 in the header', over({ alg: 'RS512', kid: 'k1' }), 401],
    ['PS256 in the header', over({ alg: 'PS256', kid: 'k1' }), 401],
    ['ES256 in the header', over({ alg: 'ES256', kid: 'k1' }), 401],
    ['EdDSA in the header', over({ alg: 'EdDSA', kid: 'k1' }), 401],
    ['a critical extension', over({ alg: 'RS256', kid: 'k1', crit: ['b64'], b64: false }), 401],
    ['an unknown critical extension', over({ alg: 'RS256', kid: 'k1', crit: ['x'], x: 1 }), 401],
    ['a key id unknown', await signed({ kid: 'nobody' }), 401],
    ['no key id', await signed({ kid: undefined }), 401],
    ['an empty key id', await signed({ kid: '' }), 401],
    ['a key id that is a path', await signed({ kid: '../../keys' }), 401],
    ['a key id that names a prototype', await signed({ kid: '__proto__' }), 401],
    ['a key id that names a constructor', await signed({ kid: 'constructor' }), 401],
    ['a key id for a database', await signed({ kid: "k1' OR '1'='1" }), 401],
    ['a key id of three hundred letters', await signed({ kid: 'k'.repeat(300) }), 401],
    ['a key id that is a number', over({ alg: 'RS256', kid: 1 }), 401],
    ['a key of another kind', await signed({ kid: 'other' }), 401],
  ];
}

async function signatures(azure: Azure, good: string): Promise<readonly Forgery[]> {
  const [header = '', payload = '', signature = ''] = good.split('.');
  const other = await generateKeyPair('RS256');
  const pss = await generateKeyPair('PS256');
  const pem = new TextEncoder().encode(await exportSPKI(azure.publicKey));
  const foreign = { jwk: { kty: 'RSA' }, jku: 'https://evil.example/keys', x5u: 'https://evil.example/x' };
  const pssSigned = await new CompactSign(Buffer.from(payload, 'base64url'))
    .setProtectedHeader({ alg: 'PS256', kid: 'k1' })
    .sign(pss.privateKey);
  const last = signature.slice(-1);
  const sameBytes = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
    .split('')
    .filter((letter) => letter !== last)
    .map((letter) => `${signature.slice(0, -1)}${letter}`)
    .find((text) => Buffer.from(text, 'base64url').equals(Buffer.from(signature, 'base64url')));
  const extended = part({ iss: ISSUER, aud: APP_ID, serviceurl: azure.url, nbf: 0, exp: now() + 9_999 });
  return [
    ['HS256 with the public key', await azure.token({ header: { alg: 'HS256' }, key: pem }), 401],
    [
      'HS256 with the key id as the key',
      await azure.token({ header: { alg: 'HS256' }, key: new Uint8Array(32).fill(107) }),
      401,
    ],
    ['another key', await azure.token({ key: other.privateKey }), 401],
    ['another key, brought along', await azure.token({ key: other.privateKey, header: foreign }), 401],
    ['a PS256 signature', pssSigned, 401],
    ['a changed payload', `${header}.${extended}.${signature}`, 401],
    [
      'the signature of another token',
      `${header}.${extended}.${(await azure.token()).split('.')[2] ?? ''}`,
      401,
    ],
    ['a signature cut short', good.slice(0, -4), 401],
    ['a signature of zeros', `${header}.${payload}.${Buffer.alloc(256).toString('base64url')}`, 401],
    [
      'one character of it changed',
      `${header}.${payload}.${signature.startsWith('A') ? 'B' : 'A'}${signature.slice(1)}`,
      401,
    ],
    ['the same bytes written otherwise', `${header}.${payload}.${sameBytes ?? 'none'}`, 401],
  ];
}

async function claims(azure: Azure): Promise<readonly Forgery[]> {
  const saying = (changes: object) => azure.token({ claims: { ...changes } });
  return [
    ['another issuer', await saying({ iss: 'https://sts.windows.net/x/' }), 401],
    [
      'the Emulator’s issuer',
      await saying({ iss: 'https://login.microsoftonline.com/botframework.com/v2.0' }),
      401,
    ],
    ['the issuer with a slash', await saying({ iss: `${ISSUER}/` }), 401],
    ['a list of issuers', await saying({ iss: [ISSUER] }), 401],
    ['no issuer', await saying({ iss: undefined }), 401],
    ['another audience', await saying({ aud: 'ffffffff-0000-4000-8000-000000000000' }), 401],
    ['the audience of what we send', await saying({ aud: ISSUER }), 401],
    ['no audience', await saying({ aud: undefined }), 401],
    ['an empty list of audiences', await saying({ aud: [] }), 401],
    ['expired', await saying({ exp: now() - 400, nbf: now() - 4_000 }), 401],
    ['without an end', await saying({ exp: undefined }), 401],
    ['not yet in force', await saying({ nbf: now() + 400 }), 401],
    ['without a beginning', await saying({ nbf: undefined }), 401],
    ['without a service address', await saying({ serviceurl: undefined }), 401],
    [
      'a service address in other letters',
      await saying({ serviceurl: undefined, serviceUrl: azure.url }),
      401,
    ],
    ['a service address that is no text', await saying({ serviceurl: { url: azure.url } }), 401],
    ['an empty service address', await saying({ serviceurl: '' }), 403],
  ];
}

async function elsewhere(azure: Azure, good: string): Promise<readonly Forgery[]> {
  const bare = await azure.token({ header: { kid: 'bare' } });
  const real = await azure.token({ claims: { serviceurl: 'https://smba.trafficmanager.net/teams/' } });
  const evil = await azure.token({ claims: { serviceurl: 'https://evil.example/' } });
  return [
    ['another service address', real, 403],
    ['an activity with another service address', good, 403, { serviceUrl: 'https://evil.example/' }],
    ['an activity without a service address', good, 403, { serviceUrl: undefined }],
    ['a service address with a slash more', good, 403, { serviceUrl: `${azure.url}/` }],
    ['a service address that nobody listed', evil, 403, { serviceUrl: 'https://evil.example/' }],
    ['a channel its key does not vouch for', good, 403, { channelId: 'telegram' }],
    ['a channel in other letters', good, 403, { channelId: 'MSTEAMS' }],
    ['the website’s own channel', good, 403, { channelId: 'web' }],
    ['a key that vouches for nobody', bare, 403],
  ];
}
