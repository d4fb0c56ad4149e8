import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { consoleRoutes } from '../../src/site/console.ts';
import { ROOT } from '../house/sources.ts';

const assets = { url: (name: string) => `/assets/${name}` };

describe('the page of the console', () => {
  it('is there with a slash behind its address as without', () => {
    const paths = consoleRoutes(assets).map(({ path }) => path);
    expect(paths).toEqual(expect.arrayContaining(['/console', '/console/', '/console/queue']));
  });

  it('is there for every screen that the navigation leads to', () => {
    const text = readFileSync(path.join(ROOT, 'src/browser/console/navigation.tsx'), 'utf8');
    const screens = [...text.matchAll(/\['([a-z]+)', 'GET /g)].map(([, name]) => `/console/${name}`);
    expect(screens.length).toBeGreaterThan(5);
    expect(consoleRoutes(assets).map((route) => route.path)).toEqual(expect.arrayContaining(screens));
  });

  it('is not there where it was not built', () => {
    expect(consoleRoutes({ url: () => undefined })).toEqual([]);
  });
});
