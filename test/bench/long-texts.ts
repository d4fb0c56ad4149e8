// npm run bench:long-texts
//
// How long a message of 256 KiB keeps the event loop from everybody else, whatever it holds.
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as wait } from 'node:timers/promises';
import { loadTalkParts } from '../../src/commands/loading.ts';
import { systemClock } from '../../src/world.ts';
import { circumstances, markdownTable, milliseconds, ROOT } from './machine.ts';

const LENGTH = 262_144;
const TEXTS: Readonly<Record<string, string>> = {
  'one letter': 'a',
  spaces: ' ',
  'want to, without end': 'i want to ',
  'spaced letters': 'k i l l ',
  'run together': 'iwantto',
  emoji: '😭',
  'a story without a full stop': 'my mum said he will not let me go and i think about it every night then ',
};

const { crisis } = await loadTalkParts(
  ROOT,
  { clock: systemClock },
  { err: (text) => process.stderr.write(text) },
);

/** Words that nobody has seen before, always the same. */
function unseenWords(): string {
  let state = 7;
  const next = (): number => (state = (state * 1_103_515_245 + 12_345) % 2_147_483_648);
  const word = (): string =>
    Array.from({ length: 3 + (next() % 8) }, () => String.fromCharCode(97 + (next() % 26))).join('');
  return Array.from({ length: 40_000 }, word).join(' ').slice(0, LENGTH);
}

async function stall(text: string): Promise<readonly string[]> {
  const delay = monitorEventLoopDelay({ resolution: 1 });
  await wait(20);
  delay.enable();
  const started = performance.now();
  await crisis.detectAtLength(text);
  const took = performance.now() - started;
  await wait(20);
  delay.disable();
  return [milliseconds(delay.max / 1e6), milliseconds(took)];
}

const long = (piece: string): string => piece.repeat(Math.ceil(LENGTH / piece.length)).slice(0, LENGTH);
const texts = [
  ...Object.entries(TEXTS).map(([name, piece]) => [name, long(piece)]),
  ['words never seen', unseenWords()],
];
const rows: string[][] = [];
for (const [name = '', text = ''] of texts) {
  await stall(text);
  rows.push([name, ...(await stall(text))]);
}
const table = markdownTable(['256 KiB of', 'longest stall', 'looked through in'], rows);
process.stdout.write(`${circumstances([])}\n\n${table}\n`);
