import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it } from '@jest/globals';
import { startServer } from './server.ts';

it('says so where its port is taken, and lets go of the data folder', async () => {
  const first = await startServer();
  const dataDir = mkdtempSync(path.join(tmpdir(), 'guide-'));
  const taken = startServer({ PORT: new URL(first.url).port }, dataDir);
  await expect(taken).rejects.toMatchObject({
    name: 'ListenError',
    message: expect.stringContaining('set another PORT'),
  });
  const second = await startServer({}, dataDir);
  expect((await fetch(second.url)).status).toBe(200);
  await Promise.all([first.close(), second.close()]);
});
