import { describe, expect, it } from '@jest/globals';
import { parseConfig } from '../../src/config.ts';
import { SettingsError } from '../../src/settings/fault.ts';

type Environment = { readonly [name: string]: string };

const needed: Environment = {
  PUBLIC_URL: 'https://chat.clinic.example',
  OIDC_ISSUER: 'https://sso.clinic.example/realms/clinic',
  OIDC_CLIENT_ID: 'console',
  OIDC_ROLES: 'leads=lead',
};

const parse = (environment: Environment) => parseConfig({ environment, dev: false }).oidc;
const without = (name: string): Environment =>
  Object.fromEntries(Object.entries(needed).filter(([other]) => other !== name));

function faultsOf(environment: Environment): readonly string[] {
  try {
    parse(environment);
  } catch (cause) {
    if (cause instanceof SettingsError) return cause.faults.map(({ setting }) => setting);
    throw cause;
  }
  return [];
}

describe('the settings of OpenID Connect', () => {
  it('are none, or what is needed, and the rest has a standard', () => {
    expect(parse({})).toBeUndefined();
    expect(parse({ PUBLIC_URL: 'https://chat.clinic.example' })).toBeUndefined();
    expect(parse(needed)).toEqual({
      issuer: new URL('https://sso.clinic.example/realms/clinic'),
      clientId: 'console',
      clientSecret: undefined,
      scope: 'openid profile',
      groupsClaim: 'groups',
      roles: new Map([['leads', ['lead']]]),
      acr: [],
      amr: [],
      label: 'your organization',
      ask: undefined,
    });
  });

  it.each(Object.keys(needed))('name %s where it is missing from the rest', (missing) => {
    expect(faultsOf(without(missing))).toEqual([missing]);
  });

  it.each(['OIDC_CLIENT_SECRET', 'OIDC_LABEL', 'OIDC_AMR', 'OIDC_GROUPS_CLAIM'])(
    'name all that is needed where there is only %s',
    (only) => {
      expect(faultsOf({ [only]: 'something' })).toEqual([
        'OIDC_ISSUER',
        'OIDC_CLIENT_ID',
        'OIDC_ROLES',
        'PUBLIC_URL',
      ]);
    },
  );

  it('say what to do', () => {
    expect(() => parse(without('PUBLIC_URL'))).toThrow(
      'PUBLIC_URL: needed for signing in with OpenID Connect. The provider sends people back to it: set it to the address staff open.',
    );
  });

  it('read groups with their roles', () => {
    const roles = (text: string) => [...(parse({ ...needed, OIDC_ROLES: text })?.roles ?? [])];
    expect(roles('leads=lead, /staff/reviewers = reviewer')).toEqual([
      ['leads', ['lead']],
      ['/staff/reviewers', ['reviewer']],
    ]);
    expect(roles('both=admin,both=lead')).toEqual([['both', ['admin', 'lead']]]);
    expect(roles('cn=leads=lead')).toEqual([['cn=leads', ['lead']]]);
    expect(roles('Practice Leads=lead')).toEqual([['Practice Leads', ['lead']]]);
  });

  it.each([
    ['OIDC_ROLES', 'leads'],
    ['OIDC_ROLES', 'leads=boss'],
    ['OIDC_ROLES', 'leads=Lead'],
    ['OIDC_ROLES', '=lead'],
    ['OIDC_ROLES', 'leads=lead,'],
    ['OIDC_ROLES', 'CN=Leads,OU=Staff=lead'],
    ['OIDC_ISSUER', 'http://sso.clinic.example'],
    ['OIDC_ISSUER', 'http://127.0.0.1.clinic.example'],
    ['OIDC_ISSUER', 'sso.clinic.example'],
    ['OIDC_ISSUER', 'ftp://127.0.0.1'],
    ['OIDC_ISSUER', 'https://name:password@sso.clinic.example'],
    ['OIDC_ISSUER', 'https://sso.clinic.example?tenant=1'],
    ['OIDC_ISSUER', 'https://login.microsoftonline.com/common/v2.0'],
    ['OIDC_ISSUER', 'https://login.microsoftonline.com/organizations/v2.0'],
    ['OIDC_ISSUER', 'https://login.microsoftonline.com/clinic.onmicrosoft.com/v2.0'],
    ['OIDC_CLIENT_ID', 'two words'],
    ['OIDC_CLIENT_SECRET', 'short'],
    ['OIDC_GROUPS_CLAIM', 'name'],
    ['OIDC_GROUPS_CLAIM', 'preferred_username'],
    ['OIDC_SCOPE', 'profile'],
    ['OIDC_SCOPE', 'openid,profile'],
    ['OIDC_LABEL', 'x'.repeat(121)],
  ])('refuse %s=%s', (setting, value) => {
    expect(faultsOf({ ...needed, [setting]: value })).toEqual([setting]);
  });

  it.each(['http://127.0.0.1:8080/realm', 'http://localhost:8080', 'http://[::1]:8080'])(
    'take an issuer on this machine without https: %s',
    (issuer) => {
      expect(parse({ ...needed, OIDC_ISSUER: issuer })?.issuer.href).toBe(new URL(issuer).href);
    },
  );

  it('take a secret with signs in it, and never repeat one', () => {
    const secret = 'a~b.c_d-e+f=g h';
    expect(parse({ ...needed, OIDC_CLIENT_SECRET: secret })?.clientSecret).toBe(secret);
    expect(() => parse({ ...needed, OIDC_CLIENT_SECRET: 'hunter2' })).not.toThrow(/hunter2/);
    expect(() => parse({ ...needed, OIDC_CLIENT_SECRET: 'hunter2' })).toThrow(SettingsError);
  });

  it('tell a misspelt name', () => {
    expect(faultsOf({ ...needed, OIDC_ROLE: 'x' })).toEqual(['OIDC_ROLE']);
  });
});
