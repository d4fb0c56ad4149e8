// npm run bench:web [-- --runs 5 --write]
//
// The chat page and a bare page with Web Chat, in turns, in the same browser: cold cache, a quarter of the processor.
// --write: docs/bench-web.md.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { get } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { brotliDecompressSync } from 'node:zlib';
import { chromium } from 'playwright-core';
import { z } from 'zod';
import { circumstances, markdownTable, milliseconds, quantile, ROOT } from './machine.ts';
import { ready } from './ready.ts';
import { startBarePage } from './web-bare.ts';
import { lookAt, type Seen, SLOWER } from './web-visit.ts';

const PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
const { values } = parseArgs({
  options: { runs: { type: 'string', default: '5' }, write: { type: 'boolean', default: false } },
});
const runs = z.coerce.number().int().positive().parse(values.runs);
const executablePath = process.env['CHROMIUM'] ?? PLACES.find((place) => existsSync(place));
if (executablePath === undefined) throw new Error('There is no Chromium; CHROMIUM may name one.');

const bare = await startBarePage();
const dataDir = mkdtempSync(path.join(tmpdir(), 'bench-web-'));
const server = spawn(process.execPath, [path.join(ROOT, 'src/main.ts')], {
  stdio: ['ignore', 'pipe', 'inherit'],
  env: {
    PATH: process.env['PATH'],
    PORT: '0',
    DATA_DIR: dataDir,
    LOG_LEVEL: 'error',
    ALLOWED_ORIGINS: bare.origin,
  },
});
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
const [ours, theirs]: [Seen[], Seen[]] = [[], []];
const launcher = await measure();

type Figure = (seen: Seen) => number;
const middle = (all: readonly Seen[], of: Figure): number => quantile(all.map(of), 0.5);
const line = (name: string, of: Figure, show: (value: number) => string = milliseconds): string[] => {
  const [mine, bareOne] = [middle(ours, of), middle(theirs, of)];
  return [name, show(mine), show(bareOne), `${(mine / bareOne).toFixed(2)} ×`];
};
const kilobytes = (bytes: number): string => (bytes / 1000).toFixed(1);
const page = `# The chat page, from address to first word

${circumstances(['playwright-core'])} · Chromium ${browser.version()} · Web Chat 4.18.1

Made by \`npm run bench:web -- --write\`: the chat page and the least a page with Web Chat can be, in turns, ${runs} times each,
medians; a window of a phone's size, nothing in the cache, the processor slowed to a ${SLOWER}th, no network between. Both load the
same bundle, compressed alike, and talk to the same server. A word is typed as soon as there is a field to type in. The bundle
holds up everything else while it starts, so the page lets it start in a pause of the typing: hence the later window.

${markdownTable(
  ['', 'this project', 'bare Web Chat', 'ratio'],
  [
    line('greeting on the screen, ms', (seen) => seen.greeting),
    line('first word typed, ms', (seen) => seen.typed),
    line('chat window in place, ms', (seen) => seen.window),
    line('main thread busy until settled, ms', (seen) => seen.mainThread),
    line('longest task, ms', (seen) => seen.longestTask),
    line('transfer, KB', (seen) => seen.bytes, kilobytes),
    line('of it without the bundle, KB', (seen) => seen.ownBytes, kilobytes),
  ],
)}

The launcher on a clinic's page: ${kilobytes(launcher.length)} KB compressed, ${kilobytes(brotliDecompressSync(launcher).length)} KB unpacked; nothing else is loaded before the chat is
opened.
`;
process.stdout.write(page);
if (values.write) writeFileSync(path.join(ROOT, 'docs', 'bench-web.md'), page);

/** Looks at both pages in turns; the launcher's bytes are the answer. */
async function measure(): Promise<Buffer> {
  try {
    const url = (await ready(server)).replace(/\/$/, '');
    bare.serve(url);
    for (let run = -1; run < runs; run += 1) {
      const [one, other] = [await lookAt(browser, `${url}/chat`), await lookAt(browser, bare.origin)];
      // The first warms the server and the disk.
      if (run < 0) continue;
      ours.push(one);
      theirs.push(other);
    }
    return await packed(`${url}/widget.js`);
  } finally {
    await browser.close();
    bare.close();
    const ended = once(server, 'exit');
    server.kill('SIGTERM');
    await ended;
    rmSync(dataDir, { recursive: true });
  }
}

/** The bytes as they go over the line; `fetch` would unpack them. */
async function packed(address: string): Promise<Buffer> {
  const { promise, resolve, reject } = Promise.withResolvers<Buffer>();
  const request = get(address, { headers: { 'Accept-Encoding': 'br' } }, (response) => {
    const chunks: Buffer[] = [];
    response.on('data', (chunk: Buffer) => chunks.push(chunk));
    response.on('end', () => resolve(Buffer.concat(chunks)));
  });
  request.on('error', reject);
  return promise;
}
