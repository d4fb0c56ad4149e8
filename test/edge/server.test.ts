import { afterEach, describe, expect, it } from '@jest/globals';
import { connect } from 'node:net';
import { healthRoutes } from '../../src/edge/health.ts';
import { testClock } from '../directline/world.ts';
import { type Opened, openEdge, ORIGIN, raw, roomy, SAFETY } from './edge.ts';

const open: Opened[] = [];
afterEach(() => Promise.all(open.splice(0).map(({ edge }) => edge.close())));

async function edge(options: Parameters<typeof openEdge>[0] = {}): Promise<Opened> {
  const opened = await openEdge(options);
  open.push(opened);
  return opened;
}

function post(url: string, body: string, headers: { [name: string]: string } = {}) {
  return fetch(url, { method: 'POST', body, headers: { 'Content-Type': 'application/json', ...headers } });
}

describe('the edge', () => {
  it('hands a door its request as plain data', async () => {
    const { url } = await edge();
    const response = await fetch(`${url}/thing/a%20b?q=1&q=2`, {
      headers: { 'X-Forwarded-For': '198.51.100.7' },
    });
    expect(await response.json()).toEqual({ id: 'a b', q: '1', address: '127.0.0.1' });
  });

  it('answers HEAD as it would GET, without the body', async () => {
    const { url } = await edge();
    const response = await fetch(`${url}/text`, { method: 'HEAD' });
    expect([response.status, response.headers.get('content-length'), await response.text()]).toEqual([
      200,
      '5',
      '',
    ]);
  });

  it('puts security headers on every answer, its errors included', async () => {
    const { url } = await edge();
    for (const path of ['/text', '/nowhere', '/throw']) {
      const { headers } = await fetch(`${url}${path}`);
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('referrer-policy')).toBe('no-referrer');
      expect(headers.get('cache-control')).toBe('no-store');
      expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
      expect(headers.get('server')).toBe('edge');
    }
  });

  it('says a code and nothing else when a door throws, and logs the place without the message', async () => {
    const { url, log } = await edge();
    const response = await post(`${url}/throw`, '{}');
    expect([response.status, await response.json()]).toEqual([
      500,
      { error: { code: 'ServerError', message: 'ServerError' } },
    ]);
    expect(log.entries).toMatchObject([
      {
        event: 'request failed',
        fields: { route: 'throw', fault: expect.stringMatching(/^Error at edge\.ts:\d/) },
      },
    ]);
    expect(JSON.stringify(log.entries)).not.toContain('secret');
  });

  it('says a code and nothing else where there is no such path or method', async () => {
    const { url } = await edge();
    const missing = await fetch(`${url}/nowhere/%3Cscript%3E`);
    expect([missing.status, await missing.json()]).toEqual([
      404,
      { error: { code: 'NotFound', message: 'NotFound' } },
    ]);
    const wrong = await fetch(`${url}/text`, { method: 'DELETE', headers: { Accept: 'image/png' } });
    expect([wrong.status, await wrong.json()]).toEqual([
      405,
      { error: { code: 'MethodNotAllowed', message: 'MethodNotAllowed' } },
    ]);
  });

  it('refuses a body that is too large while it comes, and closes', async () => {
    const { url, port, ran } = await edge();
    const announced = await post(`${url}/echo`, JSON.stringify({ text: 'x'.repeat(300_000) }));
    expect([announced.status, announced.headers.get('connection')]).toEqual([413, 'close']);
    const head = 'POST /echo HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n';
    const chunk = `10000\r\n${'x'.repeat(0x10000)}\r\n`;
    expect(await raw(port, head + chunk.repeat(6))).toMatch(/^HTTP\/1\.1 413 /);
    expect(ran).toEqual([]);
  });

  it('takes a body of exactly the size that is allowed', async () => {
    const { url } = await edge();
    const frame = JSON.stringify({ text: '' }).length;
    const text = 'x'.repeat(262_144 - frame);
    const response = await post(`${url}/echo`, JSON.stringify({ text }));
    expect(response.status).toBe(200);
    expect((await post(`${url}/echo`, JSON.stringify({ text: `${text}x` }))).status).toBe(413);
  });

  it('gives a body so long, and headers so long', async () => {
    const { port } = await edge({ limits: { bodyMs: 60, headerMs: 120 } });
    expect(await raw(port, 'POST /echo HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n\r\n{"a"')).toMatch(
      /^HTTP\/1\.1 408 /,
    );
    expect(await raw(port, 'GET / HTTP/1.1\r\nHost')).toBe('');
  });

  it('holds a cap on open sockets', async () => {
    const { port } = await edge({ limits: { sockets: 3 } });
    const sockets = await Promise.all(
      Array.from(
        { length: 3 },
        () =>
          new Promise<ReturnType<typeof connect>>((resolve) => {
            const socket = connect(port, '127.0.0.1', () => resolve(socket));
          }),
      ),
    );
    expect(await raw(port, 'GET /text HTTP/1.1\r\nHost: x\r\n\r\n')).toBe('');
    for (const socket of sockets) socket.destroy();
    // The server learns of the closed ones in its own time.
    let answer = '';
    while (answer === '')
      answer = await raw(port, 'GET /text HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n');
    expect(answer).toContain('plain');
  });

  it('reports health, and which part is not ready', async () => {
    let store = true;
    const routes = healthRoutes({ ready: async () => ({ store, content: true }) });
    const { url } = await edge({ routes });
    expect(await (await fetch(`${url}/health`)).json()).toEqual({ status: 'alive' });
    expect((await fetch(`${url}/health/ready`)).status).toBe(200);
    store = false;
    const response = await fetch(`${url}/health/ready`);
    expect([response.status, await response.json()]).toEqual([
      503,
      { status: 'not-ready', parts: { store: false, content: true } },
    ]);
  });
});

describe('an edge that cannot listen', () => {
  it('says which settings are in the way and what to do', async () => {
    const { port } = await edge();
    await expect(openEdge({ port })).rejects.toThrow(
      new RegExp(`^The server cannot listen on HOST 127\\.0\\.0\\.1, PORT ${port} .*set another PORT\\.$`),
    );
    await expect(openEdge({ host: '192.0.2.1' })).rejects.toThrow(/EADDRNOTAVAIL.*Set HOST/);
  });

  it('listens on an address in brackets', async () => {
    const { port } = await edge({ host: '[::1]' });
    expect((await fetch(`http://[::1]:${port}/text`)).status).toBe(200);
  });
});

describe('pages of other origins', () => {
  it('may use the chat when they are on the list, and read its refusals', async () => {
    const { url } = await edge();
    const response = await post(`${url}/echo`, '[]', { Origin: ORIGIN });
    expect(response.status).toBe(400);
    expect(response.headers.get('access-control-allow-origin')).toBe(ORIGIN);
    expect(response.headers.get('access-control-allow-credentials')).toBeNull();
    expect(response.headers.get('vary')).toBe('Origin');
  });

  it('are told in a preflight what they may send', async () => {
    const { url } = await edge();
    const response = await fetch(`${url}/echo`, {
      method: 'OPTIONS',
      headers: { Origin: ORIGIN, 'Access-Control-Request-Method': 'POST' },
    });
    expect(response.status).toBe(204);
    expect(response.headers.get('access-control-allow-origin')).toBe(ORIGIN);
    expect(response.headers.get('access-control-allow-methods')).toBe('POST');
    for (const name of ['Authorization', 'Content-Type', 'x-ms-bot-agent', 'x-requested-with']) {
      expect(response.headers.get('access-control-allow-headers')).toContain(name);
    }
  });

  it('are refused when they are not, however close the name', async () => {
    const { url, ran, port } = await edge();
    const hostile = [
      'https://evil.example',
      'http://clinic.example',
      'https://clinic.example:8443',
      'https://clinic.example.evil.example',
      'https://evilclinic.example',
      'https://www.clinic.example',
      'null',
      '',
      'https://clinic.example/',
      'https://clinic.example@evil.example',
      'HTTPS://CLINIC.EXAMPLE',
      'file://',
      `http://evil.example:${port}`,
      'https://clınic.example',
      '*',
      `http://127.0.0.1:${port + 1}`,
      'http://localhost',
    ].filter((origin) => /^[\x20-\x7e]*$/.test(origin));
    for (const origin of hostile) {
      const response = await post(`${url}/echo`, '{}', { Origin: origin });
      expect([origin, response.status, response.headers.get('access-control-allow-origin')]).toEqual([
        origin,
        403,
        null,
      ]);
      const preflight = await fetch(`${url}/echo`, { method: 'OPTIONS', headers: { Origin: origin } });
      expect(preflight.headers.get('access-control-allow-origin')).toBeNull();
      const upgrade = `GET /stream HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nOrigin: ${origin}\r\n\r\n`;
      expect(await raw(port, upgrade)).toMatch(/^HTTP\/1\.1 403 /);
    }
    expect(ran).toEqual([]);
  });

  it('include the server’s own while it listens on loopback', async () => {
    const { url, port } = await edge();
    for (const origin of [`http://127.0.0.1:${port}`, `http://localhost:${port}`]) {
      expect((await post(`${url}/echo`, '{}', { Origin: origin })).status).toBe(200);
    }
  });

  it('get no leave from a route that is not for them', async () => {
    const { url } = await edge();
    const response = await fetch(`${url}/text`, { headers: { Origin: ORIGIN } });
    expect([response.status, response.headers.get('access-control-allow-origin')]).toEqual([200, null]);
  });
});

describe('upgrades', () => {
  const ask = (target: string, headers = 'Host: x\r\n') =>
    `GET ${target} HTTP/1.1\r\n${headers}Connection: Upgrade\r\nUpgrade: websocket\r\n\r\n`;

  it('reach the door that knows their path, and no other', async () => {
    const { port } = await edge();
    expect(await raw(port, ask('/stream'))).toMatch(/^HTTP\/1\.1 101 /);
    expect(await raw(port, ask('/nowhere'))).toMatch(/^HTTP\/1\.1 404 /);
    expect(await raw(port, ask('/broken'))).toMatch(/^HTTP\/1\.1 500 /);
    expect(await raw(port, ask('//['))).toMatch(/^HTTP\/1\.1 404 /);
    expect(await raw(port, ask('/stream', 'Host: %\r\n'))).toMatch(/^HTTP\/1\.1 400 /);
    expect(await raw(port, ask('/stream').replace('websocket', 'h2c'))).toMatch(/^HTTP\/1\.1 400 /);
  });

  it('count against the visitor’s rate', async () => {
    const { port } = await edge({
      clock: testClock(),
      limits: { rates: { ...roomy.rates, visitor: { burst: 2, perSecond: 1 } } },
    });
    const answers = [
      await raw(port, ask('/stream')),
      await raw(port, ask('/stream')),
      await raw(port, ask('/stream')),
    ];
    expect(answers.map((answer) => answer.slice(9, 12))).toEqual(['101', '101', '429']);
  });
});

describe('rates', () => {
  it('answer 429 with the safety text, which a page may read, and let the visitor in again', async () => {
    const clock = testClock();
    const { url, ran } = await edge({
      clock,
      limits: {
        rates: { ...roomy.rates, visitor: { burst: 3, perSecond: 0.5 } },
      },
    });
    const statuses = [];
    for (let index = 0; index < 4; index += 1) statuses.push((await post(`${url}/echo`, '{}')).status);
    expect(statuses).toEqual([200, 200, 200, 429]);
    const refused = await post(`${url}/echo`, '{}', { Origin: ORIGIN });
    expect(await refused.json()).toEqual({ error: { code: 'TooManyRequests', message: SAFETY } });
    expect(refused.headers.get('retry-after')).toBe('2');
    expect(refused.headers.get('access-control-allow-origin')).toBe(ORIGIN);
    clock.advance(2_000);
    expect((await post(`${url}/echo`, '{}')).status).toBe(200);
    expect(ran).toHaveLength(4);
  });
});
