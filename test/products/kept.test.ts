import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { keptTexts, loadKeptTexts } from '../../src/kept-texts.ts';
import type { ContentFault } from '../../src/model/content-fault.ts';
import { snapshotOf, type Snapshot } from '../../src/products/fingerprint.ts';
import { readValue, writeValue } from '../../src/products/kept.ts';
import { runPacked } from '../../src/products/packed.ts';
import { server } from '../../src/products/server.ts';
import { readTexts } from '../../src/written.ts';
import { ROOT } from '../house/sources.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'kept-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** The files as they are, but one has another letter in it. */
function edited(file: string): Snapshot {
  const now = snapshotOf(ROOT);
  return { ...now, digest: (one) => (one === file ? 'another' : now.digest(one)) };
}

describe('a value kept for the next start', () => {
  it('comes back as it was, maps and sets as well', async () => {
    const file = path.join(folder, 'whole');
    const value = { map: new Map([['a', new Set([1])]]), list: [undefined, 'é'], pattern: /a+/u };
    await writeValue(file, value);
    expect(await readValue(file)).toEqual(value);
  });

  it.each([
    ['missing', undefined],
    ['cut short', (bytes: Buffer) => bytes.subarray(0, -1)],
    ['changed in one place', (bytes: Buffer) => Buffer.concat([bytes.subarray(0, -1), Buffer.from([7])])],
    ['empty', () => Buffer.alloc(0)],
  ])('is not read where the file is %s', async (name, damage) => {
    const file = path.join(folder, name.replaceAll(' ', '-'));
    if (damage !== undefined) {
      await writeValue(file, { words: 'as they were approved' });
      await writeFile(file, damage(await readFile(file)));
    }
    expect(await readValue(file)).toBeUndefined();
  });
});

describe('texts kept for the next start', () => {
  it('are the texts as they are read', async () => {
    const faults: ContentFault[] = [];
    const read = await readTexts(ROOT, faults);
    const root = path.join(folder, 'root');
    const out = path.join(root, 'build', keptTexts.name);
    const snapshot = { ...snapshotOf(ROOT), root };
    await keptTexts.build(ROOT, await made(out));
    await writeFile(path.join(out, 'stamp'), await keptTexts.key(snapshot));
    expect(faults).toEqual([]);
    expect(await loadKeptTexts(snapshot)).toEqual(read);
  });

  it.each(['dialogs/en/crisis.yaml', 'knowledge/helplines.yaml', 'src/written.ts'])(
    'are others when %s is another',
    async (file) => {
      expect(snapshotOf(ROOT).files(path.dirname(file))).toContain(file);
      expect(await keptTexts.key(edited(file))).not.toBe(await keptTexts.key(snapshotOf(ROOT)));
    },
  );
});

describe('the packed server', () => {
  it('is not run where a source is another than what was packed', async () => {
    expect(await server.key(edited('src/safety/combined.ts'))).not.toBe(await server.key(snapshotOf(ROOT)));
    expect(await runPacked(edited('src/safety/combined.ts'))).toBeUndefined();
  });

  it('has every thread of ours as a file beside it', async () => {
    const out = await made(path.join(folder, 'server'));
    await server.build(ROOT, out);
    const packed = await readFile(path.join(out, 'serve.cjs'), 'utf8');
    const named = [...packed.matchAll(/new URL\("\.\/([\w-]+\.mjs)"/g)].map(([, file = '']) => file);
    expect(named.length).toBeGreaterThanOrEqual(6);
    for (const file of named) expect((await readFile(path.join(out, file))).length).toBeGreaterThan(0);
    expect(packed).not.toMatch(/new URL\("\.\/[\w-]+\.ts"/);
  });
});

async function made(dir: string): Promise<string> {
  await mkdir(dir, { recursive: true });
  return dir;
}
