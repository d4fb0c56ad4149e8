import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, expect, it } from '@jest/globals';
import { ROOT } from '../house/sources.ts';
import { Visitor } from './server.ts';

/** The store alone is killed far more often in test/store/crash; here it is the whole server. `KILLS=50` for a long run. */
const KILLS = Number(process.env['KILLS'] ?? 4);
const VISITORS = 4;

interface Running {
  readonly url: string;
  kill(): Promise<void>;
}

const children = new Set<ChildProcess>();
afterAll(() => children.forEach((child) => child.kill('SIGKILL')));

function run(dataDir: string, port: string): Promise<Running> {
  const child: ChildProcess = spawn('node', ['src/main.ts'], {
    cwd: ROOT,
    env: { ...process.env, DATA_DIR: dataDir, PORT: port, LOG_LEVEL: 'error' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  children.add(child);
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  return new Promise((resolve, reject) => {
    let told = '';
    child.stdout?.on('data', (chunk: Buffer) => {
      told += chunk.toString();
      const url = /Ready: (\S+)/.exec(told)?.[1];
      if (url !== undefined) {
        resolve({
          url,
          kill: () => {
            child.kill('SIGKILL');
            return ended;
          },
        });
      }
    });
    void ended.then(() => reject(new Error(`the server ended before it was ready: ${told}`)));
  });
}

it(
  `loses no acknowledged line and doubles none when the server is killed ${KILLS} times under load`,
  async () => {
    const dataDir = mkdtempSync(path.join(tmpdir(), 'guide-kill-'));
    let server = await run(dataDir, '0');
    const { port } = new URL(server.url);
    const visitors = await Promise.all(Array.from({ length: VISITORS }, () => Visitor.arrive(server.url)));
    const acknowledged = visitors.map((): string[] => []);
    const load = { on: true, posted: 0 };
    // As a client does that cannot know whether its message arrived: the same one again until it is acknowledged.
    const sayOnce = async (visitor: Visitor, text: string, clientActivityID: string): Promise<void> => {
      for (;;) {
        load.posted += 1;
        const message = { type: 'message', text, channelData: { clientActivityID } };
        const response = await visitor.post(message).catch(() => undefined);
        if (response?.status === 200) return;
        await pause(20);
      }
    };
    const talking = visitors.map(async (visitor, index) => {
      for (let count = 0; load.on; count += 1) {
        const text = `what is cbt, question ${count} of visitor ${index}`;
        await sayOnce(visitor, text, `message-${count}`);
        acknowledged[index]?.push(text);
      }
    });
    // However slow the machine: between any two kills everybody got something acknowledged.
    const everybodyHas = async (count: number): Promise<void> => {
      while (acknowledged.some((texts) => texts.length < count)) await pause(20);
    };
    for (let kill = 0; kill < KILLS; kill += 1) {
      await everybodyHas(kill + 1);
      await pause(Math.random() * 400);
      await server.kill();
      server = await run(dataDir, port);
    }
    await everybodyHas(KILLS + 1);
    load.on = false;
    await Promise.all(talking);
    for (const [index, visitor] of visitors.entries()) {
      const said = (await visitor.history())
        .filter(({ from }) => from.role === 'user')
        .map(({ text }) => text ?? '');
      const ours = acknowledged[index] ?? [];
      expect(ours.length).toBeGreaterThan(KILLS);
      expect(said).toEqual(ours);
    }
    expect(load.posted).toBeGreaterThan(acknowledged.flat().length);
    await server.kill();
  },
  120_000 + KILLS * 20_000,
);
