// npm run bench:match [-- FILE …] [--quick]
//
// Our matcher beside others on the same base and sets. Prints a table and writes it to docs/bench-match.md (not
// with --quick). FILE: more labelled messages beside the project's own, {"text": …, "expected": [id, …]} a line.
import { spawn } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { circumstances, ROOT } from './machine.ts';
import { beside, growth, measuredSchema, type GivenUp, type Measured } from './match-report.ts';

const SYSTEMS = ['guide', 'node-nlp', 'mini-entry', 'mini-phrasing', 'fuse-token', 'fuse'];
const SIZES = [1000, 10_000, 100_000];
const PACKAGES = ['fuse.js', 'minisearch', '@nlpjs/nlp'];

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { quick: { type: 'boolean', default: false } },
});
const folder = path.join(ROOT, 'test', 'eval');
const questions = path.join(folder, 'questions.jsonl');
const own = readdirSync(folder).filter((name) => name.endsWith('.jsonl'));
const files = [...own.sort().map((name) => path.join(folder, name)), ...positionals];
const budget = values.quick ? 2000 : 12_000;
const limit = values.quick ? 90_000 : 600_000;
const sizes = values.quick ? SIZES.slice(0, 2) : SIZES;

// A copy, so that all see the same base though somebody edits it meanwhile.
const content = mkdtempSync(path.join(tmpdir(), 'bench-'));
cpSync(path.join(ROOT, 'knowledge/en'), content, { recursive: true });

const onBase: Measured[] = [];
for (const system of SYSTEMS) {
  const found = await run(
    { content, system, size: values.quick ? 4000 : 0, once: false, files, budget },
    limit,
  );
  if ('why' in found) process.stderr.write(`${system}: ${found.why}\n`);
  else onBase.push(...found);
}
// Two at a time: only times of questions are wanted here, and there are enough cores for two.
const tasks = SYSTEMS.flatMap((system) => sizes.map((size) => ({ system, size })));
const found = new Map<string, Measured | GivenUp>();
await Promise.all([work(), work()]);
const grown = SYSTEMS.map((system) =>
  sizes.map((size) => found.get(`${system} ${size}`) ?? { system, why: '–' }),
);

async function work(): Promise<void> {
  for (let task = tasks.shift(); task !== undefined; task = tasks.shift()) {
    const { system, size } = task;
    const given = await run({ ...task, content, once: true, files: [questions], budget: budget / 4 }, limit);
    found.set(`${system} ${size}`, 'why' in given ? given : (given[0] ?? { system, why: '–' }));
  }
}

const page = `# Our matcher beside others

${circumstances(PACKAGES)}

Made by \`npm run bench:match\`; every system in a process of its own, on the same base (${onBase[0]?.phrasings.toLocaleString('en-US')} phrasings and
examples of other talk, ${positionals.length > 0 ? 'the project’s own sets and collected ones handed in' : 'the project’s own sets'}).

${beside(onBase)}

Per cent of messages: the right entry first / among the first three; of messages out of scope: \`none\` found. Times
are for one message, warm, with messages not asked before. *asked*: where a system is slow, an even sample of the
messages, so its shares are rough (±5 points at 300, ±20 at 20 of a set). *memory*: what building left on the heap and beside it.
Our settings were chosen on left-out voices of the base with an eye on the sets called real-dev, strangers and dev
where they are shown; no message of theirs was learned from. Entries of Fuse.js and of
MiniSearch by phrasing rank by their nearest phrasing; Fuse.js token search at the best threshold found (0.1).
node-nlp is its engine (\`@nlpjs/nlp\` with \`@nlpjs/lang-en\`, 2 MB in place of 119): same figures as the whole.

## As the base grows

${growth(sizes, grown)}

In brackets: how many questions were asked, where fewer than 100. Smaller bases are even samples of ours. Larger
ones add made-up texts: the first half of one phrasing joined to the second half of another of the same entry; in
one of four, two letters of a word change places, so that the vocabulary grows too. Here systems that are trained
get one pass of training only: a question costs the same.
`;
rmSync(content, { recursive: true });
process.stdout.write(page);
if (!values.quick) writeFileSync(path.join(ROOT, 'docs', 'bench-match.md'), page);

interface Task {
  readonly content: string;
  readonly system: string;
  readonly size: number;
  readonly once: boolean;
  readonly files: readonly string[];
  readonly budget: number;
}

/** Runs one child and reads its line; a child over its time is ended. */
function run(task: Task, ms: number): Promise<Measured[] | GivenUp> {
  const child = path.join(import.meta.dirname, 'match-child.ts');
  return new Promise((resolve, reject) => {
    const running = spawn(process.execPath, ['--expose-gc', child, JSON.stringify(task)], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const timer = setTimeout(() => running.kill('SIGKILL'), ms);
    const output: Buffer[] = [];
    running.stdout.on('data', (chunk: Buffer) => output.push(chunk));
    running.once('error', reject);
    running.once('close', (code, signal) => {
      clearTimeout(timer);
      if (signal === 'SIGKILL') resolve({ system: task.system, why: `over ${ms / 1000} s` });
      else if (code !== 0)
        reject(new Error(`${task.system} ended with code ${code}; its fault stands above.`));
      else
        resolve(
          z
            .array(measuredSchema)
            .parse(JSON.parse(Buffer.concat(output).toString().trim().split('\n').at(-1) ?? '')),
        );
    });
  });
}
