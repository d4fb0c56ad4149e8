import { afterAll, afterEach, beforeAll, expect, jest } from '@jest/globals';
import { z } from 'zod';
import type { Page } from 'playwright-core';
import { inBrowser } from './chromium.ts';
import { startServer, type TestServer } from './server.ts';
import { chatIn, ELSEWHERE, until, visit, type Visitor } from './visitor.ts';

jest.setTimeout(240_000);

const QUESTION = 'what happens the first time?';
const ANSWER = 'answered first-session/what-happens';
const SECTION = 'Laying the Groundwork';

inBrowser('the chat page', (test, browser) => {
  let server: TestServer;
  let visitor: Visitor;
  beforeAll(async () => {
    server = await startServer();
  });
  afterAll(() => server?.remove());
  afterEach(async () => {
    await visitor.close();
  });

  /** The chat page, open and greeted. */
  async function open() {
    visitor = await visit(browser(), server.url);
    await visitor.page.goto(`${server.url}/chat`);
    const chat = chatIn(visitor.page);
    await chat.ready();
    return { chat, page: visitor.page };
  }

  async function renew(page: Page) {
    await page.locator('#menu summary').click();
    await page.getByRole('button', { name: 'New conversation' }).click();
  }

  async function asked() {
    const opened = await open();
    await opened.chat.say(QUESTION);
    await opened.chat.bubble(SECTION).waitFor();
    return opened;
  }

  test('answers a typed question with its guide section and follow-up buttons, and nothing is amiss', async () => {
    const { chat } = await asked();
    expect(visitor.answers).toContain(ANSWER);
    expect(await chat.bubble(QUESTION).count()).toBe(1);
    await chat.buttons.first().waitFor();
    expect(await chat.buttons.count()).toBeGreaterThanOrEqual(2);
    expect(visitor.problems).toEqual([]);
  });

  test('takes a pressed follow-up button for what it says', async () => {
    const { chat } = await asked();
    const before = visitor.answers.length;
    const label = (await chat.buttons.first().innerText()).trim();
    await chat.buttons.first().click();
    await chat.bubble(label).first().waitFor();
    await until('an answer came', () => visitor.answers.length > before);
    expect(visitor.answers.slice(before).join()).not.toContain('unknown');
  });

  test('answers words of danger with the numbers, and keeps both in sight', async () => {
    const { chat, page } = await open();
    await chat.say('I want to kill myself');
    await chat.bubble('988').nth(1).waitFor();
    expect(visitor.answers.join()).toContain('crisis self');
    expect(await page.locator('.help-numbers a').first().isVisible()).toBe(true);
    await visitor.screenshot('danger');
    expect(visitor.problems).toEqual([]);
  });

  test('keeps the conversation over a reload, each line once', async () => {
    const { chat, page } = await asked();
    const before = await chat.bubbles.allInnerTexts();
    await page.reload();
    await chat.bubble(SECTION).waitFor();
    await chat.ready();
    expect(await chat.bubbles.allInnerTexts()).toEqual(before);
    await chat.say('thanks');
    await chat.bubble('thanks').waitFor();
    expect(visitor.problems).toEqual([]);
  });

  test('goes on by itself when the server is killed and started again, with nothing lost or doubled', async () => {
    const { chat } = await asked();
    const before = await chat.bubbles.allInnerTexts();
    await server.kill();
    await chat.status.filter({ hasText: 'The connection was lost' }).waitFor();
    await visitor.screenshot('reconnecting');
    await server.start();
    await chat.status.filter({ hasText: /^$/ }).waitFor({ state: 'attached', timeout: 40_000 });
    expect(await chat.bubbles.allInnerTexts()).toEqual(before);
    const answered = visitor.answers.length;
    await chat.say('How long does a session take?');
    const expected = 'answered clinic/session-length';
    await until('the question was answered', () => visitor.answers.slice(answered).includes(expected));
    expect(await chat.bubble(QUESTION).count()).toBe(1);
  });

  test('begins anew without a word when what the tab remembers is too old or was tampered with', async () => {
    const { chat, page } = await asked();
    const kept = await page.evaluate<string>('sessionStorage.getItem("therapy-guide:visit")');
    const visit = z.object({ token: z.string(), conversationId: z.string() }).parse(JSON.parse(kept));
    for (const bad of [
      { ...visit, token: 'worn-out' },
      { ...visit, token: `${visit.token}x` },
    ]) {
      const value = JSON.stringify(JSON.stringify(bad));
      await page.evaluate(`sessionStorage.setItem('therapy-guide:visit', ${value})`);
      await page.reload();
      await chat.ready();
      expect(await chat.bubble(QUESTION).count()).toBe(0);
      await chat.say('hello there');
      await chat.bubble('hello there').waitFor();
    }
  });

  test('waits for a server that is not there yet, and says so with the numbers in sight', async () => {
    visitor = await visit(browser(), server.url);
    const { page } = visitor;
    await page.route('**/chat/token', (route) => route.abort());
    await page.goto(`${server.url}/chat`);
    const chat = chatIn(page);
    await chat.status.filter({ hasText: 'The connection was lost' }).waitFor();
    expect(await page.locator('.help-numbers a[href^="tel:"]').first().isVisible()).toBe(true);
    await page.unroute('**/chat/token');
    await chat.ready();
  });

  test('says when the browser is offline, and stops saying so', async () => {
    const { chat, page } = await open();
    await page.context().setOffline(true);
    await chat.status.filter({ hasText: "The assistant can't be reached" }).waitFor();
    await page.context().setOffline(false);
    await chat.status.filter({ hasText: /^$/ }).waitFor({ state: 'attached', timeout: 40_000 });
  });

  test('begins anew when asked twice, and the old conversation is gone from the screen', async () => {
    const { chat, page } = await asked();
    const token = (): Promise<string> => page.evaluate<string>('JSON.stringify({ ...sessionStorage })');
    const before = await token();
    await renew(page);
    await page.getByRole('button', { name: 'Keep this one' }).click();
    expect(await chat.bubble(QUESTION).count()).toBe(1);
    await renew(page);
    await page.getByRole('button', { name: 'Start new' }).click();
    await until('the old lines are gone', async () => (await chat.bubble(QUESTION).count()) === 0);
    await chat.ready();
    expect(await token()).not.toBe(before);
  });

  test('is left at one press, with nothing to come back to', async () => {
    const { page } = await asked();
    await page.getByRole('button', { name: 'Leave this page' }).click();
    await page.waitForURL(ELSEWHERE);
    await page.goBack();
    expect(page.url()).toBe('about:blank');
    await page.goto(`${server.url}/chat`);
    await chatIn(page).ready();
    expect(await chatIn(page).bubble(QUESTION).count()).toBe(0);
  });

  test('is left by Escape twice, even while typing', async () => {
    const { chat, page } = await open();
    await chat.input.fill('I was about to');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    await page.waitForURL(ELSEWHERE);
  });

  test('offers help numbers at all times, the rest by keyboard', async () => {
    const { page } = await open();
    const links = page.locator('.help-numbers a');
    expect(await links.count()).toBeGreaterThanOrEqual(2);
    for (const link of await links.all()) {
      expect(await link.getAttribute('href')).toMatch(/^(tel|sms):[0-9+*#]+/);
      expect(await link.isVisible()).toBe(true);
    }
    await page.locator('#help summary').focus();
    await page.keyboard.press('Enter');
    expect(await page.locator('.help-panel').isVisible()).toBe(true);
    await page.keyboard.press('Escape');
    expect(await page.locator('.help-panel').isVisible()).toBe(false);
  });

  test('is reached by Tab in the order in which it is read: options, help, out, then the numbers', async () => {
    const { page } = await open();
    const names: string[] = [];
    for (let press = 0; press < 3; press += 1) {
      await page.keyboard.press('Tab');
      names.push(
        await page.evaluate<string>(
          'document.activeElement.ariaLabel || document.activeElement.textContent.trim()',
        ),
      );
    }
    expect(names).toEqual(['Chat options', 'Get help now', 'Leave this page']);
  });

  test('shows what a visitor typed as text, never as markup', async () => {
    const { chat, page } = await open();
    await chat.say('<img src=x onerror=alert(1)> **bold** [link](https://evil.example)');
    const bubble = chat.bubble('onerror').first();
    await bubble.waitFor();
    expect(await bubble.locator('img, strong, a').count()).toBe(0);
    expect(await page.locator('a[href*="evil"]').count()).toBe(0);
    expect(visitor.problems).toEqual([]);
  });
});
