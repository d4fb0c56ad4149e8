// npm run bench:exports [-- --data <folder made by npm run seed> --rounds 6 --rate 40 --write]
//
// The whole server answers visitors, by turns in peace and while 10,000 conversations are exported, many times in one
// run: what else the machine does hits both alike. Beside it, how long insight takes. Without --data it seeds 100,000
// conversations first. --write: docs/bench-exports.md.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { seedSources } from '../../src/commands/seed-sources.ts';
import { run as seed } from '../../src/commands/seed.ts';
import { storeFile } from '../../src/console-records.ts';
import { EXPORT_FORMATS, type SetFormat } from '../../src/model/export-format.ts';
import { createSqliteStore } from '../../src/store/sqlite.ts';
import { systemClock } from '../../src/world.ts';
import { readLabelled } from '../eval/rows.ts';
import { Clinic, type Stretch } from './exports-clinic.ts';
import { circumstances, markdownTable, milliseconds, quantile, ROOT } from './machine.ts';

const SEEDED = 100_000;
/** Seconds of peace before and after each export. */
const PEACE = 5;
const quiet = { info: () => undefined, warn: () => undefined, error: () => undefined };
const io = {
  out: (text: string) => void process.stderr.write(text),
  err: (text: string) => void process.stderr.write(text),
};
const { values } = parseArgs({
  options: {
    data: { type: 'string' },
    rounds: { type: 'string', default: '6' },
    rate: { type: 'string', default: '40' },
    write: { type: 'boolean', default: false },
  },
});
const number = z.coerce.number().positive();
const [rounds, rate] = [number.parse(values.rounds), number.parse(values.rate)];
const texts = readLabelled(path.join(ROOT, 'test/eval/questions.jsonl')).map(({ text }) => text);

interface Pair {
  readonly alone: number;
  readonly beside: Stretch;
}

/** One server's life: peace and each form by turns, then insight. A fresh one each round, for it keeps ten files at most. */
async function round(dataDir: string, pairs: Map<SetFormat, Pair[]>, insights: Map<string, number[]>) {
  const clinic = await Clinic.open(dataDir, { texts, rate });
  try {
    let before = await clinic.peace(PEACE);
    for (const format of EXPORT_FORMATS) {
      const beside = await clinic.during(format);
      const after = await clinic.peace(PEACE);
      const pair = { alone: quantile([...before, ...after], 0.5), beside };
      pairs.set(format, [...(pairs.get(format) ?? []), pair]);
      before = after;
      const more = percent(quantile(beside.times, 0.5) / pair.alone);
      io.err(`${format} ${more}, ${beside.seconds.toFixed(0)} s\n`);
    }
    for (const [name, times] of Object.entries(await clinic.insight()))
      insights.set(name, [...(insights.get(name) ?? []), ...times]);
  } finally {
    await clinic.close();
  }
}

function percent(ratio: number): string {
  return `${ratio >= 1 ? '+' : '−'}${Math.abs((ratio - 1) * 100).toFixed(0)} %`;
}

function rowOf(format: SetFormat, pairs: readonly Pair[]): readonly string[] {
  const ratios = pairs
    .map(({ alone, beside }) => quantile(beside.times, 0.5) / alone)
    .toSorted((a, b) => a - b);
  const middle = (of: (pair: Pair) => number): number => quantile(pairs.map(of), 0.5);
  return [
    format,
    middle(({ beside }) => beside.done).toLocaleString('en-US'),
    `${(middle(({ beside }) => beside.bytes) / 1e6).toFixed(1)} MB`,
    `${middle(({ beside }) => beside.seconds).toFixed(0)} s`,
    milliseconds(middle(({ alone }) => alone)),
    milliseconds(middle(({ beside }) => quantile(beside.times, 0.5))),
    percent(quantile(ratios, 0.5)),
    `${percent(ratios[0] ?? Number.NaN)} … ${percent(ratios.at(-1) ?? Number.NaN)}`,
  ];
}

async function main(): Promise<void> {
  const folder = values.data ?? mkdtempSync(path.join(tmpdir(), 'bench-exports-'));
  const open = () => createSqliteStore({ file: storeFile(folder), clock: systemClock, log: quiet });
  const sources = () => seedSources(ROOT, { clock: systemClock }, io);
  const parts = { storeFile: storeFile(folder), open, sources, now: Date.now() };
  if (values.data === undefined) await seed([String(SEEDED)], io, async () => parts);
  const pairs = new Map<SetFormat, Pair[]>();
  const insights = new Map<string, number[]>();
  try {
    for (let n = 0; n < rounds; n += 1) await round(folder, pairs, insights);
  } finally {
    if (values.data === undefined) rmSync(folder, { recursive: true, force: true });
  }
  const head = [
    'export',
    'conversations',
    'size',
    'took',
    'turn p50 ms alone',
    'beside it',
    'more',
    'least … most',
  ];
  const table = [...pairs].map(([format, all]) => rowOf(format, all));
  const asked = [...insights].map(([name, all]) => [
    name,
    String(all.length),
    ...[0.5, 0.95, 1].map((share) => milliseconds(quantile(all, share))),
  ]);
  const page = `# Exports beside turns

${circumstances([])}

Made by \`npm run bench:exports -- --write\`: visitors write to the whole server, ${rate} messages a second at random (Poisson); peace
(${PEACE} s) and an export of the newest 10,000 conversations alternate, ${rounds} times each form. *More* is the middle of
the ${rounds} ratios of an export's median turn to that of the peace around it, beside it the least and the most. The driver runs on the
same machine and takes its share of it.

${markdownTable(head, table)}

Insight over HTTP while the same visitors write, ms:

${markdownTable(['insight', 'asked', 'p50', 'p95', 'longest'], asked)}
`;
  process.stdout.write(page);
  if (values.write) writeFileSync(path.join(ROOT, 'docs', 'bench-exports.md'), page);
}

await main();
