import { describe, expect, it } from '@jest/globals';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { run } from '../../src/commands/teams-package.ts';
import { ROOT } from '../house/sources.ts';

const ID = '3b2a6c1e-0000-4000-8000-5d1f3a2b4c5d';
const folder = mkdtempSync(path.join(tmpdir(), 'teams-'));

async function made(argv: readonly string[], settings: { appId?: string; clinicFile?: string } = {}) {
  const told: string[] = [];
  const io = { out: (text: string) => void told.push(text), err: (text: string) => void told.push(text) };
  const { appId, clinicFile } = settings;
  const code = await run(argv, io, ROOT, () => ({ appId, clinicFile }));
  return { code, told: told.join('') };
}

describe('teams:package', () => {
  const out = path.join(folder, 'app.zip');

  it('makes the zip from the app id given, or from the settings', async () => {
    expect((await made(['--app-id', ID, '--out', out])).code).toBe(0);
    expect(readFileSync(out).subarray(0, 2).toString()).toBe('PK');
    expect((await made(['--out', out], { appId: ID })).code).toBe(0);
  });

  it('names everything that is missing at once, and makes nothing', async () => {
    const clinic = path.join(folder, 'clinic.yaml');
    const example = readFileSync(path.join(ROOT, 'knowledge/clinic.example.yaml'), 'utf8');
    writeFileSync(clinic, example.replace(/^(privacy_url|terms_url):.*$/gm, ''));
    const { code, told } = await made(['--clinic', clinic, '--out', path.join(folder, 'none.zip')]);
    expect(code).toBe(1);
    expect(told).toMatch(/No app id[^]*no privacy_url[^]*no terms_url/);
    expect(() => readFileSync(path.join(folder, 'none.zip'))).toThrow(/ENOENT/);
  });

  it('explains itself', async () => {
    expect(await made(['--help'])).toMatchObject({ code: 0, told: expect.stringContaining('--app-id') });
  });
});
