import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { CLIENT, SECRET, TestProvider } from '../console/oidc/provider.ts';
import { freePort } from './free-port.ts';
import { startServer, type TestServer } from './server.ts';

const provider = new TestProvider();
let server: TestServer;
let url = '';
let settings: { readonly [name: string]: string } = {};

beforeAll(async () => {
  await provider.start();
  url = `http://127.0.0.1:${await freePort()}`;
  settings = {
    PORT: new URL(url).port,
    PUBLIC_URL: url,
    OIDC_ISSUER: provider.issuer,
    OIDC_CLIENT_ID: CLIENT,
    OIDC_CLIENT_SECRET: SECRET,
    OIDC_ROLES: 'leads=lead',
  };
  server = await startServer(settings);
});
afterAll(async () => {
  await server.close();
  await provider.stop();
});

async function restart(given: typeof settings): Promise<void> {
  await server.close();
  server = await startServer(given, server.dataDir);
}

/** The cookies that an answer sets, as a browser sends them back. */
function cookiesOf(answer: Response): string {
  return answer.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0] ?? '')
    .filter((cookie) => !cookie.endsWith('='))
    .join('; ');
}

function visit(address: string, cookie = ''): Promise<Response> {
  return fetch(address, { redirect: 'manual', headers: { Cookie: cookie } });
}

/** The session's cookie of somebody who came over the provider. */
async function signIn(): Promise<string> {
  provider.person = { sub: 'marmalade', name: 'Marmalade Example', groups: ['leads'] };
  const away = await visit(`${url}/console/api/sign-in/oidc`);
  expect(away.status).toBe(303);
  const there = await visit(away.headers.get('location') ?? '');
  const back = await visit(there.headers.get('location') ?? '', cookiesOf(away));
  expect([back.status, back.headers.get('location')]).toEqual([303, '/console']);
  expect(back.headers.get('cache-control')).toBe('no-store');
  expect(back.headers.get('referrer-policy')).toBe('no-referrer');
  return cookiesOf(back);
}

const me = async (cookie: string): Promise<number> => (await visit(`${url}/console/api/me`, cookie)).status;

describe('a server with a provider in its settings', () => {
  it('signs staff in over it, and tells the log nothing of them', async () => {
    const cookie = await signIn();
    expect(await me(cookie)).toBe(200);
    expect(server.logged.join('\n')).not.toMatch(/marmalade|eyJ|code=|state=/i);
  });

  it('keeps a session over a restart, and ends it where the provider is another, or is gone', async () => {
    const cookie = await signIn();
    await restart(settings);
    expect(await me(cookie)).toBe(200);
    await restart({ ...settings, OIDC_ISSUER: `${provider.issuer}/other` });
    expect(await me(cookie)).toBe(401);
    await restart(settings);
    const again = await signIn();
    await restart({ PORT: settings['PORT'] ?? '0' });
    expect(await me(again)).toBe(401);
    expect((await visit(`${url}/console/api/sign-in/oidc`)).status).toBe(404);
    expect(await (await visit(`${url}/console/api/sign-in/ways`)).json()).toEqual({ provider: null });
  });

  it('starts while the provider is down', async () => {
    await provider.stop();
    await restart(settings);
    const answer = await visit(`${url}/console/api/sign-in/oidc`);
    expect(answer.headers.get('location')).toBe('/console?refused=ProviderDown');
    await provider.start();
    expect(await me(await signIn())).toBe(200);
  });
});
