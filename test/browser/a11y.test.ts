import { afterAll, afterEach, beforeAll, expect, jest } from '@jest/globals';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { expectAccessible } from './axe.ts';
import { inBrowser } from './chromium.ts';
import { startServer, type TestServer } from './server.ts';
import { chatIn, expectNoSideways, until, visit, type Visitor } from './visitor.ts';

jest.setTimeout(240_000);

const QUESTION = 'what happens the first time?';
const SECTION = 'Laying the Groundwork';
const CHAT = 'Questions about therapy';

inBrowser('for everybody', (test, browser) => {
  let server: TestServer;
  let visitor: Visitor;
  beforeAll(async () => {
    server = await startServer();
  });
  afterAll(() => server?.remove());
  afterEach(() => visitor.close());

  async function open(options: BrowserContextOptions = {}) {
    visitor = await visit(browser(), server.url, options);
    const { page } = visitor;
    return { page, chat: chatIn(page), go: (path: string) => page.goto(server.url + path) };
  }

  /** Every state that a visitor meets, one after the other, looked at by axe. */
  async function walk(options: BrowserContextOptions, name: string): Promise<void> {
    const { page, chat, go } = await open(options);
    const look = (state: string) => expectAccessible(page, `${name}, ${state}`);
    await page.route('**/assets/webchat-*.js', () => undefined);
    await go('/chat');
    await page.locator('#early-text').waitFor();
    await look('before the window has loaded');
    await visitor.screenshot(`${name}-early`);
    await page.locator('#early-text').fill('hello there');
    await page.keyboard.press('Enter');
    await chat.status.filter({ hasText: 'goes out as soon as' }).waitFor();
    await look('with a message waiting');
    await page.unroute('**/assets/webchat-*.js');
    await page.reload();
    await chat.ready();
    await look('greeted');
    await chat.say(QUESTION);
    await chat.bubble(SECTION).waitFor();
    await chat.buttons.first().waitFor();
    await look('answered');
    await page.locator('#menu summary').click();
    await look('menu open');
    await visitor.screenshot(`${name}-menu`);
    await page.locator('#forget').click();
    await look('asked before erasing');
    await visitor.screenshot(`${name}-forget`);
    await page.getByRole('button', { name: 'Keep it' }).click();
    await page.locator('#help summary').click();
    await look('help open');
    await chat.say('I want to kill myself');
    await chat.bubble('988').nth(1).waitFor();
    await look('danger');
    await page.context().setOffline(true);
    await chat.status.filter({ hasText: "can't be reached" }).waitFor();
    await look('offline');
    await visitor.screenshot(`${name}-offline`);
  }

  test('every state of the chat passes axe in light colors', () =>
    walk({ colorScheme: 'light' }, 'a11y-light'));
  test('every state of the chat passes axe in dark colors, on a small phone', () =>
    walk({ colorScheme: 'dark', viewport: { width: 320, height: 640 } }, 'a11y-dark'));

  test('the example page passes axe, its chat shut and open', async () => {
    for (const colorScheme of ['light', 'dark'] as const) {
      const { page, go } = await open({ colorScheme });
      await go('/');
      await page.getByRole('button', { name: CHAT }).waitFor();
      await expectAccessible(page, `example ${colorScheme}`);
      await page.getByRole('button', { name: CHAT }).click();
      await chatIn(page.frameLocator('iframe')).ready();
      await expectAccessible(page, `example ${colorScheme}, chat open`);
      await visitor.close();
    }
    await open();
  });

  test('the live region tells each new message once, and a reload tells no old one', async () => {
    const { page, chat, go } = await open();
    // What stands in a region that is not shown is not told.
    await page.addInitScript(`
      window.told = [];
      new MutationObserver((changes) => {
        if (document.body?.classList.contains('early')) return;
        for (const { addedNodes, target } of changes)
          for (const node of addedNodes)
            if (target.closest?.('[role="log"][aria-live="polite"]') && node.textContent.trim())
              told.push(node.textContent.trim());
      }).observe(document, { childList: true, subtree: true });
    `);
    await go('/chat');
    await chat.ready();
    const times = async (text: string): Promise<number> =>
      (await page.evaluate<string[]>('told')).filter((each) => each.includes(text)).length;
    for (const [say, answer] of [
      [QUESTION, 'laying the groundwork'],
      ['How long does a session take?', '50 minutes'],
    ] as const) {
      await chat.say(say);
      await chat.bubble(answer).first().waitFor();
      await until('it was told', async () => (await times(answer)) > 0);
    }
    // An answer is told at once; a second telling would come within the same moment.
    await page.waitForTimeout(1500);
    expect([await times('laying the groundwork'), await times('50 minutes')]).toEqual([1, 1]);
    await page.reload();
    await chat.ready();
    await chat.bubble('50 minutes').first().waitFor();
    await page.waitForTimeout(1500);
    expect([await times('laying the groundwork'), await times('50 minutes')]).toEqual([0, 0]);
  });

  test('text at four times the size fits, nothing is cut off and everything can be reached', async () => {
    const { page, chat, go } = await open({ viewport: { width: 1280, height: 1024 } });
    for (const path of ['/', '/chat']) {
      await go(path);
      if (path === '/chat') await chat.ready();
      await page.evaluate("document.documentElement.style.fontSize = '400%'");
      await expectNoSideways(page);
      await visitor.screenshot(path === '/' ? 'text-400-example' : 'text-400-chat');
    }
    // A browser's own zoom makes the window small instead.
    await page.setViewportSize({ width: 320, height: 256 });
    await go('/chat');
    await chat.ready();
    await chat.say(QUESTION);
    await chat.bubble(SECTION).waitFor();
    await expectNoSideways(page);
    await chat.input.scrollIntoViewIfNeeded();
    expect(await chat.input.isVisible()).toBe(true);
    expect(await inSight(page, '#help summary')).toBe(true);
    await visitor.screenshot('zoom-400');
  });

  test('colors forced by the system and writing from right to left keep their shape', async () => {
    const { page, chat, go } = await open({ forcedColors: 'active', viewport: { width: 390, height: 844 } });
    await go('/chat');
    await chat.ready();
    await chat.say(QUESTION);
    await chat.bubble(SECTION).waitFor();
    await visitor.screenshot('forced-colors');
    await page.emulateMedia({ forcedColors: 'none' });
    await page.route('**/chat', async (route) => {
      const answer = await route.fetch();
      await route.fulfill({
        response: answer,
        body: (await answer.text()).replace('dir="ltr"', 'dir="rtl"'),
      });
    });
    await page.reload();
    await chat.bubble(SECTION).waitFor();
    await chat.ready();
    await expectNoSideways(page);
    const name = await page.locator('.clinic').boundingBox();
    const menu = await page.locator('#menu').boundingBox();
    expect(menu?.x).toBeLessThan(name?.x ?? 0);
    await visitor.screenshot('right-to-left');
  });

  async function inSight(page: Page, selector: string): Promise<boolean> {
    const box = await page.locator(selector).boundingBox();
    return box !== null && box.y >= 0 && box.y + box.height <= (page.viewportSize()?.height ?? 0);
  }
});
