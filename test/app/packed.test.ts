import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ROOT } from '../house/sources.ts';
import { Visitor } from './server.ts';

let child: ChildProcess | undefined;
let told = '';
let url = '';

/** The server as it is started, out of its packed files; everything that it says is kept. */
beforeAll(async () => {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'guide-packed-'));
  const env = { ...process.env, DATA_DIR: dataDir, PORT: '0' };
  const started = spawn('node', ['src/main.ts'], { cwd: ROOT, env, stdio: ['ignore', 'pipe', 'pipe'] });
  child = started;
  url = await new Promise((resolve, reject) => {
    const hear = (chunk: Buffer): void => {
      told += chunk.toString();
      const ready = /Ready: (\S+)/.exec(told)?.[1];
      if (ready !== undefined) resolve(ready);
    };
    started.stdout.on('data', hear);
    started.stderr.on('data', hear);
    started.once('exit', () => reject(new Error(`the server ended before it was ready: ${told}`)));
  });
}, 120_000);
afterAll(() => void child?.kill('SIGKILL'));

describe('the server as npm start runs it', () => {
  it('says nothing that is not meant for whoever starts it: no warning of Node’s, nothing on the console', () => {
    expect(told).not.toMatch(/warning|deprecat|console used/i);
  });

  it('answers, and sees danger', async () => {
    const visitor = await Visitor.arrive(url);
    const outcomes = async (text: string): Promise<unknown[]> =>
      (await visitor.say(text)).map(({ channelData }) => channelData?.answer?.outcome);
    expect(await outcomes('what is cbt')).toEqual(['answered']);
    expect(await outcomes('i want to die')).toEqual(['crisis']);
  });

  it('has its console and its health', async () => {
    expect((await fetch(`${url}console`)).status).toBe(200);
    expect((await fetch(`${url}health/ready`)).status).toBe(200);
    expect((await fetch(`${url}console/api/me`)).status).toBe(401);
  });
});
