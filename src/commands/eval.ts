import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { figuresOf, isMiss, LEGEND, NAMES, type Figures, type Judged, type Label } from './figures.ts';
import { readLines } from './labels.ts';
import { judge, warmUp, type CommandIo, type Judge } from './judging.ts';
import { unseenTable } from './unseen.ts';

const HELP = `Scores labeled messages: {"text": …, "expected": [id, …]} a line, best id first; none and crisis are ids too.

  npm run eval                        the project's own sets, test/eval/*.jsonl, and the unseen messages of
                                      danger, test/safety/sets/unseen-*.jsonl, by figures only
  npm run eval -- FILE …              these files
  npm run eval -- --misses            with the messages that were missed
  npm run eval -- --record            remembers the figures; later runs are compared with them

${LEGEND}`;

const label = z.object({ text: z.string(), expected: z.array(z.string()).min(1) });
const record = z.record(z.string(), z.record(z.string(), z.number()));

/** The command `eval`; gives the process's exit code. `root` is the project's top folder. */
export async function run(
  argv: readonly string[],
  io: Pick<CommandIo, 'out'>,
  load: () => Promise<Judge>,
  root: string,
): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...argv],
    allowPositionals: true,
    options: {
      misses: { type: 'boolean' },
      record: { type: 'boolean' },
      help: { type: 'boolean', short: 'h' },
    },
  });
  if (values.help === true) {
    io.out(HELP);
    return 0;
  }
  const folder = path.join(root, 'test', 'eval');
  const files = positionals.length > 0 ? positionals : ownSets(folder);
  const sets = files.map((file): [string, Label[]] => [file, readLabels(file)]);
  const parts = await load();
  const memory = path.join(folder, 'recorded.json');
  const before = existsSync(memory) ? record.parse(JSON.parse(readFileSync(memory, 'utf8'))) : {};
  const now: Record<string, Figures> = {};
  io.out(`${'set'.padEnd(18)}${NAMES.map((name) => name.padStart(12)).join('')}\n`);
  for (const [file, labels] of sets) {
    const set = path.basename(file, '.jsonl');
    const rows = judgeAll(labels, parts);
    const figures = figuresOf(rows);
    now[set] = figures;
    io.out(tableRow(set, figures));
    const last = before[set];
    if (last !== undefined) io.out(changeRow(figures, last));
    if (values.misses === true) for (const row of rows.filter(isMiss)) io.out(missRow(row));
  }
  if (positionals.length === 0)
    io.out(unseenTable(path.join(root, 'test', 'safety', 'sets'), (text) => parts.detectDanger(text)));
  if (values.record === true)
    writeFileSync(memory, `${JSON.stringify({ ...before, ...withoutTimes(now) }, null, 2)}\n`);
  return 0;
}

function ownSets(folder: string): string[] {
  const names = readdirSync(folder).filter((name) => name.endsWith('.jsonl'));
  return names.sort().map((name) => path.join(folder, name));
}

/** Reads a file of labels; throws a LabelError that names the line. */
export function readLabels(file: string): Label[] {
  return readLines(file, label, '{"text": "…", "expected": ["topic/entry"]}');
}

function judgeAll(labels: readonly Label[], parts: Judge): Judged[] {
  warmUp(
    parts,
    labels.slice(0, 50).map((each) => each.text),
  );
  return labels.map((each) => ({ label: each, judgement: judge(parts, each.text).judgement }));
}

function tableRow(set: string, figures: Figures): string {
  return `${set.padEnd(18)}${NAMES.map((name) => show(figures[name]).padStart(12)).join('')}\n`;
}

function changeRow(figures: Figures, last: Readonly<Record<string, number>>): string {
  const changes = NAMES.map((name) => {
    const was = last[name];
    const is = figures[name];
    if (was === undefined || is === undefined || was === is) return ''.padStart(12);
    return `${is > was ? '+' : ''}${show(is - was)}`.padStart(12);
  });
  return `${'  since recorded'.padEnd(18)}${changes.join('')}\n`;
}

function missRow({ label: { text, expected }, judgement }: Judged): string {
  const made = judgement.outcome === 'offered' ? judgement.offered.join(' ') : (judgement.id ?? '');
  return `    ${judgement.outcome} ${made}  <- ${expected.join(' ')}  ${JSON.stringify(text)}\n`;
}

function show(figure: number | undefined): string {
  if (figure === undefined) return '-';
  return Number.isInteger(figure) ? String(figure) : figure.toFixed(Math.abs(figure) < 5 ? 2 : 1);
}

/** Times depend on the machine and are not remembered. */
function withoutTimes(figures: Readonly<Record<string, Figures>>): Record<string, Record<string, number>> {
  const kept = NAMES.filter((name) => name !== 'p50' && name !== 'p99');
  return Object.fromEntries(
    Object.entries(figures).map(([set, row]) => [
      set,
      Object.fromEntries(kept.flatMap((name) => (row[name] === undefined ? [] : [[name, row[name]]]))),
    ]),
  );
}
