// node test/bench/start.ts [runs] [top folder …]
//
// How long a start takes with everything built, and until a first message is answered and one of danger: the server
// as it is started in production, held to two cores where the machine has `taskset`. Several folders take turns, so
// that a busy machine is as busy for each.
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { circumstances, markdownTable, milliseconds, quantile, ROOT } from './machine.ts';
import { ready } from './ready.ts';
import { visitorOf } from './turn-clients.ts';

const [runs = '7', ...folders] = process.argv.slice(2);
const ASKED = 'what happens in the first session?';
const DANGER = 'i want to kill myself tonight';
/** Of the system's clock of processes. */
const TICK_MS = 10;

interface Start {
  readonly readyMs: number;
  /** Of all its threads until then. */
  readonly cpuMs: number;
  /** Of its first thread alone. */
  readonly mainMs: number;
  readonly answerMs: number;
  readonly dangerMs: number;
  readonly peakMb: number;
}

async function startIn(folder: string): Promise<Start> {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'start-'));
  const begun = performance.now();
  const server = run(folder, dataDir);
  const ended = new Promise((resolve) => server.once('exit', resolve));
  try {
    const url = await ready(server);
    const readyMs = performance.now() - begun;
    const cpuMs = cpuOf(`/proc/${server.pid}/stat`);
    const mainMs = cpuOf(`/proc/${server.pid}/task/${server.pid}/stat`);
    const visitor = await visitorOf(url);
    const answerMs = await timeOf(() => visitor.say(ASKED));
    const dangerMs = await timeOf(() => visitor.say(DANGER));
    visitor.leave();
    return { readyMs, cpuMs, mainMs, answerMs, dangerMs, peakMb: peakOf(server.pid) };
  } finally {
    server.kill('SIGTERM');
    await ended;
    rmSync(dataDir, { recursive: true });
  }
}

function run(folder: string, dataDir: string): ChildProcess {
  const held = existsSync('/usr/bin/taskset') ? ['taskset', '-c', '0,1'] : [];
  const [command, ...given] = [...held, process.execPath, 'src/main.ts'] as const;
  const env = { ...process.env, PORT: '0', DATA_DIR: dataDir, LOG_LEVEL: 'silent' };
  return spawn(command, given, { cwd: folder, stdio: ['ignore', 'pipe', 'inherit'], env });
}

/** User and system time. */
function cpuOf(stat: string): number {
  const fields = readFileSync(stat, 'utf8')
    .replace(/^.*\) /, '')
    .split(' ');
  return (Number(fields[11]) + Number(fields[12])) * TICK_MS;
}

function peakOf(pid = 0): number {
  const found = /VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'));
  return Number(found?.[1]) / 1024;
}

async function timeOf(work: () => Promise<void>): Promise<number> {
  const begun = performance.now();
  await work();
  return performance.now() - begun;
}

const tried = (folders.length > 0 ? folders : [ROOT]).map((folder) => ({
  folder,
  starts: new Array<Start>(),
}));
// The first start of each finds code that no start before it compiled.
for (const { folder } of tried) await startIn(folder);
for (let left = Number(runs); left > 0; left -= 1)
  for (const { folder, starts } of tried) starts.push(await startIn(folder));

const rows = tried.map(({ folder, starts }) => {
  const middle = (of: (start: Start) => number): string => milliseconds(quantile(starts.map(of), 0.5));
  const least = milliseconds(Math.min(...starts.map(({ readyMs }) => readyMs)));
  const columns = [
    (s: Start) => s.readyMs,
    (s: Start) => s.cpuMs,
    (s: Start) => s.mainMs,
    (s: Start) => s.answerMs,
    (s: Start) => s.dangerMs,
  ];
  return [path.basename(folder), least, ...columns.map(middle), middle(({ peakMb }) => peakMb)];
});
const head = [
  '',
  'ready, least',
  'ready, median',
  'CPU until ready',
  'of the main thread',
  'first answer',
  'first of danger',
  'peak MB',
];
process.stdout.write(`${circumstances([])}\n\n${markdownTable(head, rows)}\n`);
