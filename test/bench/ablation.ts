// What each ingredient of the matcher adds, by switching it off:
//
//   npm run bench:ablation -- [FILE …] [--write]
//
// FILE: labelled messages; without any the project's own sets. --write puts the table into docs/understanding.md.
import { spawn } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import type { Figured, OnSet } from './ablation-figures.ts';
import { VARIANTS } from './ablation-variants.ts';
import { circumstances, markdownTable, ROOT } from './machine.ts';
import { z } from 'zod';

const MARKS = ['<!-- figures -->', '<!-- end of figures -->'] as const;
const LANES = 3;
const counted = z.object({
  set: z.string(),
  scope: z.number(),
  first: z.number(),
  three: z.number(),
  offered: z.number(),
  wrong: z.number(),
  outside: z.number(),
  rejected: z.number(),
}) satisfies z.ZodType<OnSet>;
const answer = z.array(z.object({ name: z.string(), sets: z.array(counted) })) satisfies z.ZodType<Figured[]>;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { write: { type: 'boolean', default: false } },
});
const folder = path.join(ROOT, 'test', 'eval');
const own = readdirSync(folder).filter((name) => name.endsWith('.jsonl'));
const files = positionals.length > 0 ? positionals : own.sort().map((name) => path.join(folder, name));
// A copy, so that every fit sees the same base though somebody edits it meanwhile.
const content = mkdtempSync(path.join(tmpdir(), 'bench-'));
cpSync(path.join(ROOT, 'knowledge/en'), content, { recursive: true });

const waiting = [-1, ...VARIANTS.keys()];
const found = new Map<number, readonly Figured[]>();
await Promise.all(Array.from({ length: LANES }, work));
rmSync(content, { recursive: true });

const [everything, ...putTogether] = found.get(-1) ?? [];
if (everything === undefined) throw new Error('The ablation gave no figures.');
const rows = [...VARIANTS.keys()].flatMap((at) => found.get(at) ?? []);
const table = [
  circumstances(['fuse.js']),
  '',
  markdownTable(
    ['without', ...everything.sets.map(({ set, scope }) => `${set} (${scope})`), 'said to be unknown'],
    [
      ['**everything on**', ...absolute(everything)],
      ...[...putTogether, ...rows].map((row) => [row.name, ...relative(row, everything)]),
    ],
  ),
].join('\n');
process.stdout.write(`${table}\n`);
if (values.write) write(table);

async function work(): Promise<void> {
  for (let at = waiting.shift(); at !== undefined; at = waiting.shift()) found.set(at, await run(at));
}

function run(variant: number): Promise<readonly Figured[]> {
  const child = path.join(import.meta.dirname, 'ablation-child.ts');
  return new Promise((resolve, reject) => {
    const running = spawn(process.execPath, [child, JSON.stringify({ content, files, variant })], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const output: Buffer[] = [];
    running.stdout.on('data', (chunk: Buffer) => output.push(chunk));
    running.once('error', reject);
    running.once('close', (code) => {
      if (code === 0) resolve(answer.parse(JSON.parse(Buffer.concat(output).toString())));
      else reject(new Error(`Variant ${variant} ended with code ${code}; its fault stands above.`));
    });
  });
}

/** Right first, right or offered, wrong; then the share of messages out of scope that are said to be unknown. */
function shares({ sets }: Figured): number[] {
  const per = (part: number, of: number): number => (100 * part) / Math.max(1, of);
  const of = (key: 'outside' | 'rejected'): number => sets.reduce((sum, set) => sum + set[key], 0);
  return [
    ...sets.flatMap(({ scope, first, offered, wrong }) =>
      [first, offered, wrong].map((part) => per(part, scope)),
    ),
    per(of('rejected'), of('outside')),
  ];
}

function absolute(figured: Figured): string[] {
  return cells(shares(figured).map((share) => share.toFixed(1)));
}

function relative(figured: Figured, all: Figured): string[] {
  const base = shares(all);
  return cells(
    shares(figured).map((share, at) => {
      const change = share - (base[at] ?? 0);
      return Math.abs(change) < 0.05 ? '0' : `${change > 0 ? '+' : '−'}${Math.abs(change).toFixed(1)}`;
    }),
  );
}

function cells(shown: readonly string[]): string[] {
  const sets = Math.floor(shown.length / 3);
  const each = Array.from({ length: sets }, (_, at) => shown.slice(3 * at, 3 * at + 3).join(' / '));
  return [...each, shown.at(-1) ?? ''];
}

function write(text: string): void {
  const file = path.join(ROOT, 'docs', 'understanding.md');
  const page = readFileSync(file, 'utf8');
  const [begin, end] = MARKS;
  const head = page.slice(0, page.indexOf(begin) + begin.length);
  writeFileSync(file, `${head}\n\n${text}\n\n${page.slice(page.indexOf(end))}`);
}
