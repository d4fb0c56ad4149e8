// npm run bench:turn [-- --visitors 100 --rate 50 --seconds 10 --write]
//
// The whole server with its store, and beside it in the same run the least a bot can be. --write: docs/bench-turn.md.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { readLabelled } from '../eval/rows.ts';
import { circumstances, markdownTable, milliseconds, ROOT } from './machine.ts';
import { ready } from './ready.ts';
import { echoerOf, visitorOf, type Speaker } from './turn-clients.ts';
import { arrivals, flatOut, type Driven } from './turn-drive.ts';

const LANES = 16;
const figures = z.object({ p99: z.number(), max: z.number(), rss: z.number() });

const { values } = parseArgs({
  options: {
    visitors: { type: 'string', default: '100' },
    rate: { type: 'string', default: '50' },
    seconds: { type: 'string', default: '10' },
    write: { type: 'boolean', default: false },
  },
});
const [visitors, rate, seconds] = [values.visitors, values.rate, values.seconds].map((given) =>
  z.coerce.number().positive().parse(given),
);
const texts = readLabelled(path.join(ROOT, 'test/eval/questions.jsonl')).map(({ text }) => text);
const dataDir = mkdtempSync(path.join(tmpdir(), 'bench-turn-'));

interface Row {
  readonly steady: Driven;
  readonly full: Driven;
  readonly probe: z.output<typeof figures>;
}

const guide = await measure('src/main.ts', (url) => visitorOf(url));
const echo = await measure('test/bench/turn-echo.ts', (url, at) => echoerOf(url, at));
rmSync(dataDir, { recursive: true });

const ratio = (of: (row: Row) => number): string => `${(of(guide) / of(echo)).toFixed(1)} ×`;
const line = (name: string, of: (row: Row) => number): string[] => [
  name,
  milliseconds(of(guide)),
  milliseconds(of(echo)),
  ratio(of),
];
const page = `# A turn, from message to answer

${circumstances(['botbuilder', 'restify'])}

Made by \`npm run bench:turn -- --write\`: ${visitors} visitors on WebSockets, messages arriving at random (Poisson) at ${rate} a second for
${seconds} s, then ${LANES} visitors who write as fast as they are answered for ${seconds} s. The server runs as it is delivered: danger
check, understanding, dialogs, every turn on disk (SQLite, flushed) before it is answered. The echo bot is
botbuilder on restify and nothing else; its answer comes in the response itself.

${markdownTable(
  ['', 'this project', 'echo bot', 'ratio'],
  [
    line(`p50 ms at ${rate}/s`, (row) => row.steady.p50),
    line(`p99 ms at ${rate}/s`, (row) => row.steady.p99),
    line('turns a second, flat out', (row) => row.full.perSecond),
    line('p99 ms, flat out', (row) => row.full.p99),
    line(`loop held up ms, p99 at ${rate}/s`, (row) => row.probe.p99),
    line(`loop held up ms, longest at ${rate}/s`, (row) => row.probe.max),
    line('memory MB (whole process)', (row) => row.probe.rss / 2 ** 20),
    [
      'turns failed',
      String(guide.steady.failed + guide.full.failed),
      String(echo.steady.failed + echo.full.failed),
      '',
    ],
  ],
)}

The driver runs on the same machine and takes its share of it.
`;
process.stdout.write(page);
if (values.write) writeFileSync(path.join(ROOT, 'docs', 'bench-turn.md'), page);

/** Starts a server, warms it, drives it, and stops it. */
async function measure(file: string, arrive: (url: string, at: number) => Promise<Speaker>): Promise<Row> {
  const probe = path.join(import.meta.dirname, 'turn-probe.ts');
  const server = spawn(process.execPath, ['--import', probe, path.join(ROOT, file)], {
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
    env: { PATH: process.env['PATH'], PORT: '0', DATA_DIR: dataDir, LOG_LEVEL: 'error' },
  });
  try {
    const url = await ready(server);
    const speakers: Speaker[] = [];
    for (let at = 0; at < (visitors ?? 0); at += 1) speakers.push(await arrive(url, at));
    await flatOut(speakers, texts, LANES, 2);
    server.send('reset');
    const steady = await arrivals(speakers, texts, rate ?? 0, seconds ?? 0);
    const reply = once(server, 'message');
    server.send('figures');
    const probed = figures.parse((await reply)[0]);
    const full = await flatOut(speakers, texts, LANES, seconds ?? 0);
    for (const speaker of speakers) speaker.leave();
    return { steady, full, probe: probed };
  } finally {
    const ended = once(server, 'exit');
    server.kill('SIGTERM');
    await ended;
  }
}
