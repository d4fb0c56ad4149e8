import { afterAll, beforeAll, expect, jest } from '@jest/globals';
import type { BrowserContext, Page } from 'playwright-core';
import { inBrowser } from './chromium.ts';
import { clinicPage, startClinicSite, type ClinicSite } from './clinic-site.ts';
import { startServer, type TestServer } from './server.ts';

jest.setTimeout(240_000);

/** Long enough for a frame that will not load to have loaded, if it did. */
const A_WHILE_MS = 1200;
const SHOWN = 'Automated assistant';

/** A page's script; `gain(what)` tells that it got something it must not have. */
type Attack = (chat: string) => string;

const frame =
  (attributes: string): Attack =>
  () =>
    `document.body.insertAdjacentHTML('beforeend', \`${attributes}\`);`;

/** What a page of an origin that is not allowed may try to draw the chat, or to read something of it. */
const FRAMES: { readonly [name: string]: Attack } = {
  'a frame': (chat) => frame(`<iframe src="${chat}/chat"></iframe>`)(chat),
  'a sandboxed frame': (chat) => frame(`<iframe sandbox="allow-scripts" src="${chat}/chat"></iframe>`)(chat),
  'a sandboxed frame that keeps its origin': (chat) =>
    frame(`<iframe sandbox="allow-scripts allow-same-origin" src="${chat}/chat"></iframe>`)(chat),
  'a frame without credentials': (chat) => frame(`<iframe credentialless src="${chat}/chat"></iframe>`)(chat),
  'an object': (chat) => frame(`<object data="${chat}/chat" type="text/html"></object>`)(chat),
  'an embed': (chat) => frame(`<embed src="${chat}/chat" type="text/html">`)(chat),
  'a frameset': (chat) => `
    const doc = Object.assign(document.createElement('iframe'), {
      srcdoc: '<frameset cols="*"><frame src="${chat}/chat"></frameset>' });
    document.body.append(doc);`,
  'a frame in a frame of text': (chat) => `
    document.body.append(Object.assign(document.createElement('iframe'), {
      srcdoc: '<iframe src="${chat}/chat"></iframe>' }));`,
  'a frame in a frame of data': (chat) => `
    document.body.append(Object.assign(document.createElement('iframe'), {
      src: 'data:text/html,<iframe src="${chat}/chat"></iframe>' }));`,
  'a frame in a frame of a blob': (chat) => `
    const blob = new Blob(['<iframe src="${chat}/chat"></iframe>'], { type: 'text/html' });
    document.body.append(Object.assign(document.createElement('iframe'), { src: URL.createObjectURL(blob) }));`,
  'a frame sent there later': (chat) => `
    const later = document.createElement('iframe');
    document.body.append(later);
    later.contentWindow.location = '${chat}/chat?in=panel&color=ffffff';`,
  'a form into a frame': (chat) => `
    document.body.insertAdjacentHTML('beforeend',
      '<iframe name="into"></iframe><form target="into" action="${chat}/chat"></form>');
    document.forms[0].submit();`,
  'the launcher itself': (chat) => `
    const script = Object.assign(document.createElement('script'), { src: '${chat}/widget.js' });
    script.onload = () => TherapyGuide.open();
    document.head.append(script);`,
  'an allowed page in a frame': () => `
    document.body.append(Object.assign(document.createElement('iframe'), { src: window.allowedPage }));`,
};

const REQUESTS: { readonly [name: string]: Attack } = {
  'fetching the page': (chat) => `fetch('${chat}/chat').then((answer) => answer.text()).then(gain);`,
  'fetching a token': (chat) => `
    fetch('${chat}/chat/token', { method: 'POST' }).then((answer) => answer.text()).then(gain);`,
  'fetching a token with credentials': (chat) => `
    fetch('${chat}/chat/token', { method: 'POST', credentials: 'include' }).then((a) => a.text()).then(gain);`,
  'fetching a token blindly': (chat) => `
    fetch('${chat}/chat/token', { method: 'POST', mode: 'no-cors' }).then((a) => a.text()).then((t) => t && gain(t));`,
  'a request with a forged origin': (chat) => `
    const request = new XMLHttpRequest();
    request.open('POST', '${chat}/chat/token');
    try { request.setRequestHeader('Origin', '${chat}'); } catch {}
    request.setRequestHeader('Content-Type', 'application/json');
    request.onload = () => gain(request.responseText);
    request.send('{}');`,
  'a token as a script': (chat) => `
    const before = Object.keys(window).length;
    const script = Object.assign(document.createElement('script'), { src: '${chat}/chat/token' });
    script.onload = () => gain(Object.keys(window).length - before);
    document.head.append(script);`,
  'a socket': (chat) => `
    const socket = new WebSocket('${chat.replace('http', 'ws')}/v3/directline/conversations/x/stream?t=y');
    socket.onopen = () => gain('open');`,
  events: (chat) => `
    const events = new EventSource('${chat}/chat/token');
    events.onmessage = ({ data }) => gain(data);
    setTimeout(() => events.close(), 800);`,
  'a worker': (chat) => `
    const text = "fetch('${chat}/chat/token', { method: 'POST' }).then((a) => a.text()).then((t) => postMessage(t))";
    const worker = new Worker(URL.createObjectURL(new Blob([text])));
    worker.onmessage = ({ data }) => gain(data);`,
  'the chat page as a window that is talked to': (chat) => `
    const other = window.open('${chat}/chat');
    addEventListener('message', ({ data }) => gain(data));
    for (const type of ['hello', 'focus', 'ask'])
      for (let wait = 0; wait < 1000; wait += 200)
        setTimeout(() => other?.postMessage({ for: 'therapy-guide', type, text: 'hostile words' }, '*'), wait);`,
};

inBrowser('a page that may not hold the chat', (test, browser) => {
  let site: ClinicSite;
  let server: TestServer;
  let context: BrowserContext;
  beforeAll(async () => {
    site = await startClinicSite();
    // Of two origins of the same machine one is allowed; the hostile pages stand on the other.
    server = await startServer({ ALLOWED_ORIGINS: site.foreign });
    site.chat = server.url;
    context = await browser().newContext();
  });
  afterAll(async () => {
    await context?.close();
    await server?.remove();
    await site?.close();
  });

  async function attack(script: string): Promise<Page> {
    site.put('/allowed', clinicPage('data-inline="#here"', '<div id="here"></div>'), {});
    const body = `<!doctype html><title>Hostile</title><body><script>
      window.gained = []; window.gain = (what) => gained.push(String(what));
      window.allowedPage = '${site.foreign}/allowed';
      addEventListener('load', () => { ${script} });</script></body>`;
    site.put('/hostile', body, {});
    const page = await context.newPage();
    await page.goto(`${site.origin}/hostile`);
    await page.waitForTimeout(A_WHILE_MS);
    return page;
  }

  test('the same attack works from a page that is allowed, so the others fail for the right reason', async () => {
    site.put('/allowed', clinicPage('data-inline="#here"', '<div id="here"></div>'), {});
    const page = await context.newPage();
    await page.goto(`${site.foreign}/allowed`);
    await page.frameLocator('iframe').getByText(SHOWN).first().waitFor();
    const answer = await page.evaluate<number>(
      `fetch('${server.url}/chat/token', { method: 'POST' }).then(({ status }) => status)`,
    );
    expect(answer).toBe(200);
    await page.close();
  });

  for (const [name, make] of Object.entries(FRAMES)) {
    test(`gets no picture of it: ${name}`, async () => {
      const page = await attack(make(server.url));
      for (const each of page.frames().filter((one) => one !== page.mainFrame())) {
        expect(await each.evaluate<string>('document.body?.innerText ?? ""').catch(() => '')).not.toContain(
          SHOWN,
        );
      }
      expect(await page.evaluate('gained')).toEqual([]);
      await page.close();
    });
  }

  for (const [name, make] of Object.entries(REQUESTS)) {
    test(`gets no word of it: ${name}`, async () => {
      const page = await attack(make(server.url));
      expect(await page.evaluate('gained')).toEqual([]);
      for (const other of context.pages().filter((one) => one !== page)) {
        expect(await other.locator('body').innerText()).not.toContain('hostile words');
        await other.close();
      }
      await page.close();
    });
  }

  test('is refused by the server itself, whatever origin it makes up', async () => {
    const made = [
      'null',
      'https://evil.example',
      server.url.replace('http:', 'https:'),
      `${server.url}.evil.example`,
      `${site.foreign}.evil.example`,
      `${site.foreign}0`,
      site.foreign.replace('http', 'https'),
      site.foreign.replace('localhost', 'LOCALHOST.'),
      'file://',
      'chrome-extension://abcdef',
    ];
    for (const origin of made) {
      const { status } = await fetch(`${server.url}/chat/token`, {
        method: 'POST',
        headers: { Origin: origin },
      });
      expect([origin, status]).toEqual([origin, 403]);
    }
    const { headers } = await fetch(`${server.url}/chat`);
    expect(headers.get('content-security-policy')).toContain(`frame-ancestors 'self' ${site.foreign};`);
  });
});
