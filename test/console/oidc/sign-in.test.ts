import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { bodyOf, codeOf } from '../house.ts';
import { FLOW, OidcHouse, placeOf, SESSION } from './house.ts';

let oidc: OidcHouse;

beforeAll(async () => {
  oidc = await OidcHouse.open();
});
afterAll(() => oidc.close());

describe('signing in at a provider', () => {
  it.each([
    [['reviewers'], ['reviewer']],
    [['leads'], ['lead']],
    [['admins'], ['admin']],
    [['auditors', 'and another'], ['auditor']],
    ['leads', ['lead']],
  ])('gives whoever is in %j the role %j', async (groups, roles) => {
    const browser = oidc.browser();
    const sub = `person of ${String(groups)}`;
    const answer = await oidc.signIn(browser, { sub, name: 'Robin Example', groups });
    expect(placeOf(answer)).toBe('/console');
    expect(await oidc.me(browser)).toMatchObject({ me: { roles, elsewhere: true } });
    expect(await oidc.lastEntry()).toMatchObject({
      action: 'signed-in',
      details: { method: 'oidc', issuer: oidc.provider.issuer, subject: sub, roles },
    });
  });

  it('gives the higher of two roles, and those that stand beside each other both', async () => {
    const browser = oidc.browser();
    await oidc.signIn(browser, { sub: 'two', groups: ['reviewers', 'leads'] });
    expect(await oidc.me(browser)).toMatchObject({ me: { roles: ['lead'] } });
    await oidc.signIn(browser, { sub: 'two', groups: ['auditors', 'reviewers'] });
    expect(await oidc.me(browser)).toMatchObject({ me: { roles: ['auditor', 'reviewer'] } });
  });

  it.each([[undefined], [[]], [['cleaners']], ['LEADS'], [{ leads: true }], [[1, 2]], [null]])(
    'turns away whoever has %j for groups, and says so in the audit log',
    async (groups) => {
      const browser = oidc.browser();
      const answer = await oidc.signIn(browser, { sub: 'no role', name: 'Kim', groups });
      expect(placeOf(answer)).toBe('/console?refused=NoRole');
      expect([...browser.cookies.keys()]).toEqual([]);
      expect(await oidc.lastEntry()).toMatchObject({
        action: 'sign-in-failed',
        details: { method: 'oidc', step: 'NoRole', subject: 'no role' },
      });
    },
  );

  it('keeps nobody who had no role', async () => {
    const kept = await oidc.house.store.accounts();
    expect(kept.filter(({ elsewhere }) => elsewhere?.subject === 'no role')).toEqual([]);
  });

  it('gives cookies that only this host gets, and no script', async () => {
    const browser = oidc.browser();
    const begun = await browser.call('GET /sign-in/oidc');
    expect(begun.cookies).toEqual([
      expect.stringMatching(
        /^__Host-console-oidc=[\w.-]{90,300}; Path=\/; Secure; HttpOnly; SameSite=Lax; Max-Age=600$/,
      ),
    ]);
    const { cookies } = await oidc.signIn(browser, { sub: 'cookies', groups: 'leads' });
    expect(cookies).toEqual([
      expect.stringMatching(/^__Host-console=[\w-]{43}; Path=\/; Secure; HttpOnly; SameSite=Strict$/),
      '__Host-console-oidc=; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=0',
    ]);
  });

  it('asks the provider with PKCE, state, nonce and the one address to come back to', async () => {
    const query = new URL(placeOf(await oidc.browser().call('GET /sign-in/oidc'))).searchParams;
    expect(Object.fromEntries(query)).toEqual({
      client_id: 'console',
      response_type: 'code',
      scope: 'openid profile',
      redirect_uri: 'https://chat.clinic.example/console/api/sign-in/oidc/callback',
      state: expect.stringMatching(/^[\w-]{43}$/),
      nonce: expect.stringMatching(/^[\w-]{43}$/),
      code_challenge: expect.stringMatching(/^[\w-]{43}$/),
      code_challenge_method: 'S256',
    });
  });

  it('ends the session that was open in the browser', async () => {
    const browser = oidc.browser();
    await oidc.signIn(browser, { sub: 'again', groups: 'leads' });
    const before = browser.cookies.get(SESSION) ?? '';
    await oidc.signIn(browser, { sub: 'again', groups: 'leads' });
    expect(await oidc.me(browser)).toBeDefined();
    browser.cookies.set(SESSION, before);
    expect(await oidc.me(browser)).toBeUndefined();
  });
});

describe('where a sign-in leads', () => {
  it.each([
    ['/console/queue', '/console/queue'],
    ['/console/conversations/web.1', '/console/conversations/web.1'],
    ['/console/conversations/0a-_Z', '/console/conversations/0a-_Z'],
    ['https://evil.example/console', '/console'],
    ['//evil.example/console', '/console'],
    ['/\\evil.example', '/console'],
    ['/console/../../evil', '/console'],
    ['/console/..', '/console'],
    ['/console//evil.example', '/console'],
    ['/console/queue?to=https://evil.example', '/console'],
    ['/console/queue\r\nLocation: https://evil.example', '/console'],
    ['/console/api/me', '/console'],
    ['/console@evil.example', '/console'],
    ['javascript:alert(1)', '/console'],
    ['', '/console'],
  ])('asked for %j it is %s', async (asked, expected) => {
    const query = new URLSearchParams({ to: asked }).toString();
    const answer = await oidc.signIn(oidc.browser(), { sub: 'leading', groups: 'leads' }, query);
    expect(placeOf(answer)).toBe(expected);
  });

  it('is not for what comes back to say', async () => {
    const browser = oidc.browser();
    oidc.provider.person = { sub: 'leading', groups: 'leads' };
    const back = await oidc.away(browser);
    expect(placeOf(await oidc.back(browser, `${back}&to=https://evil.example`))).toBe('/console');
  });
});

describe('a session from a provider', () => {
  it('ends after fifteen minutes without use, and after eight hours', async () => {
    const browser = oidc.browser();
    await oidc.signIn(browser, { sub: 'clock', groups: 'leads' });
    oidc.house.pass(15 * 60_000);
    expect(await oidc.me(browser)).toBeUndefined();
    await oidc.signIn(browser, { sub: 'clock', groups: 'leads' });
    let used = 0;
    while ((await browser.call('GET /colleagues')).status === 200) {
      oidc.house.pass(10 * 60_000);
      used += 1;
    }
    expect(used).toBe(48);
  });

  it('has the roles of its own sign-in: other groups there end what was open before', async () => {
    const [desk, phone] = [oidc.browser(), oidc.browser()];
    await oidc.signIn(desk, { sub: 'moved', groups: 'leads' });
    await oidc.signIn(phone, { sub: 'moved', groups: 'leads' });
    expect(await oidc.me(desk)).toMatchObject({ me: { roles: ['lead'] } });
    await oidc.signIn(phone, { sub: 'moved', groups: 'reviewers' });
    expect(await oidc.me(phone)).toMatchObject({ me: { roles: ['reviewer'] } });
    expect(await oidc.me(desk)).toBeUndefined();
    await oidc.signIn(desk, { sub: 'moved', groups: [] });
    expect(await oidc.me(phone)).toBeUndefined();
    const account = (await oidc.house.store.accounts()).find((one) => one.elsewhere?.subject === 'moved');
    expect(account?.roles).toEqual([]);
  });

  it('ends with a sign-out, which tells where to sign out at the provider, too', async () => {
    const browser = oidc.browser();
    await oidc.signIn(browser, { sub: 'leaving', groups: 'leads' });
    const kept = browser.cookies.get(SESSION) ?? '';
    const answer = await browser.call('POST /sign-out');
    const home = encodeURIComponent('https://chat.clinic.example/console');
    expect(bodyOf(answer)).toEqual({
      provider: `${oidc.provider.issuer}/end?client_id=console&post_logout_redirect_uri=${home}`,
    });
    browser.cookies.set(SESSION, kept);
    expect(await oidc.me(browser)).toBeUndefined();
  });

  it('has no password and no codes to change, were there a local account of the name or not', async () => {
    await oidc.house.staff('Sam Example', 'reviewer');
    const browser = oidc.browser();
    await oidc.signIn(browser, { sub: 'sam', name: 'Sam Example', groups: 'leads' });
    const refused = [
      await browser.call('POST /me/password', { present: 'x', password: 'a lamp beside the door' }),
      await browser.call('POST /me/recovery-codes', { code: '123456' }),
    ];
    expect(refused.map(codeOf)).toEqual(['Elsewhere', 'Elsewhere']);
  });
});

describe('the page before a sign-in', () => {
  it('is told of the provider', async () => {
    expect(bodyOf(await oidc.browser().call('GET /sign-in/ways'))).toEqual({
      provider: { label: 'the clinic', ask: 'the front desk' },
    });
  });

  it('is sent a way off that holds no token, in an address or a cookie, once somebody is signed in', async () => {
    const browser = oidc.browser();
    const answer = await oidc.signIn(browser, { sub: 'tokens', groups: 'leads' });
    expect(JSON.stringify(answer)).not.toMatch(/eyJ|access token/);
    expect(browser.cookies.has(FLOW)).toBe(false);
    expect(JSON.stringify(oidc.logged)).not.toMatch(/eyJ|access token|tokens/);
  });
});
