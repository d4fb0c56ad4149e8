import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createDownloadBox } from '../../src/downloads/box.ts';
import { downloadRoutes } from '../../src/downloads/routes.ts';
import { testClock, testIds } from '../directline/world.ts';
import { openEdge, type Opened } from '../edge/edge.ts';

const ANN = { channel: 'web', conversation: 'ann' };
const clock = testClock();
const box = createDownloadBox({ clock, ids: testIds() });
let edge: Opened;

beforeAll(async () => {
  edge = await openEdge({ routes: downloadRoutes({ box, gone: 'Too late.' }) });
});
afterAll(() => edge.edge.close());

describe('the door of downloads', () => {
  it('hands a file over to be saved, never opened, kept or guessed at', async () => {
    const path = box.offer(ANN, {
      name: 'my list "1".txt',
      type: 'text/plain',
      content: 'What I hope for: más',
    });
    const response = await fetch(`${edge.url}${path}`);
    expect(response.status).toBe(200);
    expect(await response.text()).toBe('What I hope for: más');
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': 'text/plain; charset=utf-8',
      'content-disposition': 'attachment; filename="my-list-1-.txt"',
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      'content-security-policy': expect.stringContaining("default-src 'none'"),
      'referrer-policy': 'no-referrer',
    });
  });

  it('says in words that a link has run out, and the same of one that never was', async () => {
    const path = box.offer(ANN, { name: 'a.ics', type: 'text/calendar', content: 'x' });
    clock.advance(16 * 60_000);
    for (const wrong of [path, '/files/guess']) {
      const response = await fetch(`${edge.url}${wrong}`);
      expect(response.status).toBe(404);
      expect(await response.text()).toBe('Too late.');
      expect(response.headers.get('content-type')).toBe('text/plain; charset=utf-8');
    }
  });
});
