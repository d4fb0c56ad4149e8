import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from '@jest/globals';
import { filesBelow, ROOT } from '../house/sources.ts';

/** As `npm run build` made it: the bundler is no CommonJS, so the tests cannot run it themselves. */
const out = path.join(ROOT, 'build/console');

async function built(ending: string): Promise<string> {
  const name = (await readdir(out)).find((each) => each.endsWith(`${ending}.gz`)) ?? '';
  return gunzipSync(await readFile(path.join(out, name))).toString();
}

describe('the staff’s console', () => {
  it('is one script and one style, under hashed names', async () => {
    const names = (await readdir(out)).filter((name) => name.endsWith('.br') || name.endsWith('.gz'));
    expect(names.map((name) => name.replace(/-[0-9a-f]{16}\./, '.')).sort()).toEqual([
      'console.css.br',
      'console.css.gz',
      'console.js.br',
      'console.js.gz',
    ]);
  });

  it('is small enough for a slow line: 220 KB compressed', async () => {
    const sizes = await Promise.all(
      (await readdir(out))
        .filter((name) => name.endsWith('.br'))
        .map((name) => readFile(path.join(out, name))),
    );
    expect(sizes.reduce((sum, { length }) => sum + length, 0)).toBeLessThan(220_000);
  });

  it('is built for production, and loads nothing from elsewhere', async () => {
    const script = await built('.js');
    expect(script).not.toContain('process.env');
    expect(script).not.toContain('react.development');
    expect(script).not.toMatch(/\bimport\s*\(/);
    expect(await built('.css')).not.toMatch(/url\(|@import/);
  });

  it('never puts text in as markup', () => {
    const sources = filesBelow('src/browser/console', ['.ts', '.tsx']);
    expect(sources.length).toBeGreaterThan(40);
    const risky = /dangerouslySetInnerHTML|innerHTML|insertAdjacentHTML|document\.write|\beval\(|srcdoc/i;
    expect(sources.filter(({ text }) => risky.test(text)).map(({ file }) => file)).toEqual([]);
  });
});
