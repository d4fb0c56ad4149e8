import { describe, expect, it } from '@jest/globals';
import { azureIdentity, type AzureIdentity } from '../../src/settings/azure.ts';
import type { SettingFault } from '../../src/settings/fault.ts';
import type { Values } from '../../src/settings/names.ts';

const GOOD = {
  MicrosoftAppType: 'SingleTenant',
  MicrosoftAppId: '3b2a6c1e-0000-4000-8000-5d1f3a2b4c5d',
  MicrosoftAppPassword: 'not a real one',
  MicrosoftAppTenantId: '9c3d0000-0000-4000-8000-000000000001',
  MicrosoftAppCertificateThumbprint: '0123456789abcdef0123456789ABCDEF01234567',
  MicrosoftAppCertificateKeyFile: '/etc/bot/azure.key',
} as const;
const NAMES = Object.keys(GOOD);

function read(values: Values): { identity: AzureIdentity | undefined; faults: readonly string[] } {
  const faults: SettingFault[] = [];
  const identity = azureIdentity(values, faults);
  return { identity, faults: faults.map(({ setting }) => setting) };
}

/** Every set of settings given or left out, with every type written rightly, wrongly, or not at all. */
const TYPES = [
  'SingleTenant',
  'UserAssignedMSI',
  'MultiTenant',
  'singletenant',
  'UserAssignedMsi',
  'Multi-Tenant',
];
const combinations = TYPES.flatMap((type) =>
  Array.from({ length: 2 ** NAMES.length }, (_, bits): Values =>
    Object.fromEntries(
      Object.entries({ ...GOOD, MicrosoftAppType: type }).filter(
        (_entry, index) => (bits >> index) % 2 === 1,
      ),
    ),
  ),
);

describe('the Azure identity', () => {
  it('is, of all combinations, one of five wholes, or nothing at all, or a fault', () => {
    const wholes = new Set<string>();
    for (const values of combinations) {
      const { identity, faults } = read(values);
      const given = Object.keys(values).length > 0;
      // Neither half an identity, nor silence about settings that are there.
      expect({ values, decided: (identity !== undefined) !== faults.length > 0 }).toEqual({
        values,
        decided: given,
      });
      if (identity !== undefined)
        wholes.add(JSON.stringify(Object.keys(identity).toSorted()).concat(identity.type));
    }
    expect([...wholes].toSorted()).toEqual(
      [
        '["appId","certificate","tenantId","type"]SingleTenant',
        '["appId","certificate","type"]MultiTenant',
        '["appId","password","tenantId","type"]SingleTenant',
        '["appId","password","type"]MultiTenant',
        '["appId","tenantId","type"]UserAssignedMSI',
      ].toSorted(),
    );
  });

  it('keeps its type as written: no misspelling makes it multi-tenant', () => {
    for (const values of combinations) {
      const { identity } = read(values);
      if (identity !== undefined) expect(identity.type).toBe(values.MicrosoftAppType);
    }
  });

  it.each([
    ['MicrosoftAppId', 'my-bot'],
    ['MicrosoftAppTenantId', 'contoso.onmicrosoft.com'],
    ['MicrosoftAppCertificateThumbprint', '01:23:45'],
  ])('finds fault with a %s that is none', (setting, value) => {
    const { MicrosoftAppPassword: _password, ...withCertificate } = GOOD;
    expect(read({ ...withCertificate, [setting]: value })).toEqual({
      identity: undefined,
      faults: [setting],
    });
  });

  it('does not choose between a password and a certificate', () => {
    expect(read(GOOD).faults).toEqual(['MicrosoftAppPassword']);
  });
});
