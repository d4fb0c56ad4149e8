// npm run bench:exports [-- --data <folder made by npm run seed>]
//
// A turn's read and commit alone and while 10,000 conversations are exported. Without --data it seeds 12,000 first.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { seedSources } from '../../src/commands/seed-sources.ts';
import { run as seed } from '../../src/commands/seed.ts';
import { storeFile } from '../../src/console-records.ts';
import { createExporter } from '../../src/exports/exporter.ts';
import { EXPORT_FORMATS, type SetFormat } from '../../src/model/export-format.ts';
import type { Exporter } from '../../src/model/exports.ts';
import type { ReviewFilter, ReviewReader } from '../../src/model/review.ts';
import type { Store } from '../../src/model/store.ts';
import { createReviewReader } from '../../src/store/review.ts';
import { createSqliteStore } from '../../src/store/sqlite.ts';
import { randomIds, systemClock } from '../../src/world.ts';
import { circumstances, markdownTable, milliseconds, quantile, ROOT } from './machine.ts';

const SEEDED = 12_000;
const WANTED = 10_000;
const ALONE = 600;
const quiet = { info: () => undefined, warn: () => undefined, error: () => undefined };
const io = {
  out: (text: string) => void process.stderr.write(text),
  err: (text: string) => void process.stderr.write(text),
};

async function turn(store: Store, name: string): Promise<number> {
  const begun = performance.now();
  const at = Date.now();
  const key = { channel: 'web', conversation: name };
  await store.conversation(key);
  const said = { role: 'visitor', kind: 'message', at, text: 'how long does a session take' } as const;
  const answer = {
    role: 'bot',
    kind: 'message',
    at: at + 1,
    text: 'Most take about fifty minutes.',
  } as const;
  const lines = [
    { id: `${name}-v`, ...said },
    { id: `${name}-b`, ...answer },
  ];
  await store.commit({ key, dedupe: 'a', expectedVersion: 0, state: '{}', lines, flags: [] });
  return performance.now() - begun;
}

/** Turns one after the other, with the pause that people leave, for as long as it is wanted. */
async function turns(store: Store, wanted: (count: number) => boolean): Promise<readonly number[]> {
  const all: number[] = [];
  while (wanted(all.length)) {
    all.push(await turn(store, randomIds.next()));
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  return all;
}

/** The instant from which the newest 10,000 count. */
async function newest(reader: ReviewReader): Promise<number> {
  let cursor: string | undefined;
  let last = 0;
  for (let seen = 0; seen < WANTED;) {
    const page = await reader.list({}, 500, cursor);
    seen += page.rows.length;
    last = page.rows.at(-1)?.lastAt ?? last;
    cursor = page.cursor;
    if (cursor === undefined) break;
  }
  return last;
}

async function beside(store: Store, exporter: Exporter, format: SetFormat, filter: ReviewFilter) {
  const begun = performance.now();
  const job = exporter.begin({ filter, format, unmasked: false, by: 'bench' });
  const now = () => exporter.jobs().find(({ id }) => id === job?.id);
  const taken = await turns(store, () => ['waiting', 'running'].includes(now()?.state ?? ''));
  const { state = 'gone', done = 0, bytes = 0 } = now() ?? {};
  return { taken, state, done, bytes, seconds: (performance.now() - begun) / 1000 };
}

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { data: { type: 'string' } } });
  const folder = values.data ?? mkdtempSync(path.join(tmpdir(), 'bench-exports-'));
  const file = storeFile(folder);
  const open = () => createSqliteStore({ file, clock: systemClock, log: quiet });
  const sources = () => seedSources(ROOT, { clock: systemClock }, io);
  if (values.data === undefined)
    await seed([String(SEEDED)], io, async () => ({ storeFile: file, open, sources, now: Date.now() }));
  const store = open();
  await store.ready();
  const reader = createReviewReader({ file, clock: systemClock, log: quiet });
  const exporter = createExporter({
    store: file,
    folder: path.join(folder, 'exports'),
    head: { clinic: 'Clinic', zone: 'America/New_York', culture: 'en-us' },
    reader,
    clock: systemClock,
    ids: randomIds,
    log: quiet,
  });
  try {
    // What is written meanwhile belongs to no export: each holds the same.
    const filter = { from: await newest(reader), before: Date.now() };
    const rows: string[][] = [];
    for (const format of EXPORT_FORMATS) {
      // Before and after: a machine that others use does not stay the same.
      const before = await turns(store, (count) => count < ALONE / 2);
      const { taken, state, done, bytes, seconds } = await beside(store, exporter, format, filter);
      const alone = [...before, ...(await turns(store, (count) => count < ALONE / 2))];
      const [without, during] = [quantile(alone, 0.5), quantile(taken, 0.5)];
      rows.push([
        `${format} (${state})`,
        String(done),
        `${(bytes / 1e6).toFixed(1)} MB`,
        `${seconds.toFixed(1)} s`,
        milliseconds(without),
        milliseconds(during),
        `${((during / without - 1) * 100).toFixed(0)} %`,
      ]);
    }
    const head = ['export', 'conversations', 'size', 'took', 'turn p50 alone', 'beside it', 'more'];
    process.stdout.write([circumstances([]), '', markdownTable(head, rows), ''].join('\n'));
  } finally {
    await exporter.close();
    await reader.close();
    await store.close();
    if (values.data === undefined) rmSync(folder, { recursive: true, force: true });
  }
}

await main();
