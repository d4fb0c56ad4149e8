import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { parseConfig } from '../src/config.ts';
import { SettingsError } from '../src/settings/fault.ts';
import { SETTINGS } from '../src/settings/names.ts';
import { ROOT } from './house/sources.ts';

const APP = '11111111-2222-3333-4444-555555555555';
const TENANT = '99999999-8888-7777-6666-555555555555';

function parse(environment: { [name: string]: string }, file: { [name: string]: string } = {}, dev = false) {
  return parseConfig({ environment, file: { values: file, faults: [] }, dev });
}

function faultsOf(environment: { [name: string]: string }, file: { [name: string]: string } = {}): string[] {
  try {
    parse(environment, file);
  } catch (cause) {
    if (cause instanceof SettingsError) return cause.faults.map(({ setting }) => setting);
    throw cause;
  }
  return [];
}

describe('settings', () => {
  it('need none: the server then listens on loopback as a demonstration', () => {
    expect(parse({})).toMatchObject({ host: '127.0.0.1', port: 3978, retentionDays: 90, azure: undefined });
  });

  it('take an empty value as not set', () => {
    expect(parse({ PORT: '', PUBLIC_URL: ' ' })).toMatchObject({ port: 3978, publicUrl: undefined });
  });

  it('let the environment win over the file', () => {
    expect(parse({ PORT: '4000' }, { PORT: '5000', RETENTION_DAYS: '7' })).toMatchObject({
      port: 4000,
      retentionDays: 7,
    });
  });

  it('name every fault at once, with its cure and without the value', () => {
    const wrong = {
      PORT: 'seven',
      RETENTION_DAYS: '0',
      ALLOWED_ORIGINS: 'clinic.example/path',
      TOKEN_KEY: 'hunter2',
    };
    expect(faultsOf(wrong).toSorted()).toEqual(Object.keys(wrong).toSorted());
    expect(() => parse(wrong)).toThrow(
      /4 settings are wrong[^]*PORT: not a valid value\. Give a whole number/,
    );
    expect(() => parse(wrong)).not.toThrow(/hunter2|seven/);
  });

  it.each([
    ['an unknown name in the file', {}, { PROT: '3978' }, ['PROT']],
    ['a misspelt identity in the environment', { MicrosoftAppID: APP }, {}, ['MicrosoftAppID']],
    ['an unknown Slack name', { SLACK_TOKEN: 'x' }, {}, ['SLACK_TOKEN']],
    ['a path in the public address', { PUBLIC_URL: 'https://clinic.example/chat' }, {}, ['PUBLIC_URL']],
    ['plain http to the world', { PUBLIC_URL: 'http://clinic.example' }, {}, ['PUBLIC_URL']],
    ['a wildcard origin', { ALLOWED_ORIGINS: 'https://*.clinic.example' }, {}, ['ALLOWED_ORIGINS']],
    ['an origin with a slash', { ALLOWED_ORIGINS: 'https://clinic.example/' }, {}, ['ALLOWED_ORIGINS']],
    ['a fraction of a port', { PORT: '80.5' }, {}, ['PORT']],
    ['a misspelt name in the environment', { RETENTION_DAY: '3' }, {}, ['RETENTION_DAY']],
    ['two neighboring letters changed about', { CLINIC_FIEL: 'x' }, {}, ['CLINIC_FIEL']],
    ['another case and another joint', { 'allowed-origins': 'x' }, {}, ['allowed-origins']],
    ['a mistyped address to listen on', { HOST: '999.1.1.1', PORT: 'x' }, {}, ['HOST', 'PORT']],
    ['a host of two words', { HOST: 'a b' }, {}, ['HOST']],
    ['a port too large', { PORT: '65536' }, {}, ['PORT']],
  ])('refuse %s', (_, environment, file, expected) => {
    expect(faultsOf(environment, file)).toEqual(expected);
  });

  it('leave names alone that are not ours in the environment', () => {
    const others = {
      PATH: '/bin',
      HOME: '/',
      npm_config_x: 'y',
      HOSTNAME: 'x',
      XDG_DATA_DIRS: '/',
      POST: '1',
    };
    expect(faultsOf(others)).toEqual([]);
  });

  it('leave a name alone that comes near to a setting which is given too', () => {
    expect(faultsOf({ DATADIR: '/var/x', DATA_DIR: 'data' })).toEqual([]);
  });

  it('tell the nearest name where one was misspelt', () => {
    expect(() => parse({ MicrosoftAppID: APP })).toThrow(/Did you mean MicrosoftAppId\?/);
    expect(() => parse({}, { PROT: '1' })).toThrow(/Did you mean PORT\?/);
  });
});

describe('the Azure identity', () => {
  const single = {
    MicrosoftAppType: 'SingleTenant',
    MicrosoftAppId: APP,
    MicrosoftAppPassword: 'secret',
    MicrosoftAppTenantId: TENANT,
  };

  it('is whole or absent', () => {
    expect(parse(single).azure).toEqual({
      type: 'SingleTenant',
      appId: APP,
      password: 'secret',
      tenantId: TENANT,
    });
    for (const missing of Object.keys(single)) {
      const partial = Object.fromEntries(Object.entries(single).filter(([name]) => name !== missing));
      expect(faultsOf(partial)).toContain(missing);
    }
  });

  it('never becomes multi-tenant by a typing error', () => {
    for (const type of ['singletenant', 'SingleTennant', 'Multi', '']) {
      expect(faultsOf({ ...single, MicrosoftAppType: type })).toContain('MicrosoftAppType');
    }
  });

  it('has no password where it is a managed identity', () => {
    expect(faultsOf({ ...single, MicrosoftAppType: 'UserAssignedMSI' })).toEqual(['MicrosoftAppPassword']);
  });
});

describe('listening beyond this machine', () => {
  const safe = {
    HOST: '0.0.0.0',
    PUBLIC_URL: 'https://chat.clinic.example',
    ALLOWED_ORIGINS: 'https://www.clinic.example,https://clinic.example',
    CLINIC_FILE: 'clinic.yaml',
  };

  it('needs what makes it safe', () => {
    expect(faultsOf(safe)).toEqual([]);
    expect(faultsOf({ HOST: '0.0.0.0' })).toEqual(['PUBLIC_URL', 'ALLOWED_ORIGINS', 'CLINIC_FILE']);
  });

  it('names a setting that is set wrongly once, and does not ask for it besides', () => {
    const wrong = { PUBLIC_URL: 'http://clinic.example', ALLOWED_ORIGINS: '*' };
    expect(faultsOf({ ...safe, ...wrong })).toEqual(['PUBLIC_URL', 'ALLOWED_ORIGINS']);
  });

  it('is told from listening on this machine by the same rule as everywhere', () => {
    for (const host of ['127.0.0.9', '::1', '[::1]', '::ffff:127.0.0.1'])
      expect(faultsOf({ HOST: host })).toEqual([]);
    expect(faultsOf({ HOST: '128.0.0.1' })).toContain('PUBLIC_URL');
  });

  it('is never open in dev mode', () => {
    expect(() => parse(safe, {}, true)).toThrow(/dev mode listens on loopback only/);
  });
});

describe('.env.example', () => {
  it('lists every setting and no other', () => {
    const text = readFileSync(path.join(ROOT, '.env.example'), 'utf8');
    const names = [...text.matchAll(/^#?\s?([A-Za-z_]+)=/gm)].map((match) => match[1]);
    expect(names.toSorted()).toEqual([...SETTINGS].toSorted());
  });
});
