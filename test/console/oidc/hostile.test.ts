import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { FLOW, OidcHouse, placeOf, SESSION } from './house.ts';
import type { Wrong } from './provider.ts';

const ANNA = { sub: 'anna', name: 'Anna Example', groups: 'leads' };
const MALLORY = { sub: 'mallory', name: 'Mallory Example', groups: 'reviewers' };

let oidc: OidcHouse;

beforeAll(async () => {
  oidc = await OidcHouse.open();
});
afterEach(() => {
  oidc.provider.wrong = 'none';
  // What was refused too often is not written down for a while.
  oidc.house.pass(2 * 3_600_000);
});
afterAll(() => oidc.close());

describe('an ID token that is not right', () => {
  const cases: readonly (readonly [Wrong, string])[] = [
    ['nonce', 'OAUTH_JWT_CLAIM_COMPARISON_FAILED'],
    ['issuer', 'OAUTH_JWT_CLAIM_COMPARISON_FAILED'],
    ['audience', 'OAUTH_JWT_CLAIM_COMPARISON_FAILED'],
    ['expired', 'OAUTH_JWT_TIMESTAMP_CHECK_FAILED'],
    ['other-key', 'OAUTH_INVALID_RESPONSE'],
    ['unsigned', 'OAUTH_UNSUPPORTED_OPERATION'],
    ['symmetric', 'OAUTH_UNSUPPORTED_OPERATION'],
    ['no-id-token', 'OAUTH_INVALID_RESPONSE'],
    ['no-subject', 'OAUTH_INVALID_RESPONSE'],
  ];
  it.each(cases)('signs nobody in: %s', async (wrong, code) => {
    const browser = oidc.browser();
    oidc.provider.wrong = wrong;
    expect(placeOf(await oidc.signIn(browser, ANNA))).toBe('/console?refused=NotProven');
    expect(await oidc.me(browser)).toBeUndefined();
    expect([...browser.cookies.keys()]).toEqual([]);
    expect(oidc.logged.at(-1)).toEqual({ event: 'provider answer refused', code });
    expect(await oidc.lastEntry()).toMatchObject({
      action: 'sign-in-failed',
      details: { method: 'oidc', step: 'NotProven' },
    });
    oidc.provider.wrong = 'none';
    expect(placeOf(await oidc.signIn(browser, ANNA))).toBe('/console');
  });
});

describe('a way back', () => {
  it('is refused where the state is another, or is missing, and the own one stays open', async () => {
    const browser = oidc.browser();
    oidc.provider.person = ANNA;
    const query = new URLSearchParams(await oidc.away(browser));
    const state = query.get('state') ?? '';
    for (const wrong of ['', state.slice(1), `${state}x`, state.toUpperCase(), 'undefined']) {
      query.set('state', wrong);
      expect(placeOf(await oidc.back(browser, query.toString()))).toBe('/console?refused=NotBegunHere');
    }
    query.delete('state');
    expect(placeOf(await oidc.back(browser, query.toString()))).toBe('/console?refused=NotBegunHere');
    expect(await oidc.me(browser)).toBeUndefined();
    query.set('state', state);
    expect(placeOf(await oidc.back(browser, query.toString()))).toBe('/console');
  });

  it('counts once, also for who keeps the cookie', async () => {
    const browser = oidc.browser();
    oidc.provider.person = ANNA;
    const back = await oidc.away(browser);
    const cookie = browser.cookies.get(FLOW) ?? '';
    expect(placeOf(await oidc.back(browser, back))).toBe('/console');
    browser.cookies.clear();
    browser.cookies.set(FLOW, cookie);
    expect(placeOf(await oidc.back(browser, back))).toBe('/console?refused=NotBegunHere');
    expect(await oidc.me(browser)).toBeUndefined();
  });

  it('counts once where it comes twice at the same time', async () => {
    const browser = oidc.browser();
    oidc.provider.person = ANNA;
    const back = await oidc.away(browser);
    const both = await Promise.all([oidc.back(browser, back), oidc.back(browser, back)]);
    expect(both.map(placeOf).toSorted()).toEqual(['/console', '/console?refused=NotBegunHere']);
  });

  it('is refused with a code that was redeemed before', async () => {
    const [first, second] = [oidc.browser(), oidc.browser()];
    oidc.provider.person = ANNA;
    const spent = new URLSearchParams(await oidc.away(first));
    await oidc.back(first, spent.toString());
    const own = new URLSearchParams(await oidc.away(second));
    own.set('code', spent.get('code') ?? '');
    expect(placeOf(await oidc.back(second, own.toString()))).toBe('/console?refused=NotProven');
    expect(oidc.logged.at(-1)).toEqual({ event: 'provider answer refused', code: 'invalid_grant' });
  });

  it('is refused with a code that was given to another browser, which has another verifier', async () => {
    const [mallory, anna] = [oidc.browser(), oidc.browser()];
    oidc.provider.person = MALLORY;
    const stolen = new URLSearchParams(await oidc.away(mallory)).get('code') ?? '';
    const own = new URLSearchParams(await oidc.away(anna));
    own.set('code', stolen);
    expect(placeOf(await oidc.back(anna, own.toString()))).toBe('/console?refused=NotProven');
    expect(await oidc.me(anna)).toBeUndefined();
  });

  it('is refused without our cookie', async () => {
    const browser = oidc.browser();
    oidc.provider.person = ANNA;
    const back = await oidc.away(browser);
    browser.cookies.clear();
    expect(placeOf(await oidc.back(browser, back))).toBe('/console?refused=NotBegunHere');
    expect(await oidc.lastEntry()).toMatchObject({
      action: 'sign-in-failed',
      details: { method: 'oidc', step: 'NotBegunHere', address: browser.address },
    });
  });

  it('signs nobody in as somebody else: one begun by another is refused, before and during an own one', async () => {
    const [mallory, anna] = [oidc.browser(), oidc.browser()];
    oidc.provider.person = MALLORY;
    const lure = await oidc.away(mallory);
    expect(placeOf(await oidc.back(anna, lure))).toBe('/console?refused=NotBegunHere');
    oidc.provider.person = ANNA;
    const own = await oidc.away(anna);
    expect(placeOf(await oidc.back(anna, lure))).toBe('/console?refused=NotBegunHere');
    expect(await oidc.me(anna)).toBeUndefined();
    await oidc.back(anna, own);
    expect(await oidc.me(anna)).toMatchObject({ me: { name: 'Anna Example' } });
    await oidc.back(anna, lure);
    expect(await oidc.me(anna)).toMatchObject({ me: { name: 'Anna Example' } });
  });

  it('is refused after ten minutes', async () => {
    const browser = oidc.browser();
    oidc.provider.person = ANNA;
    const soon = await oidc.away(browser);
    oidc.house.pass(600_000 - 1);
    expect(placeOf(await oidc.back(browser, soon))).toBe('/console');
    const late = await oidc.away(browser);
    oidc.house.pass(600_000);
    expect(placeOf(await oidc.back(browser, late))).toBe('/console?refused=NotBegunHere');
  });

  it.each([
    ['empty', () => ''],
    ['made up', () => `${'x'.repeat(43)}.zzzzzzzz.L2NvbnNvbGU.${'y'.repeat(43)}`],
    ['without its seal', (cookie: string) => cookie.slice(0, cookie.lastIndexOf('.'))],
    ['with another end', (cookie: string) => cookie.replace(/\.[^.]+\./, '.zzzzzzzzz.')],
    ['with another page', (cookie: string) => cookie.replace(/\.[^.]+(\.[^.]+)$/, '.aHR0cHM6Ly9ldmls$1')],
    ['sent twice', (cookie: string) => `${cookie}; ${FLOW}=${cookie}`],
  ])('is refused with a cookie that is %s', async (_, spoil) => {
    const browser = oidc.browser();
    oidc.provider.person = ANNA;
    const back = await oidc.away(browser);
    browser.cookies.set(FLOW, spoil(browser.cookies.get(FLOW) ?? ''));
    expect(placeOf(await oidc.back(browser, back))).toBe('/console?refused=NotBegunHere');
    expect(browser.cookies.has(SESSION)).toBe(false);
  });

  it('is refused where it names another issuer, or holds a value twice', async () => {
    const browser = oidc.browser();
    oidc.provider.person = ANNA;
    const named = `${await oidc.away(browser)}&iss=https://elsewhere.example`;
    expect(placeOf(await oidc.back(browser, named))).toBe('/console?refused=NotProven');
    const twice = `${await oidc.away(browser)}&code=another`;
    expect(placeOf(await oidc.back(browser, twice))).toBe('/console?refused=NotProven');
  });

  it('tells of a provider that says no, and repeats nothing that it says besides', async () => {
    oidc.provider.wrong = 'declined';
    const browser = oidc.browser();
    const back = await oidc.away(browser);
    const more = '&error_description=' + encodeURIComponent('<b>marmalade</b>');
    expect(placeOf(await oidc.back(browser, back + more))).toBe('/console?refused=ProviderDeclined');
    const made = new URLSearchParams(await oidc.away(browser));
    made.set('error', 'marmalade');
    expect(placeOf(await oidc.back(browser, made.toString()))).toBe('/console?refused=ProviderDeclined');
    expect(oidc.logged.slice(-2).map(({ code }) => code)).toEqual(['access_denied', 'other_error']);
  });
});

describe('requests that nobody’s hand made', () => {
  it('fill no audit log', async () => {
    const browser = oidc.browser();
    const count = async (): Promise<number> => (await oidc.house.store.verify()).entries;
    const before = await count();
    for (let n = 0; n < 200; n += 1) await oidc.back(browser, 'code=x&state=y');
    expect((await count()) - before).toBeLessThan(10);
    // And whoever comes from the same address still gets in.
    expect(placeOf(await oidc.signIn(browser, ANNA))).toBe('/console');
  });

  it.each([
    ['GET /sign-in/oidc', { 'sec-fetch-site': 'cross-site' }, 403],
    ['GET /sign-in/oidc', { 'sec-fetch-site': 'same-site' }, 403],
    ['GET /sign-in/oidc', { 'sec-fetch-site': 'same-origin', 'sec-fetch-dest': 'image' }, 403],
    ['GET /sign-in/oidc', { 'sec-fetch-site': 'same-origin', 'sec-fetch-dest': 'document' }, 303],
    ['GET /sign-in/oidc/callback', { 'sec-fetch-site': 'cross-site', 'sec-fetch-dest': 'iframe' }, 403],
    ['GET /sign-in/oidc/callback', { 'sec-fetch-site': 'cross-site', 'sec-fetch-dest': 'empty' }, 403],
    ['GET /sign-in/oidc/callback', { 'sec-fetch-site': 'cross-site', 'sec-fetch-dest': 'document' }, 303],
  ] as const)('%s with %j is answered %i', async (at, headers, status) => {
    const path = at.slice('GET '.length);
    const route = oidc.house.console.routes.find((one) => one.path === `/console/api${path}`);
    const request = { path, params: {}, address: '192.0.2.9', origin: undefined, body: Buffer.alloc(0) };
    const query = new URLSearchParams();
    expect((await route?.handle({ ...request, method: 'GET', query, headers }))?.status).toBe(status);
    expect((await route?.handle({ ...request, method: 'HEAD', query, headers }))?.status).toBe(405);
  });
});
