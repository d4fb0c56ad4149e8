import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, expect, jest } from '@jest/globals';
import type { Page } from 'playwright-core';
import { z } from 'zod';
import { inBrowser } from './chromium.ts';
import { clinicPage, startClinicSite, type ClinicSite } from './clinic-site.ts';
import { startServer, type TestServer } from './server.ts';
import { chatIn, ELSEWHERE, until, visit, type Visitor } from './visitor.ts';

jest.setTimeout(240_000);

const QUESTION = 'what happens the first time?';
const SECTION = 'Laying the Groundwork';

inBrowser('a visit', (test, browser) => {
  let site: ClinicSite;
  let server: TestServer;
  let visitor: Visitor;
  beforeAll(async () => {
    site = await startClinicSite();
    server = await startServer({ ALLOWED_ORIGINS: site.origin });
    site.chat = server.url;
    for (const address of ['/', '/second']) site.put(address, clinicPage());
  });
  afterAll(async () => {
    await server?.remove();
    await site?.close();
  });
  afterEach(() => visitor.close());

  async function open(prepare: (page: Page) => Promise<unknown> = async () => undefined) {
    visitor = await visit(browser(), server.url);
    const { page } = visitor;
    await prepare(page);
    await page.goto(`${server.url}/chat`);
    const chat = chatIn(page);
    await chat.ready();
    return { page, chat };
  }
  async function choose(page: Page, name: string): Promise<void> {
    await page.locator('#menu summary').click();
    await page.locator('#menu').getByRole('button', { name }).click();
  }

  test('can be forgotten: everything goes from the screen, the tab and the server, and a receipt says so', async () => {
    const { page, chat } = await open();
    await chat.say(QUESTION);
    await chat.bubble(SECTION).waitFor();
    await choose(page, 'Forget me');
    await page.getByRole('button', { name: 'Keep it' }).click();
    expect(await chat.bubble(SECTION).count()).toBe(1);
    await choose(page, 'Forget me');
    await page.getByRole('button', { name: 'Erase it' }).click();
    await page.getByRole('button', { name: 'New conversation' }).waitFor();
    await visitor.screenshot('forgotten');
    expect(await page.locator('main').innerText()).not.toContain(SECTION);
    expect(await page.locator('#early-lines').innerText()).toContain('Your receipt');
    expect(await page.evaluate('document.activeElement.closest("#early-lines") !== null')).toBe(true);
    expect(await page.evaluate('sessionStorage.length')).toBe(0);
    expect(await chat.status.innerText()).toBe('');
    await page.getByRole('button', { name: 'New conversation' }).click();
    await chat.ready();
    expect(await chat.bubble(SECTION).count()).toBe(0);
    await page.reload();
    await chat.ready();
    expect(await page.locator('main').innerText()).not.toContain(SECTION);
    expect(visitor.problems).toEqual([]);
  });

  test('shows nothing but the receipt after forgetting, though a message was on its way', async () => {
    const { page, chat } = await open();
    // No answer to this one: it fails when the conversation ends.
    await page.route('**/activities', (route) =>
      (route.request().postData() ?? '').includes('on its way') ? undefined : route.continue(),
    );
    await chat.say('this is on its way');
    await chat.bubble('this is on its way').waitFor();
    await choose(page, 'Forget me');
    await page.getByRole('button', { name: 'Erase it' }).click();
    await page.getByRole('button', { name: 'New conversation' }).waitFor();
    await page.waitForTimeout(500);
    expect(await chat.status.innerText()).toBe('');
  });

  test('can be taken along as a file', async () => {
    const { page, chat } = await open();
    await chat.say(QUESTION);
    await chat.bubble(SECTION).waitFor();
    await choose(page, 'Download this chat');
    const link = chat.bubbles.locator('a[href*="/files/"]');
    await link.waitFor();
    const address = (await link.getAttribute('href')) ?? '';
    const answer = await page.request.get(new URL(address, server.url).href);
    expect(answer.headers()['content-disposition']).toContain('attachment');
    expect(await answer.text()).toContain(QUESTION);
    expect(visitor.problems).toEqual([]);
  });

  test('goes on in two tabs at once, each showing every line once', async () => {
    const { page, chat } = await open();
    await chat.say(QUESTION);
    await chat.bubble(SECTION).waitFor();
    // As a duplicated tab has it: the same memory, from then on its own.
    const kept = await page.evaluate<string>('sessionStorage.getItem("therapy-guide:visit")');
    const other = await page.context().newPage();
    await other.addInitScript(`sessionStorage.setItem('therapy-guide:visit', ${JSON.stringify(kept)})`);
    await other.goto(`${server.url}/chat`);
    const there = chatIn(other);
    await there.bubble(SECTION).waitFor();
    await there.ready();
    await there.say('How long does a session take?');
    await chat.bubble('50 minutes').first().waitFor();
    await there.bubble('50 minutes').first().waitFor();
    await chat.say('thanks');
    await there.bubble('thanks').first().waitFor();
    const lines = await chat.bubbles.allInnerTexts();
    await until(
      'both show the same',
      async () => (await there.bubbles.count()) === (await chat.bubbles.count()),
    );
    expect(lines.filter((line) => line.includes(QUESTION))).toHaveLength(1);
    expect(await there.bubble(QUESTION).count()).toBe(1);
  });

  test('works by asking again and again where a network lets no WebSocket through', async () => {
    const { page, chat } = await open((page) =>
      page.addInitScript(`
        window.WebSocket = class extends EventTarget {
          static CONNECTING = 0; static OPEN = 1; static CLOSING = 2; static CLOSED = 3;
          CONNECTING = 0; readyState = 0;
          constructor(url) {
            super();
            this.url = url;
            setTimeout(() => {
              this.readyState = 3;
              this.dispatchEvent(new Event('error'));
              this.dispatchEvent(new CloseEvent('close', { code: 1006 }));
              this.onerror?.(new Event('error'));
              this.onclose?.(new CloseEvent('close', { code: 1006 }));
            }, 50);
          }
          send() {}
          close() {}
        };
      `),
    );
    await chat.say(QUESTION);
    await chat.bubble(SECTION).waitFor();
    expect(await chat.status.innerText()).toBe('');
    expect(await chat.bubble(QUESTION).count()).toBe(1);
    await page.reload();
    await chat.bubble(SECTION).waitFor();
    await chat.ready();
    expect(await chat.bubble(QUESTION).count()).toBe(1);
    await server.kill();
    await chat.status.filter({ hasText: 'The connection was lost' }).waitFor();
    await server.start();
    await chat.status.filter({ hasText: /^$/ }).waitFor({ state: 'attached', timeout: 60_000 });
    await chat.say('How long does a session take?');
    await chat.bubble('50 minutes').first().waitFor();
    expect(await chat.bubble(QUESTION).count()).toBe(1);
  });

  test('takes words before the window has loaded, and sends them when it has', async () => {
    let release = (): void => undefined;
    const held = new Promise<void>((resolve) => (release = resolve));
    visitor = await visit(browser(), server.url);
    const { page } = visitor;
    await page.route('**/assets/webchat-*.js', async (route) => {
      await held;
      await route.continue();
    });
    await page.goto(`${server.url}/chat`);
    const chat = chatIn(page);
    await page.locator('#early .bubble').first().waitFor();
    await page.locator('#early-text').fill(QUESTION);
    await page.keyboard.press('Enter');
    await page.locator('#early .mine').filter({ hasText: QUESTION }).waitFor();
    await page.locator('#early-text').pressSequentially('and th');
    await page.keyboard.press('ArrowLeft');
    release();
    await chat.bubble(SECTION).waitFor();
    expect(await chat.input.inputValue()).toBe('and th');
    await page.keyboard.type('X');
    await until('typing goes on where it was', async () => (await chat.input.inputValue()) === 'and tXh');
    expect(await chat.bubble(QUESTION).count()).toBe(1);
    expect(visitor.problems).toEqual([]);
  });

  test('leaves an archive with no stranger, no word, no name and no lasting token in any address', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'archive-'));
    const file = path.join(folder, 'visit.har');
    visitor = await visit(browser(), server.url, { recordHar: { path: file } }, site.origin);
    const { page } = visitor;
    const sockets: string[] = [];
    page.on('websocket', (socket) => sockets.push(socket.url()));
    await page.goto(site.origin);
    await page.getByRole('button', { name: 'Questions about therapy' }).click();
    const chat = chatIn(page.frameLocator('iframe'));
    await chat.ready();
    const said = ['My name is Zebulon Quill', QUESTION, 'I want to kill myself', 'my number is 518-555-0177'];
    for (const text of said) {
      const before = await chat.bubbles.count();
      await chat.say(text);
      await until('it was answered', async () => (await chat.bubbles.count()) >= before + 2);
    }
    await page.goto(`${site.origin}/second`);
    await chat.bubble(SECTION).waitFor();
    await page.frameLocator('iframe').getByRole('button', { name: 'Leave this page' }).click();
    await page.waitForURL(ELSEWHERE);
    await visitor.close();

    const har = archive.parse(JSON.parse(readFileSync(file, 'utf8')));
    rmSync(folder, { recursive: true });
    const urls = [...har.log.entries.map(({ request }) => request.url), ...sockets];
    expect(urls.length).toBeGreaterThan(15);
    const known = [server.url, server.url.replace('http', 'ws'), site.origin].map((origin) => `${origin}/`);
    expect(
      urls.filter((url) => url !== ELSEWHERE && !known.some((origin) => url.startsWith(origin))),
    ).toEqual([]);
    for (const text of [...said, 'Zebulon', 'Quill', '0177', 'kill', 'first time', 'Willow']) {
      const forms = [
        text,
        encodeURIComponent(text),
        text.replaceAll(' ', '+'),
        Buffer.from(text).toString('base64'),
      ];
      expect(urls.filter((url) => forms.some((form) => url.includes(form)))).toEqual([]);
    }
    // The one token in an address opens one socket, once, within a minute.
    const tokens = urls.flatMap((url) => url.match(/eyJ[\w-]+\.[\w-]+\.[\w-]+/g) ?? []);
    expect(tokens.length).toBeGreaterThan(0);
    for (const token of tokens) {
      const claims = ticket.parse(JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()));
      expect(claims.exp - claims.iat).toBeLessThanOrEqual(60);
      expect(claims.aud).toBe('stream');
    }
    visitor = await visit(browser(), server.url);
  });
});

const archive = z.object({
  log: z.object({ entries: z.array(z.object({ request: z.object({ url: z.string() }) })) }),
});
const ticket = z.object({ iat: z.number(), exp: z.number(), aud: z.string() });
