import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ROOT } from '../house/sources.ts';

/** The real program in a process of its own, as `npm start` runs it, over a data folder that outlives restarts. */
export interface TestServer {
  readonly url: string;
  kill(): Promise<void>;
  /** Again at the same address, on the same data. */
  start(): Promise<void>;
  /** Kills it and removes its data. */
  remove(): Promise<void>;
}

/** `settings` are what an operator would set. */
export async function startServer(settings: Settings = {}): Promise<TestServer> {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'browser-data-'));
  let running: Running | undefined = await run(dataDir, { ...settings, PORT: '0' });
  const { url } = running;
  const kill = async (): Promise<void> => {
    const child = running?.child;
    running = undefined;
    if (!child || child.exitCode !== null) return;
    child.kill('SIGKILL');
    await once(child, 'exit');
  };
  return {
    url,
    kill,
    async start() {
      running = await run(dataDir, { ...settings, PORT: new URL(url).port });
    },
    async remove() {
      await kill();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

interface Settings {
  readonly [name: string]: string;
}

interface Running {
  readonly child: ChildProcess;
  readonly url: string;
}

async function run(dataDir: string, settings: Settings): Promise<Running> {
  // Away from the project's folder, so that a developer's own .env has no say.
  const child = spawn(process.execPath, [path.join(ROOT, 'src/main.ts')], {
    cwd: dataDir,
    env: { PATH: process.env['PATH'], DATA_DIR: dataDir, LOG_LEVEL: 'error', ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => (said += chunk.toString()));
  }
  return new Promise((resolve, reject) => {
    child.stdout.on('data', () => {
      const url = /(http:\/\/\S+?)\/?\s*$/m.exec(said)?.[1];
      if (url !== undefined) resolve({ child, url });
    });
    child.once('exit', (code) => reject(new Error(`The server ended with ${code}:\n${said}`)));
  });
}
