import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { KeyError, loadKeys } from '../src/keys.ts';

const NONE = { tokenKey: undefined, directLineSecret: undefined };

function folder(): string {
  return path.join(mkdtempSync(path.join(tmpdir(), 'keys-')), 'data');
}

describe('keys', () => {
  it('are made on the first start, for the owner’s eyes only, and stay the same', () => {
    const data = folder();
    const first = loadKeys(data, NONE);
    expect(first.token).toHaveLength(32);
    expect(statSync(path.join(data, 'token.key')).mode & 0o777).toBe(0o600);
    expect(statSync(data).mode & 0o777).toBe(0o700);
    expect(loadKeys(data, NONE)).toEqual(first);
  });

  it('differ from each other and between installations', () => {
    const [a, b] = [loadKeys(folder(), NONE), loadKeys(folder(), NONE)];
    expect(
      new Set([a.directLineSecret, b.directLineSecret, Buffer.from(a.token).toString('base64url')]).size,
    ).toBe(3);
  });

  it('may be given by settings, and are then not written down', () => {
    const data = folder();
    const given = 'k'.repeat(43);
    expect(loadKeys(data, { ...NONE, tokenKey: given, directLineSecret: given }).directLineSecret).toBe(
      given,
    );
    expect(() => readFileSync(path.join(data, 'token.key'))).toThrow(/ENOENT/);
  });

  it('stop the start when a key file is damaged, naming it and the cure', () => {
    const data = folder();
    loadKeys(data, NONE);
    writeFileSync(path.join(data, 'token.key'), 'oops');
    expect(() => loadKeys(data, NONE)).toThrow(KeyError);
    expect(() => loadKeys(data, NONE)).toThrow(/token\.key holds no usable key\. Restore it/);
  });

  it('stop the start when the folder cannot be made', () => {
    const data = folder();
    loadKeys(data, NONE);
    expect(() => loadKeys(path.join(data, 'token.key', 'sub'), NONE)).toThrow(
      /cannot be used \(ENOTDIR\)\. Make it writable/,
    );
  });

  const onLinux = process.platform === 'linux' ? it : it.skip;
  onLinux('stop the start, and do not try for ever, where the system refuses every folder', () => {
    expect(() => loadKeys('/proc/nope/data', NONE)).toThrow(/\/proc\/nope\/data cannot be used \(ENOENT\)/);
  });
});

describe('the key of a certificate for Azure', () => {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const pem = privateKey.export({ type: 'pkcs8', format: 'pem' });
  const load = (content: string | Buffer | undefined) => {
    const keyFile = path.join(mkdtempSync(path.join(tmpdir(), 'azure-')), 'azure.key');
    if (content !== undefined) writeFileSync(keyFile, content);
    const certificate = { thumbprint: '0'.repeat(40), keyFile };
    return loadKeys(folder(), { ...NONE, azure: { type: 'MultiTenant', appId: 'x', certificate } });
  };

  it('is read at the start', () => {
    expect(load(pem).azureKey).toBe(pem);
    expect(loadKeys(folder(), NONE)).not.toHaveProperty('azureKey');
  });

  it('stops the start where it is none, naming file and cure, not what stands in it', () => {
    const ec = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey;
    expect(() => load(undefined)).toThrow(/azure\.key holds no private key that can be read \(ENOENT\)/);
    expect(() => load('hunter2')).toThrow(KeyError);
    expect(() => load('hunter2')).not.toThrow(/hunter2/);
    expect(() => load(ec.export({ type: 'pkcs8', format: 'pem' }))).toThrow(/holds no RSA key/);
  });
});
