import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { loadPageWords } from '../../src/dialogs/load.ts';
import type { EdgeRequest, EdgeResponse, Route } from '../../src/edge/http.ts';
import { writeAssets } from '../../src/products/asset-files.ts';
import { loadAssets, type Assets } from '../../src/site/assets.ts';
import { createSite, type SiteOptions } from '../../src/site/site.ts';
import type { SiteWords } from '../../src/site/words.ts';
import { ROOT } from '../house/sources.ts';

let folder = '';
let built: Assets;
let words: SiteWords;
const SCRIPT = 'console.log(1);'.repeat(100);

beforeAll(async () => {
  words = await loadPageWords(path.join(ROOT, 'dialogs/en'));
  folder = await mkdtemp(path.join(tmpdir(), 'site-'));
  const file = (name: string, type: string) => ({ name, type, bytes: Buffer.from(SCRIPT) });
  await writeAssets(folder, [
    file('chat.js', 'text/javascript; charset=utf-8'),
    file('chat.css', 'text/css; charset=utf-8'),
    file('webchat.js', 'text/javascript; charset=utf-8'),
    file('webchat.js.LICENSE.txt', 'text/plain; charset=utf-8'),
  ]);
  built = await loadAssets([folder]);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

function site(more: Partial<SiteOptions> = {}): readonly Route[] {
  let count = 0;
  return createSite({
    words,
    clinic: { name: 'The <b>Elm</b> & Co', demonstration: false, contact: '01 23', accent: '#f5c518' },
    numbers: [
      { name: 'Emergency', channel: 'call', number: '112', always: true },
      { name: 'Listeners', channel: 'text', number: '555 12', word: 'HELLO', hours: '24 h', always: false },
    ],
    greeting: () => ['Good <morning>.', 'Ask away.'],
    emergency: '112',
    line: '116 123',
    days: 30,
    language: 'en',
    locale: 'en-IE',
    assets: built,
    example: true,
    allowedOrigins: ['https://www.elm.example'],
    ids: { next: () => `nonce${(count += 1)}` },
    ...more,
  });
}

async function get(routes: readonly Route[], url: string, headers: EdgeRequest['headers'] = {}) {
  const asset = url.startsWith('/assets/');
  const route = routes.find((each) => each.path === (asset ? '/assets/:file' : url));
  if (!route) throw new Error(`no route for ${url}`);
  const params: EdgeRequest['params'] = asset ? { file: url.slice('/assets/'.length) } : {};
  const request = { method: 'GET', path: url, params, query: new URLSearchParams(), headers };
  return route.handle({ ...request, address: '127.0.0.1', origin: undefined, body: Buffer.alloc(0) });
}

const text = (answer: EdgeResponse): string => (typeof answer.body === 'string' ? answer.body : '');
const policy = (answer: EdgeResponse): string => answer.headers?.['Content-Security-Policy'] ?? '';

describe('the chat page', () => {
  it('stands without its script: name, notice, numbers to press, and the way out', async () => {
    const page = text(await get(site(), '/chat'));
    expect(page).toContain('What you write is kept for 30 days');
    expect(page).toContain('<a href="tel:112">Call 112</a>');
    expect(page).toContain('<a href="sms:55512?&amp;body=HELLO">Text HELLO to 555 12</a>');
    expect(page).toContain('id="leave"');
    expect(page).not.toMatch(/\{[a-z]+\}/);
  });

  it('escapes whatever the clinic is called, in text, in attributes and in data', async () => {
    const page = text(await get(site(), '/chat'));
    expect(page).toContain('The &lt;b&gt;Elm&lt;/b&gt; &amp; Co');
    expect(page).not.toContain('<b>');
    const data =
      /<script type="application\/json" id="page-data">\s*(.*?)\s*<\/script>/s.exec(page)?.[1] ?? '';
    expect(data).not.toContain('<');
    expect(JSON.parse(data)).toMatchObject({
      locale: 'en-IE',
      bundle: expect.stringMatching(/^\/assets\/webchat-/),
    });
  });

  it('says nothing of therapy in the tab, for somebody else may see it', async () => {
    const title = /<title>(.*)<\/title>/.exec(text(await get(site(), '/chat')))?.[1];
    expect(title).toBe('The &lt;b&gt;Elm&lt;/b&gt; &amp; Co');
  });

  it('says so, with numbers, when the chat window or the page’s own script was not built', async () => {
    for (const missing of ['webchat.js', 'chat.js']) {
      const url = (name: string): string | undefined => (name === missing ? undefined : built.url(name));
      const page = text(await get(site({ assets: { ...built, url } }), '/chat'));
      expect(page).toContain('The chat window is missing on this server');
      expect(page).toContain('"bundle":null');
    }
  });

  it('shows the demonstration notice only while it is one', async () => {
    const clinic = { name: 'Elm', contact: '01 23' };
    const notice = words.demonstration;
    expect(text(await get(site({ clinic: { ...clinic, demonstration: true } }), '/chat'))).toContain(notice);
    expect(text(await get(site({ clinic: { ...clinic, demonstration: false } }), '/chat'))).not.toContain(
      notice,
    );
  });
});

describe('every page', () => {
  it('allows nothing but itself, scripts by a nonce that is never the same', async () => {
    const routes = site();
    const [one, two] = [await get(routes, '/chat'), await get(routes, '/chat')];
    expect(policy(one)).toContain("default-src 'none'; script-src 'self' 'nonce-nonce1';");
    expect(policy(two)).toContain("'nonce-nonce2'");
    expect(text(two)).toContain('nonce="nonce2"');
    expect(policy(one)).toContain("base-uri 'none'; form-action 'none'");
    expect(policy(one)).not.toMatch(/unsafe|https:(\s|;|$)|\*/);
  });

  it('may be framed by the clinic’s pages where it is the chat, and by itself alone elsewhere', async () => {
    expect(policy(await get(site(), '/chat'))).toContain("frame-ancestors 'self' https://www.elm.example;");
    expect(policy(await get(site(), '/'))).toContain("frame-ancestors 'self';");
  });

  it('names its own host for the socket, and no host header that could bend the policy', async () => {
    const host = async (value: string): Promise<string> =>
      policy(await get(site(), '/chat', { host: value }));
    expect(await host('127.0.0.1:3978')).toContain(
      "connect-src 'self' ws://127.0.0.1:3978 wss://127.0.0.1:3978;",
    );
    for (const bad of ["x; script-src 'unsafe-inline'", 'a b', '*', 'a/b', '']) {
      expect(await host(bad)).toContain("connect-src 'self';");
    }
    const behind = site({ publicUrl: new URL('https://chat.elm.example') });
    expect(policy(await get(behind, '/chat', { host: 'evil.example' }))).toContain('wss://chat.elm.example;');
  });

  it('is kept nowhere and tells no address', async () => {
    const { headers } = await get(site(), '/chat');
    expect(headers).toMatchObject({ 'Cache-Control': 'no-store', 'Referrer-Policy': 'no-referrer' });
    expect(headers).toMatchObject({ 'X-Content-Type-Options': 'nosniff' });
    expect(headers?.['Permissions-Policy']).toContain('microphone=()');
  });
});

describe('the example page', () => {
  it('says that it is one, and offers questions to tap', async () => {
    const page = text(await get(site(), '/'));
    expect(page).toContain('there is no such clinic');
    for (const question of words.example.questions) {
      expect(page).toContain(`data-ask="${question.replaceAll("'", '&#39;')}"`);
    }
  });

  it('gives way to the chat where it is switched off', async () => {
    const answer = await get(site({ example: false }), '/');
    expect(answer).toMatchObject({ status: 302, headers: { Location: '/chat' } });
  });
});

describe('built files', () => {
  const urlOf = (name: string): string => built.url(name) ?? '';

  it('go out compressed as the browser likes, and may be kept for ever', async () => {
    const br = await get(site(), urlOf('chat.js'), { 'accept-encoding': 'gzip, deflate, br' });
    expect(br.headers).toMatchObject({ 'Content-Encoding': 'br', Vary: 'Accept-Encoding' });
    expect(br.headers?.['Cache-Control']).toBe('public, max-age=31536000, immutable');
    const gz = await get(site(), urlOf('chat.js'), { 'accept-encoding': 'gzip;q=1.0, br;q=0' });
    expect(gz.headers).toMatchObject({ 'Content-Encoding': 'gzip' });
    const plain = await get(site(), urlOf('chat.js'));
    expect(plain.headers).not.toHaveProperty('Content-Encoding');
    expect(Buffer.from(plain.body instanceof Uint8Array ? plain.body : '').toString()).toBe(SCRIPT);
  });

  it('are found by the names that were listed, and by no other', async () => {
    for (const name of [
      'assets.json',
      '../package.json',
      '%2e%2e/package.json',
      'stamp',
      '',
      'chat.js',
      '__proto__',
    ]) {
      expect((await get(site(), `/assets/${name}`)).status).toBe(404);
    }
  });

  it('keep the notices of a bundle where the bundle says they are, and do not promise that they last', async () => {
    const notices = await get(site(), '/assets/webchat.js.LICENSE.txt');
    expect(notices).toMatchObject({ status: 200, headers: { 'Cache-Control': 'no-cache' } });
  });
});
