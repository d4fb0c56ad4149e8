// npm run bench:console [-- --data <folder made by npm run seed>] [--write]
//
// What staff wait for at the size of the store in the folder, and what a visitor's turn costs with 20 of them searching.
// Without --data it seeds 110,000 conversations (a million lines) first. --write: docs/bench-console.md.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { seedSources } from '../../src/commands/seed-sources.ts';
import { run as seed } from '../../src/commands/seed.ts';
import { storeFile } from '../../src/console-records.ts';
import { insightView } from '../../src/console/insight-view.ts';
import type { ReviewFilter, ReviewReader } from '../../src/model/review.ts';
import type { Store } from '../../src/model/store.ts';
import { createReviewReader } from '../../src/store/review.ts';
import { createSqliteStore } from '../../src/store/sqlite.ts';
import { randomIds, systemClock } from '../../src/world.ts';
import { circumstances, markdownTable, milliseconds, quantile, ROOT } from './machine.ts';

const CONVERSATIONS = 110_000;
const DAY = 24 * 60 * 60 * 1000;
const TURNS = 400;
const SEARCHERS = 20;
const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };
const io = {
  out: (text: string) => void process.stderr.write(text),
  err: (text: string) => void process.stderr.write(text),
};

const { values } = parseArgs({
  options: { data: { type: 'string' }, write: { type: 'boolean', default: false } },
});
const folder = values.data ?? mkdtempSync(path.join(tmpdir(), 'bench-console-'));
const file = storeFile(folder);
const open = () => createSqliteStore({ file, clock: systemClock, log: silent });

async function times(work: (n: number) => Promise<unknown>, count: number): Promise<readonly number[]> {
  const all: number[] = [];
  for (let n = 0; n < count; n += 1) {
    const from = performance.now();
    await work(n);
    all.push(performance.now() - from);
  }
  return all;
}

const WORDS = [
  'therapy',
  'homework',
  'how long',
  'number',
  'pizza',
  'ending my life',
  '"my partner"',
  'what is the cos',
];
const FILTERS: readonly ReviewFilter[] = [
  {},
  { channel: 'slack' },
  { topic: 'homework' },
  { outcome: 'unknown' },
  { flagged: 'unopened' },
  { feedback: 'down' },
  { callBack: true },
  { status: 'reviewed' },
  { topic: 'relationship', outcome: 'crisis', channel: 'msteams' },
  { held: true },
];
function pick<T>(all: readonly T[], n: number): T {
  const one = all[n % all.length];
  if (one === undefined) throw new Error('nothing to pick from');
  return one;
}

async function staffFigures(reader: ReviewReader): Promise<readonly (readonly string[])[]> {
  const { rows } = await reader.list({}, 100);
  const figures: readonly (readonly [string, readonly number[]])[] = [
    ['queue', await times(() => reader.queue(20), 60)],
    ['insight, 28 days', await times(() => insight(reader, 28), 40)],
    ['insight, everything', await times(() => insight(reader, 120), 40)],
    ['list, first page', await times((n) => reader.list(pick(FILTERS, n), 50), 200)],
    ['search', await times((n) => reader.list({ words: pick(WORDS, n) }, 50), 160)],
    [
      'search with filters',
      await times((n) => reader.list({ ...pick(FILTERS, n), words: pick(WORDS, n) }, 50), 160),
    ],
    [
      'open a conversation',
      await times((n) => reader.conversation(pick(rows, n).id, { limit: 500, unmasked: false }), 200),
    ],
  ];
  return figures.map(([name, all]) => [
    name,
    ...[0.5, 0.95, 1].map((share) => milliseconds(quantile(all, share))),
  ]);
}

/** The figures as the console answers them: counted, and what is small hidden. */
async function insight(reader: ReviewReader, count: number): Promise<void> {
  const last = Math.floor(Date.now() / DAY);
  const zone = 'America/New_York';
  const wanted = { from: (last - count + 1) * DAY, before: (last + 1) * DAY, zone };
  const days = { first: last - count + 1, last };
  insightView(await reader.insight(wanted), { days, channel: undefined, zone, flows: [] });
}

/** Turns one after the other, as a conversation has them. */
function turns(store: Store, name: string): Promise<readonly number[]> {
  const begun = Date.now();
  return times(async (n) => {
    const key = { channel: 'web', conversation: `${name}-${n}` };
    await store.conversation(key);
    const at = begun + n;
    await store.commit({
      key,
      dedupe: 'a',
      expectedVersion: 0,
      state: '{}',
      lines: [
        { id: `${name}-${n}-v`, role: 'visitor', kind: 'message', at, text: 'how long does a session take' },
        {
          id: `${name}-${n}-b`,
          role: 'bot',
          kind: 'message',
          at: at + 1,
          text: 'Most take about fifty minutes.',
        },
      ],
      flags: [],
    });
  }, TURNS);
}

async function besideSearchers(store: Store, reader: ReviewReader): Promise<readonly number[]> {
  const over = new AbortController();
  const searcher = async (n: number): Promise<void> => {
    for (let search = n; !over.signal.aborted; search += 1)
      await reader.list({ words: pick(WORDS, search) }, 50);
  };
  const all = Promise.all(Array.from({ length: SEARCHERS }, (_, n) => searcher(n)));
  const taken = await turns(store, `busy-${Date.now()}`);
  over.abort();
  await all;
  return taken;
}

async function main(): Promise<void> {
  if (values.data === undefined) {
    const sources = () => seedSources(ROOT, { clock: systemClock }, io);
    await seed([String(CONVERSATIONS)], io, async () => ({
      storeFile: file,
      open,
      sources,
      now: Date.now(),
    }));
  }
  const store = open();
  await store.ready();
  const reader = createReviewReader({ file, clock: systemClock, log: silent });
  try {
    const { lines, conversations } = await reader.figures(Date.now(), 0);
    const staff = await staffFigures(reader);
    const alone = await turns(store, `alone-${randomIds.next()}`);
    const busy = await besideSearchers(store, reader);
    const row = (name: string, all: readonly number[]) => [
      name,
      ...[0.5, 0.95, 0.99].map((share) => milliseconds(quantile(all, share))),
    ];
    const text = [
      '# The console at a million lines',
      '',
      circumstances([]),
      '',
      `${lines.toLocaleString('en-US')} lines in ${conversations.toLocaleString('en-US')} conversations, made by \`npm run seed\`. Milliseconds, asked through the reader's thread.`,
      '',
      markdownTable(['what staff ask', 'p50', 'p95', 'max'], staff),
      '',
      `A turn's read and commit, ${TURNS} one after the other, alone and with ${SEARCHERS} people who search without a pause:`,
      '',
      markdownTable(
        ['a turn in the store', 'p50', 'p95', 'p99'],
        [row('alone', alone), row(`beside ${SEARCHERS} searchers`, busy)],
      ),
      '',
    ].join('\n');
    process.stdout.write(text);
    if (values.write) writeFileSync(path.join(ROOT, 'docs', 'bench-console.md'), text);
  } finally {
    await reader.close();
    await store.close();
    if (values.data === undefined) rmSync(folder, { recursive: true, force: true });
  }
}

await main();
