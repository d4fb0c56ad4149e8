// One system in a process of its own, so that memory is its own and nothing is warm by accident.
//
//   node --expose-gc test/bench/match-child.ts '{"system": …, "size": 0, "files": […], "budget": 5000}'
//
// Prints one line of JSON (see match-report.ts).
import path from 'node:path';
import { z } from 'zod';
import { examplesOf } from '../../src/knowledge/examples.ts';
import { readLabelled, type Labelled } from '../eval/rows.ts';
import { sized, thinned } from './bases.ts';
import { quantile } from './machine.ts';
import type { Measured, OnSet } from './match-report.ts';
import { SYSTEMS, type Rank } from './match-systems.ts';

const task = z.object({
  /** The folder of the base. */
  content: z.string(),
  system: z.string(),
  /** How many phrasings; 0 stands for the base as it is. */
  size: z.number(),
  files: z.array(z.string()),
  /** One pass of training only: where nothing but the time of a question is wanted. */
  once: z.boolean(),
  /** Milliseconds for the questions of all files together; the sample shrinks to fit. */
  budget: z.number(),
});
const WARM_MS = 1500;
/** Of each set, however slow the system: for shares, and where only time is wanted. */
const LEAST = { shares: 20, time: 6 };

const { content, system: name, size, once, files, budget } = task.parse(JSON.parse(process.argv[2] ?? '{}'));
const system = SYSTEMS.get(name);
if (system === undefined) throw new Error(`No system is called ${name}. See match-systems.ts.`);
const { base, examples: all } = examplesOf(content);
const read = files.map((file) => ({ set: path.basename(file, '.jsonl'), labelled: readLabelled(file) }));
const before = held();
const examples = size === 0 ? all : sized(all, size);
const phrasings = examples.length;
const start = performance.now();
const ways = await system.build(examples, base.lexicon, once);
const buildMs = performance.now() - start;
const bytes = held() - before;
const total = read.reduce((sum, { labelled }) => sum + labelled.length, 0);

const measured: Measured[] = [];
for (const [label, rank] of ways) {
  const typical = await warm(rank);
  const least = once ? LEAST.time : LEAST.shares;
  const most = Math.max(least, Math.floor(budget / ways.size / typical));
  const asked: Awaited<ReturnType<typeof ask>>[] = [];
  for (const { set, labelled } of read) {
    const share = Math.max(least, Math.floor((most * labelled.length) / total));
    asked.push(await ask(rank, set, thinned(labelled, share)));
  }
  const times = asked.flatMap((each) => each.times);
  const sets = asked.map((each) => each.figures);
  measured.push({
    label,
    phrasings,
    buildMs,
    bytes,
    sets,
    asked: times.length,
    p50: quantile(times, 0.5),
    p99: quantile(times, 0.99),
  });
}
process.stdout.write(`${JSON.stringify(measured)}\n`);

/** Phrasings of the base as questions, other than those that are measured; gives a typical time. */
async function warm(rank: Rank): Promise<number> {
  // What loads with the first question is no question's time.
  await rank(all[0]?.text ?? '');
  const times: number[] = [];
  const until = performance.now() + Math.min(WARM_MS, budget / 4);
  for (const { text } of thinned(all, 2000)) {
    const begun = performance.now();
    await rank(text);
    times.push(performance.now() - begun);
    if (performance.now() > until) break;
  }
  return times.reduce((sum, time) => sum + time, 0) / times.length;
}

async function ask(
  rank: Rank,
  set: string,
  labelled: readonly Labelled[],
): Promise<{ readonly figures: OnSet; readonly times: readonly number[] }> {
  const figures = { set, asked: labelled.length, scope: 0, first: 0, three: 0, outside: 0, none: 0 };
  const times: number[] = [];
  for (const { text, expected } of labelled) {
    const begun = performance.now();
    const ids = await rank(text);
    times.push(performance.now() - begun);
    if (expected[0] === 'none') {
      figures.outside += 1;
      // To find nothing is to say so.
      if ((ids[0] ?? 'none') === 'none') figures.none += 1;
      continue;
    }
    const entries = ids.filter((id) => id !== 'none').slice(0, 3);
    figures.scope += 1;
    if (expected.includes(entries[0] ?? '')) figures.first += 1;
    if (entries.some((id) => expected.includes(id))) figures.three += 1;
  }
  return { figures, times };
}

/** Bytes that live on the heap and beside it once rubbish is gone. */
function held(): number {
  globalThis.gc?.();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}
