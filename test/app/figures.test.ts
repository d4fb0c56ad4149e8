import { createServer } from 'node:net';
import { once } from 'node:events';
import { afterEach, describe, expect, it } from '@jest/globals';
import { startServer, Visitor, type TestServer } from './server.ts';

const TOKEN = 'm'.repeat(43);
const CANARY = 'canary-5d90';

let server: TestServer;
afterEach(() => server.close());

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  probe.close();
  await once(probe, 'close');
  return typeof address === 'object' && address !== null ? address.port : 0;
}

async function ask(url: string, token?: string): Promise<{ status: number; text: string }> {
  const headers = token === undefined ? {} : { Authorization: `Bearer ${token}` };
  const response = await fetch(url, { headers });
  return { status: response.status, text: await response.text() };
}

/** The value behind a name with its labels, in any order of the lines. */
function value(text: string, sample: string): number {
  const line = text.split('\n').find((each) => each.startsWith(`${sample} `));
  return Number(line?.slice(sample.length) ?? Number.NaN);
}

describe('figures for operators', () => {
  it('are not there unless somebody asks for them', async () => {
    server = await startServer();
    expect((await ask(`${server.url}metrics`, TOKEN)).status).toBe(404);
  });

  it('count turns, requests and events by name for the bearer of the token, and hold no word and no id', async () => {
    server = await startServer({ METRICS_TOKEN: TOKEN });
    const url = `${server.url}metrics`;
    const visitor = await Visitor.arrive(server.url);
    await visitor.say(`what happens the first time? ${CANARY}`);
    await visitor.say(`i want to kill myself ${CANARY}`);
    for (const wrong of [undefined, '', 'n'.repeat(43), `${TOKEN}m`])
      expect((await ask(url, wrong)).status).toBe(401);
    const { status, text } = await ask(url, TOKEN);
    expect(status).toBe(200);
    expect(value(text, 'guide_turns_total{channel="web",outcome="answered"}')).toBe(1);
    expect(value(text, 'guide_turns_total{channel="web",outcome="crisis"}')).toBe(1);
    expect(value(text, 'guide_turn_seconds_count{channel="web"}')).toBeGreaterThanOrEqual(2);
    expect(text).toMatch(/guide_http_request_seconds_count\{route="metrics",method="GET",status="401"\} 4/);
    expect(text).toContain('process_resident_memory_bytes');
    expect(text).not.toContain(CANARY);
    expect(text).not.toContain(visitor.conversation);
  });

  it('stand on a port of their own where one is set, and nowhere else', async () => {
    const port = await freePort();
    server = await startServer({ METRICS_PORT: String(port) });
    expect((await ask(`${server.url}metrics`)).status).toBe(404);
    const { status, text } = await ask(`http://127.0.0.1:${port}/metrics`);
    expect(status).toBe(200);
    expect(text).toContain('guide_turns_total');
    expect((await ask(`http://127.0.0.1:${port}/health`)).status).toBe(200);
    expect((await ask(`http://127.0.0.1:${port}/chat`)).status).toBe(404);
  });
});
