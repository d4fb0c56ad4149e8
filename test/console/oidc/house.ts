import { createProvider } from '../../../src/console/oidc/provider.ts';
import type { ClaimRules } from '../../../src/console/oidc/person.ts';
import { CALLBACK } from '../../../src/console/oidc/sign-in.ts';
import type { EdgeResponse } from '../../../src/edge/http.ts';
import type { AuditEntry, Role } from '../../../src/model/staff.ts';
import type { LogFields } from '../../../src/model/world.ts';
import { bodyOf, Browser, House, OWN } from '../house.ts';
import { CLIENT, SECRET, TestProvider } from './provider.ts';

export const SESSION = '__Host-console';
export const FLOW = '__Host-console-oidc';

const RULES: ClaimRules = {
  groupsClaim: 'groups',
  roles: new Map<string, readonly Role[]>([
    ['leads', ['lead']],
    ['reviewers', ['reviewer']],
    ['admins', ['admin']],
    ['auditors', ['auditor']],
  ]),
  acr: [],
  amr: [],
};

/** A console beside a provider of its own, and everything that was logged. */
export class OidcHouse {
  readonly provider: TestProvider;
  readonly logged: (LogFields & { readonly event: string })[] = [];
  readonly house: House;

  private constructor(issuer: TestProvider, rules: Partial<ClaimRules>, secret: string | undefined) {
    this.provider = issuer;
    this.provider = issuer;
    const log = (event: string, fields: LogFields = {}): void => void this.logged.push({ event, ...fields });
    const wanted = { ...RULES, ...rules };
    this.house = new House([], (clock) => ({
      provider: createProvider({
        issuer: new URL(issuer.issuer),
        clientId: CLIENT,
        clientSecret: secret,
        scope: 'openid profile',
        acr: wanted.acr,
        redirectUri: OWN + CALLBACK,
        clock,
        timeout: 5,
      }),
      rules: wanted,
      label: 'the clinic',
      ask: 'the front desk',
      home: `${OWN}/console`,
      log: { info: log, warn: log, error: log },
    }));
  }

  static async open(rules: Partial<ClaimRules> = {}, secret = SECRET): Promise<OidcHouse> {
    const provider = new TestProvider();
    await provider.start();
    return new OidcHouse(provider, rules, secret);
  }

  /** Its client has no secret. */
  static async openPublic(): Promise<OidcHouse> {
    const provider = new TestProvider();
    provider.secretIn = 'nothing';
    await provider.start();
    return new OidcHouse(provider, {}, undefined);
  }

  browser(): Browser {
    return new Browser(this.house, 'nobody');
  }

  /** To the provider and to where it leads back: the query of the callback. */
  async away(browser: Browser, query = ''): Promise<string> {
    const begun = await browser.call('GET /sign-in/oidc', {}, { query });
    const there = await fetch(placeOf(begun), { redirect: 'manual' });
    return new URL(there.headers.get('location') ?? '').search.slice(1);
  }

  back(browser: Browser, query: string): Promise<EdgeResponse> {
    return browser.call('GET /sign-in/oidc/callback', {}, { query });
  }

  /** The whole way, as somebody of whom the provider says this. */
  async signIn(browser: Browser, person: TestProvider['person'], query = ''): Promise<EdgeResponse> {
    this.provider.person = person;
    return this.back(browser, await this.away(browser, query));
  }

  /** What somebody signed in as; undefined for a stranger. */
  async me(browser: Browser): Promise<unknown> {
    const answer = await browser.call('GET /me');
    return answer.status === 200 ? bodyOf(answer) : undefined;
  }

  async lastEntry(): Promise<AuditEntry | undefined> {
    const [entry] = await this.house.store.audit({ limit: 1 });
    return entry;
  }

  async close(): Promise<void> {
    await this.house.close();
    await this.provider.stop();
  }
}

/** Where an answer leads. */
export function placeOf({ status, headers }: EdgeResponse): string {
  if (status !== 303) throw new Error(`answered ${status}`);
  return headers?.['Location'] ?? '';
}
