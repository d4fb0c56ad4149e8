import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Opened, openEdge, raw } from './edge.ts';

let edge: Opened;
const faults: unknown[] = [];
const fault = (error: unknown) => faults.push(error);

beforeAll(async () => {
  process.on('uncaughtException', fault).on('unhandledRejection', fault);
  edge = await openEdge();
});

afterAll(async () => {
  await edge.edge.close();
  process.off('uncaughtException', fault).off('unhandledRejection', fault);
});

const headers = [
  'Host',
  'Content-Encoding',
  'Content-Type',
  'Content-Length',
  'Transfer-Encoding',
  'Accept',
  'Accept-Encoding',
  'Accept-Version',
  'Authorization',
  'Origin',
  'Upgrade',
  'Connection',
  'Expect',
  'X-Forwarded-For',
  'If-Modified-Since',
  'Range',
  'Cookie',
  'X-HTTP-Method-Override',
  'Date',
  'Api-Version',
  'Access-Control-Request-Method',
  'Referer',
];
const values = [
  '',
  '%',
  '[::1',
  'a b',
  '\u0001',
  '\u00ff\u00fe',
  'gzip',
  'gzip, br',
  'chunked',
  '-1',
  '1e9',
  '99999999999999999999',
  '__proto__',
  '../../etc/passwd',
  'application/xml',
  '*/*;q=x',
  'websocket',
  '100-continue',
  'x'.repeat(7_000),
];
const targets = [
  '/',
  '//',
  '//[',
  '/%',
  '/%00',
  '/%c0%af',
  '/..%2f..',
  '/thing/%',
  '/thing/%zz',
  '/thing/%00',
  `/thing/${'a'.repeat(3_000)}`,
  `/${'b'.repeat(9_000)}`,
  'http://[::1/',
  'http://x/y',
  '*',
  '?',
  '/?__proto__=1',
  '/thing/__proto__',
  '/thing/constructor?q=%ff',
  '/echo;jsessionid=1',
  '/ECHO',
  '/echo/',
  '/echo?x[__proto__]=1',
  '/throw',
  '/stream',
  '/broken',
  '/#x',
  '/\\..\\x',
  '/thing/a/b',
];
const methods = [
  'GET',
  'HEAD',
  'POST',
  'PUT',
  'DELETE',
  'PATCH',
  'OPTIONS',
  'TRACE',
  'CONNECT',
  'PROPFIND',
  'get',
  'X',
  'QUERY',
];
const json = (text: string | Buffer) =>
  Buffer.concat([
    Buffer.from(
      `POST /echo HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Type: application/json\r\nContent-Length: ${Buffer.byteLength(text)}\r\n\r\n`,
    ),
    Buffer.from(text),
  ]);

const byHeader = headers.flatMap((name) =>
  values.map((value) => {
    const host = name === 'Host' ? '' : 'Host: x\r\n';
    return Buffer.from(
      `POST /echo HTTP/1.1\r\n${host}Connection: close\r\n${name}: ${value}\r\nContent-Length: 2\r\n\r\n{}`,
      'latin1',
    );
  }),
);
const byTarget = targets.flatMap((target) =>
  methods.map((method) =>
    Buffer.from(`${method} ${target} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`),
  ),
);
const upgrades = targets.map((target) =>
  Buffer.from(`GET ${target} HTTP/1.1\r\nHost: %\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n`),
);
const bodies = [
  '',
  '{',
  '{"a":',
  '[]',
  'null',
  '7',
  '"x"',
  '{"__proto__":{"polluted":1}}',
  '{"a":{"__proto__":1}}',
  '{"constructor":{"prototype":{}}}',
  '{"a":'.repeat(100_000),
  '['.repeat(200_000),
  `{"a":${'['.repeat(19)}${']'.repeat(19)}}`,
  `{"a":"${'\\'.repeat(5_001)}"}`,
  '{"a":"\\ud800"}',
  '{"a":"\u0000"}',
  '{"a":1e999}',
  `{"a":${'9'.repeat(100_000)}}`,
  '\ufeff{}',
  `{"a":"${'yes '.repeat(1_000)}"}`,
  `{"type":"message","text":"${'x'.repeat(300_000)}"}`,
  Array.from({ length: 20_000 }, (_, index) => `{"k${index}":`).join(''),
].map(json);
const broken = [
  json(Buffer.from([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x7d])),
  'GARBAGE\r\n\r\n',
  '\r\n\r\n\r\n',
  '\u0000\u0001\u0002',
  'GET / HTTP/9.9\r\n\r\n',
  'GET / HTTP/1.0\r\n\r\n',
  'GET /\r\n\r\n',
  'POST /echo HTTP/1.1\r\n\r\n',
  'POST /echo HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\n{}',
  'POST /echo HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
  'POST /echo HTTP/1.1\r\nHost: x\r\nConnection: close\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n{}\r\n0\r\n\r\n',
  `POST /echo HTTP/1.1\r\nHost: x\r\nConnection: close\r\nTransfer-Encoding: chunked\r\n\r\n50000\r\n${'x'.repeat(0x50000)}\r\n0\r\n\r\n`,
  'POST /echo HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Encoding: gzip\r\nContent-Type: application/json\r\nContent-Length: 8\r\n\r\nnot gzip',
  `GET / HTTP/1.1\r\nHost: x\r\n${Array.from({ length: 500 }, (_, index) => `X-${index}: y\r\n`).join('')}\r\n`,
  `GET / HTTP/1.1\r\nHost: x\r\nX: ${'y'.repeat(40_000)}\r\n\r\n`,
];
const all: readonly (string | Buffer)[] = [...byHeader, ...byTarget, ...upgrades, ...bodies, ...broken];

describe('odd requests', () => {
  it('are many', () => {
    expect(all.length).toBeGreaterThan(800);
  });

  it('never end the process, never make a 5xx of their own, never see a path or a text of a library', async () => {
    const answers: string[] = [];
    for (let at = 0; at < all.length; at += 32) {
      answers.push(...(await Promise.all(all.slice(at, at + 32).map((bytes) => raw(edge.port, bytes, 700)))));
    }
    const wrong = answers
      .map((answer, index) => ({ answer, request: String(all[index]).slice(0, 80) }))
      .filter(
        ({ answer, request }) =>
          answer.startsWith('HTTP/1.1 5') && !/^(POST|GET) \/(throw|broken)/.test(request),
      );
    expect(wrong).toEqual([]);
    expect(faults).toEqual([]);
    const said = answers.join('\n');
    expect(said).not.toMatch(
      /node_modules|\/home|at \w+ \(|secret detail|restify|does not exist|SyntaxError|Unexpected token/,
    );
    expect(Object.keys(Object.prototype)).toEqual([]);
    expect(Object('x')).not.toHaveProperty('polluted');
    const codes = new Set(answers.map((answer) => answer.slice(9, 12)));
    for (const code of ['200', '400', '404', '405', '413', '415']) expect(codes).toContain(code);
  });

  it('are refused under the same policy as everything else', async () => {
    const refused = [
      'GET / HTTP/1.1\r\nHost: %\r\nConnection: close\r\n\r\n',
      'GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Encoding: gzip\r\n\r\n',
      `GET /${'x'.repeat(5_000)} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`,
    ];
    for (const request of refused) {
      const answer = await raw(edge.port, request, 700);
      expect(answer).toMatch(/^HTTP\/1\.1 4\d\d /);
      expect(answer).toContain("Content-Security-Policy: default-src 'none'");
      expect(answer).toContain('Connection: close');
    }
  });

  it('leave the server as it was', async () => {
    const response = await fetch(`${edge.url}/thing/7?q=x`);
    expect(await response.json()).toMatchObject({ id: '7', q: 'x' });
  });
});
