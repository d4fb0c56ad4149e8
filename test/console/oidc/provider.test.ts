import { afterEach, describe, expect, it } from '@jest/globals';
import { bodyOf } from '../house.ts';
import { OidcHouse, placeOf } from './house.ts';

const ANNA = { sub: 'anna', name: 'Anna Example', groups: 'leads' };

let oidc: OidcHouse | undefined;
afterEach(() => oidc?.close());

async function open(...given: Parameters<typeof OidcHouse.open>): Promise<OidcHouse> {
  oidc = await OidcHouse.open(...given);
  return oidc;
}

describe('a provider', () => {
  it('is not asked before somebody signs in, and then once for many, and once a minute', async () => {
    const { provider, house } = await open();
    expect(provider.discoveries).toBe(0);
    const begin = () => oidc?.browser().call('GET /sign-in/oidc');
    await Promise.all([begin(), begin(), begin()]);
    expect(provider.discoveries).toBe(1);
    house.pass(60_000);
    await begin();
    expect(provider.discoveries).toBe(2);
  });

  it('that is down is told of plainly, and is asked again the next time', async () => {
    const { provider, house, logged } = await open();
    await provider.stop();
    const browser = oidc?.browser();
    if (!browser || !oidc) throw new Error('not open');
    expect(placeOf(await browser.call('GET /sign-in/oidc'))).toBe('/console?refused=ProviderDown');
    expect(logged.at(-1)).toEqual({ event: 'provider unreachable', code: 'UNREACHABLE' });
    // Whoever has an account here goes on.
    const local = await house.staff('Local', 'reviewer');
    expect((await local.signIn()).status).toBe(200);
    await provider.start();
    expect(placeOf(await oidc.signIn(browser, ANNA))).toBe('/console');
  });

  it('that does not answer is not waited for', async () => {
    const { provider, logged } = await open();
    provider.wrong = 'silent';
    const browser = oidc?.browser();
    expect(placeOf((await browser?.call('GET /sign-in/oidc')) ?? { status: 0 })).toBe(
      '/console?refused=ProviderDown',
    );
    expect(logged.at(-1)?.code).toMatch(/^(OAUTH_TIMEOUT|UNREACHABLE)$/);
  });

  it('that goes down later is told of, and who is signed in stays so', async () => {
    const { provider, house } = await open();
    if (!oidc) throw new Error('not open');
    const [here, there] = [oidc.browser(), oidc.browser()];
    await oidc.signIn(here, ANNA);
    const back = await oidc.away(there);
    await provider.stop();
    expect(placeOf(await oidc.back(there, back))).toBe('/console?refused=ProviderDown');
    expect(await oidc.me(here)).toBeDefined();
    house.pass(10 * 60_000);
    expect(placeOf(await there.call('GET /sign-in/oidc'))).toBe('/console?refused=ProviderDown');
    await here.call('GET /colleagues');
    // What it said of itself is known, and a sign-out needs no more than that.
    expect(bodyOf(await here.call('POST /sign-out'))).toMatchObject({ provider: expect.any(String) });
  });

  it.each(['token-500', 'token-page'] as const)('that answers as none does is down: %s', async (wrong) => {
    const { provider } = await open();
    provider.wrong = wrong;
    const browser = oidc?.browser();
    if (!browser || !oidc) throw new Error('not open');
    expect(placeOf(await oidc.signIn(browser, ANNA))).toBe('/console?refused=ProviderDown');
  });

  it('that calls itself by another name is not believed', async () => {
    const { provider, logged } = await open();
    provider.metadata = { issuer: 'https://login.example/{tenantid}/v2.0' };
    const browser = oidc?.browser();
    expect(placeOf((await browser?.call('GET /sign-in/oidc')) ?? { status: 0 })).toBe(
      '/console?refused=ProviderDown',
    );
    expect(logged.at(-1)?.code).toBe('OAUTH_JSON_ATTRIBUTE_COMPARISON_FAILED');
  });

  it('that wants another secret is told of in the log', async () => {
    const { logged } = await open({}, 'not the secret');
    const browser = oidc?.browser();
    if (!browser || !oidc) throw new Error('not open');
    expect(placeOf(await oidc.signIn(browser, ANNA))).toBe('/console?refused=NotProven');
    expect(logged.at(-1)).toEqual({ event: 'provider answer refused', code: 'invalid_client' });
  });

  it('gets the secret in the way it wants', async () => {
    const { provider, logged } = await open();
    if (!oidc) throw new Error('not open');
    for (const place of ['body', 'header', 'body'] as const) {
      provider.secretIn = place;
      expect(placeOf(await oidc.signIn(oidc.browser(), ANNA))).toBe('/console');
    }
    expect(logged).toEqual([]);
  });

  it('needs no secret for a public client', async () => {
    oidc = await OidcHouse.openPublic();
    expect(placeOf(await oidc.signIn(oidc.browser(), ANNA))).toBe('/console');
  });

  it('without a place to sign out offers none', async () => {
    const { provider } = await open();
    if (!oidc) throw new Error('not open');
    provider.metadata = { end_session_endpoint: undefined };
    const browser = oidc.browser();
    await oidc.signIn(browser, ANNA);
    expect(bodyOf(await browser.call('POST /sign-out'))).toEqual({});
  });
});

describe('how somebody signed in there', () => {
  it.each([
    [{ acr: ['gold'] }, { acr: 'gold' }, '/console'],
    [{ acr: ['gold', 'silver'] }, { acr: 'silver' }, '/console'],
    [{ acr: ['gold'] }, { acr: 'bronze' }, '/console?refused=NotStrong'],
    [{ acr: ['gold'] }, {}, '/console?refused=NotStrong'],
    [{ amr: ['mfa'] }, { amr: ['pwd', 'mfa'] }, '/console'],
    [{ amr: ['mfa'] }, { amr: ['pwd'] }, '/console?refused=NotStrong'],
    [{ amr: ['mfa'], acr: ['gold'] }, { amr: ['mfa'] }, '/console?refused=NotStrong'],
  ])('%j takes %j to %s', async (rules, claims, place) => {
    await open(rules);
    if (!oidc) throw new Error('not open');
    expect(placeOf(await oidc.signIn(oidc.browser(), { ...ANNA, ...claims }))).toBe(place);
  });

  it('is asked of the provider', async () => {
    await open({ acr: ['gold', 'silver'] });
    const begun = await oidc?.browser().call('GET /sign-in/oidc');
    expect(new URL(placeOf(begun ?? { status: 0 })).searchParams.get('acr_values')).toBe('gold silver');
  });
});

describe('people by their address', () => {
  it('have a role only where the provider has checked that it is theirs', async () => {
    await open({ groupsClaim: 'email', roles: new Map([['kim@clinic.example', ['lead'] as const]]) });
    if (!oidc) throw new Error('not open');
    const person = { sub: 'kim', email: 'kim@clinic.example' };
    expect(placeOf(await oidc.signIn(oidc.browser(), person))).toBe('/console?refused=NoRole');
    const verified = { ...person, email_verified: true };
    expect(placeOf(await oidc.signIn(oidc.browser(), verified))).toBe('/console');
  });
});
