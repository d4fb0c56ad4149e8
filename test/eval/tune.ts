// Fits knowledge/en/tilt.yaml: how the scorers are put together, and what a message's scene says.
//
//   node test/eval/tune.ts --share 1.2 --leave 2 REAL.jsonl … [--written DEV.jsonl …] [--write]
//
// Rows: the labelled files given, scored by a model on the whole base, and the base's own files of messages, each
// scored by a model that has not seen it. The labelled files weigh 1 together, the others `share`.
// Prints figures for the labelled files in which each fifth was left out of the fitting (in stretches, since
// messages of one person stand together).
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { readBase, readMass } from '../../src/knowledge/base.ts';
import { toTiltFile } from '../../src/knowledge/lexicon.ts';
import type { Example } from '../../src/match/fit.ts';
import { sceneNames } from '../../src/match/scene.ts';
import { applyTilt, familyFeatures, layTilt, LEVEL, likelihoods, type Tilt } from '../../src/match/tilt.ts';
import { toProbabilities } from '../../src/match/softmax.ts';
import { fuseRow, optimise, type Problem } from './optimise.ts';
import { readLabelled, scoreRows, type Row } from './rows.ts';

const FOLDS = 5;
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    folder: { type: 'string', default: 'knowledge/en' },
    share: { type: 'string', default: '1.2' },
    leave: { type: 'string', default: '2' },
    penalty: { type: 'string', default: '0.01' },
    written: { type: 'string', multiple: true, default: [] },
    write: { type: 'boolean', default: false },
    dump: { type: 'string' },
  },
});

const { base, entries } = readBase(values.folder);
if (base === undefined) throw new Error('The base cannot be read: run npm run content.');
const { lexicon } = base;
const mass = readMass(values.folder, []);
const own: Example[] = entries.flatMap((entry) =>
  [entry.title, ...entry.keywords, ...entry.phrasings].map((text) => ({ id: entry.id, text })),
);
const files = [...new Set(mass.map((phrasing) => phrasing.file))];
// Spread over the list, so that the voices left out are of different writers.
const left = files
  .filter((_, at) => at % Math.max(1, Math.floor(files.length / Number(values.leave))) === 0)
  .slice(0, Number(values.leave));

const sets = [...positionals, ...values.written].map((file) => ({ file, labelled: readLabelled(file) }));
const whole = scoreRows(
  [...own, ...mass],
  lexicon,
  sets.flatMap((set) => set.labelled),
);
const problem: Problem = {
  classes: whole.model.classes,
  names: sceneNames(lexicon.roles, lexicon.groups),
  start: LEVEL,
  penalty: Number(values.penalty),
};
const named = new Map<string, Row[]>();
let from = 0;
for (const { file, labelled } of sets) {
  const known = labelled.filter((row) => row.expected.some((id) => problem.classes.includes(id)));
  named.set(file, whole.rows.slice(from, from + known.length));
  from += known.length;
}
for (const file of left) {
  const rest = mass.filter((phrasing) => phrasing.file !== file);
  const messages = mass
    .filter((phrasing) => phrasing.file === file)
    .map(({ text, id }) => ({ text, expected: [id] }));
  named.set(file, scoreRows([...own, ...rest], lexicon, messages).rows);
}

const real = positionals.flatMap((file) => named.get(file) ?? []);
const written = [...values.written, ...left].flatMap((file) => named.get(file) ?? []);
const weigh = (some: readonly Row[]): number[] => {
  const ratio = (Number(values.share) * some.length) / Math.max(1, written.length);
  return [...some.map(() => 1), ...written.map(() => ratio)];
};

const judged: { row: Row; file: string; confidence: Float32Array }[] = [];
const foldOf = new Map<Row, number>();
for (const file of positionals) {
  const rows = named.get(file) ?? [];
  for (const [at, row] of rows.entries()) foldOf.set(row, Math.floor((at * FOLDS) / rows.length));
}
for (let fold = 0; fold < FOLDS; fold += 1) {
  const train = real.filter((row) => foldOf.get(row) !== fold);
  const tilt = optimise(problem, [...train, ...written], weigh(train));
  for (const file of positionals) {
    for (const row of named.get(file) ?? [])
      if (foldOf.get(row) === fold) judged.push({ row, file, confidence: confidenceOf(row, tilt) });
  }
}
const tilt = optimise(problem, [...real, ...written], weigh(real));
for (const file of [...values.written, ...left])
  for (const row of named.get(file) ?? []) judged.push({ row, file, confidence: confidenceOf(row, tilt) });
for (const file of named.keys())
  process.stdout.write(
    `${file.split('/').at(-1)?.padEnd(24)} ${figures(judged.filter((each) => each.file === file))}\n`,
  );
if (values.dump !== undefined) {
  const lines = judged.map(({ row, file, confidence }) =>
    JSON.stringify({
      file,
      expected: row.expected,
      confidence: [...confidence].map((c) => Number(c.toFixed(5))),
    }),
  );
  writeFileSync(values.dump, `${JSON.stringify(problem.classes)}\n${lines.join('\n')}\n`);
}
if (values.write) writeFileSync(`${values.folder}/tilt.yaml`, `${JSON.stringify(toTiltFile(tilt))}\n`);

function confidenceOf(row: Row, with_: Tilt): Float32Array {
  const laid = layTilt(with_, problem.classes, [...problem.names, ...familyFeatures(with_.families)]);
  const fused = fuseRow(row, with_);
  applyTilt(fused, [row.scene, likelihoods(fused, laid)], laid);
  toProbabilities(fused);
  return fused;
}

function figures(rows: readonly { row: Row; confidence: Float32Array }[]): string {
  const none = problem.classes.indexOf('none');
  let loss = 0;
  let hits = 0;
  const first = { asked: 0, one: 0, three: 0 };
  for (const { row, confidence } of rows) {
    const order = [...confidence.keys()].sort((a, b) => (confidence[b] ?? 0) - (confidence[a] ?? 0));
    loss -= Math.log(row.right.reduce((sum, at) => sum + (confidence[at] ?? 0), 1e-12));
    if (row.right.includes(order[0] ?? -1)) hits += 1;
    if (row.expected[0] === 'none') continue;
    const ranked = order.filter((at) => at !== none).slice(0, 3);
    first.asked += 1;
    if (row.right.includes(ranked[0] ?? -1)) first.one += 1;
    if (ranked.some((at) => row.right.includes(at))) first.three += 1;
  }
  const per = (part: number, of: number): string => ((100 * part) / Math.max(1, of)).toFixed(1);
  return `first ${per(first.one, first.asked)}  of three ${per(first.three, first.asked)}  class ${per(hits, rows.length)}  loss ${(loss / rows.length).toFixed(3)}  (${rows.length})`;
}
