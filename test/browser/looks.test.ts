import { afterAll, beforeAll, expect, jest } from '@jest/globals';
import type { ViewportSize } from 'playwright-core';
import { inBrowser } from './chromium.ts';
import { startServer, type TestServer } from './server.ts';
import { chatIn, ELSEWHERE, expectNoSideways, until, untilSeen, visit } from './visitor.ts';

jest.setTimeout(240_000);

const QUESTION = 'What happens the first time?';
const SECTION = 'Laying the Groundwork';
const SCREENS = [
  { name: 'phone', width: 390, height: 844 },
  { name: 'small-phone', width: 320, height: 640 },
  { name: 'desktop', width: 1280, height: 860 },
];

/** Pictures of the main states stay in build/screenshots, to be looked at. */
inBrowser('the pages', (test, browser) => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startServer();
  });
  afterAll(() => server?.remove());

  const fit = (name: string, viewport: ViewportSize, colorScheme: 'light' | 'dark'): void => {
    test(`fit a ${name} in ${colorScheme} colors`, async () => {
      const visitor = await visit(browser(), server.url, { viewport, colorScheme });
      const { page } = visitor;
      const shot = (state: string): Promise<void> => visitor.screenshot(`${name}-${colorScheme}-${state}`);

      await page.goto(server.url);
      await expectNoSideways(page);
      await shot('example');
      await page.getByRole('button', { name: QUESTION }).click();
      const framed = chatIn(page.frameLocator('iframe'));
      await framed.bubble(SECTION).waitFor();
      await framed.buttons.first().waitFor();
      await untilSeen(page, framed.bubble(SECTION));
      await expectNoSideways(page);
      await shot('example-chat');

      await page.evaluate('sessionStorage.clear()');
      await page.goto(`${server.url}/chat`);
      const chat = chatIn(page);
      await chat.ready();
      await shot('chat');
      await chat.say(QUESTION);
      await chat.bubble(SECTION).waitFor();
      await chat.buttons.first().waitFor();
      await untilSeen(page, chat.bubble(SECTION));
      await expectNoSideways(page);
      await shot('answer');
      await page.locator('#help summary').click();
      await expectNoSideways(page);
      await shot('help');
      expect(visitor.problems).toEqual([]);
      await visitor.close();
    });
  };
  for (const { name, width, height } of SCREENS) {
    fit(name, { width, height }, 'light');
    fit(name, { width, height }, 'dark');
  }

  test('show a long reply from its first line, where the numbers stand', async () => {
    const viewport = { width: 320, height: 640 };
    const visitor = await visit(browser(), server.url, { viewport });
    const { page } = visitor;
    await page.goto(`${server.url}/chat`);
    const chat = chatIn(page);
    await chat.ready();
    await chat.say('I want to kill myself');
    const reply = chat.bubble('Thank you for telling me').or(chat.bubble('911')).last();
    await until('the reply began to show', async () => (await reply.boundingBox()) !== null);
    await untilSeen(page, reply.locator('p').first());
    await visitor.screenshot('small-phone-light-danger');
    const top = await page.locator('#chat').boundingBox();
    expect((await reply.boundingBox())?.y).toBeGreaterThanOrEqual((top?.y ?? 0) - 1);
    await visitor.close();
  });

  test('leave the example page, too, from within the chat', async () => {
    const visitor = await visit(browser(), server.url);
    const { page } = visitor;
    await page.goto(server.url);
    await page.getByRole('button', { name: 'Open the chat' }).click();
    const inside = page.frameLocator('iframe');
    await chatIn(inside).ready();
    await inside.getByRole('button', { name: 'Leave this page' }).click();
    await page.waitForURL(ELSEWHERE);
    await page.goBack();
    expect(page.url()).toBe('about:blank');
    await visitor.close();
  });

  test('give the same conversation to the example page when its chat is closed and opened again', async () => {
    const visitor = await visit(browser(), server.url);
    const { page } = visitor;
    await page.goto(server.url);
    await page.getByRole('button', { name: QUESTION }).click();
    const chat = chatIn(page.frameLocator('iframe'));
    await chat.bubble(SECTION).waitFor();
    await page.getByRole('button', { name: 'Close the chat' }).click();
    expect(await page.locator('iframe').isVisible()).toBe(false);
    await page.reload();
    await page.getByRole('button', { name: 'Open the chat' }).click();
    await chat.bubble(SECTION).waitFor();
    expect(await chat.bubble(QUESTION).count()).toBe(1);
    await visitor.close();
  });
});
