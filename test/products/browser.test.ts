import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { browser } from '../../src/products/browser.ts';
import { fingerprint, snapshotOf } from '../../src/products/fingerprint.ts';
import { ROOT } from '../house/sources.ts';

let out = '';
const entries = z.array(z.object({ name: z.string(), file: z.string(), bytes: z.number() }));

beforeAll(async () => {
  out = await mkdtemp(path.join(tmpdir(), 'browser-'));
  await browser.build(ROOT, out);
});
afterAll(() => rm(out, { recursive: true, force: true }));

describe('the scripts and styles of our pages', () => {
  it('are bundled under hashed names, compressed twice', async () => {
    const list = entries.parse(JSON.parse(await readFile(path.join(out, 'assets.json'), 'utf8')));
    const names = ['chat.css', 'chat.js', 'example.css', 'example.js', 'widget.css', 'widget.js'];
    expect(list.map(({ name }) => name).sort()).toEqual(names);
    for (const { file, bytes } of list) {
      expect(file).toMatch(/^[a-z]+-[0-9a-f]{16}\.(js|css)$/);
      const br = brotliDecompressSync(await readFile(path.join(out, `${file}.br`)));
      const gz = gunzipSync(await readFile(path.join(out, `${file}.gz`)));
      expect(br.equals(gz)).toBe(true);
      expect(br).toHaveLength(bytes);
    }
    expect(await readdir(out)).toHaveLength(1 + 2 * list.length);
  });

  it('stay small: the chat page’s own files are under 10 KB compressed', async () => {
    const names = (await readdir(out)).filter((name) => name.startsWith('chat-') && name.endsWith('.br'));
    const sizes = await Promise.all(names.map(async (name) => (await readFile(path.join(out, name))).length));
    expect(sizes).toHaveLength(2);
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(10_000);
  });

  it('leave a clinic’s page light: the launcher and its style are under 6 KB compressed', async () => {
    const names = (await readdir(out)).filter((name) => /^widget-.*\.gz$/.test(name));
    const sizes = await Promise.all(names.map(async (name) => (await readFile(path.join(out, name))).length));
    expect(sizes).toHaveLength(2);
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(6_000);
  });

  it('hold no sentence, no secret and no address of elsewhere', async () => {
    const files = (await readdir(out)).filter((name) => name.endsWith('.gz'));
    const text = await Promise.all(
      files.map(async (name) => gunzipSync(await readFile(path.join(out, name))).toString()),
    );
    const ours = text.join('\n').replaceAll('http://www.w3.org/2000/svg', '');
    expect(/https?:\/\/|secret|You can|Please/i.exec(ours)?.[0]).toBeUndefined();
  });
});

describe('a fingerprint', () => {
  it('changes with a name, a content or what is added, and with nothing else', () => {
    const of = (sources: readonly string[], extra?: string) => fingerprint(snapshotOf(ROOT), sources, extra);
    const one = of(['package.json', 'src/browser']);
    expect(of(['src/browser', 'package.json'])).toBe(one);
    expect(of(['src/browser'])).not.toBe(one);
    expect(of(['src/browser', 'package.json'], '1')).not.toBe(one);
    expect(of(['src/browser', 'package.json', 'no-such-file'])).toBe(one);
  });
});
