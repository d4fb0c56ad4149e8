import { describe, expect, it } from '@jest/globals';
import { consoleRoutes } from '../../src/site/console.ts';

const assets = { url: (name: string) => `/assets/${name}` };

describe('the page of the console', () => {
  it('is there with a slash behind its address as without', () => {
    const paths = consoleRoutes(assets).map(({ path }) => path);
    expect(paths).toEqual(expect.arrayContaining(['/console', '/console/', '/console/queue']));
  });

  it('is not there where it was not built', () => {
    expect(consoleRoutes({ url: () => undefined })).toEqual([]);
  });
});
