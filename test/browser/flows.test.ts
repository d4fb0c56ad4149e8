import { afterAll, afterEach, beforeAll, expect, jest } from '@jest/globals';
import { inBrowser } from './chromium.ts';
import { startServer, type TestServer } from './server.ts';
import { chatIn, expectNoSideways, untilSeen, visit, type Visitor } from './visitor.ts';

jest.setTimeout(240_000);

inBrowser('a flow on the chat page', (test, browser) => {
  let server: TestServer;
  let visitor: Visitor;
  beforeAll(async () => {
    server = await startServer();
  });
  afterAll(() => server?.remove());
  afterEach(async () => {
    await visitor.close();
  });

  /** The chat page, on a phone. */
  async function open() {
    visitor = await visit(browser(), server.url, { viewport: { width: 390, height: 780 } });
    await visitor.page.goto(`${server.url}/chat`);
    const chat = chatIn(visitor.page);
    await chat.ready();
    return { chat, page: visitor.page };
  }

  test('shows the types side by side on a card that fits a phone', async () => {
    const { chat, page } = await open();
    await chat.say('compare the types of therapy');
    await chat.buttons.filter({ hasText: 'side by side' }).click();
    const facts = page.getByText('combining techniques, perhaps with mindfulness or relaxation');
    await facts.first().waitFor();
    await untilSeen(page, chat.buttons.filter({ hasText: 'Which might suit me?' }));
    await visitor.screenshot('side-by-side');
    await expectNoSideways(page);
    expect(visitor.problems).toEqual([]);
  });

  test('gives a week’s plan as a calendar file that the browser saves', async () => {
    const { chat, page } = await open();
    await chat.say('plan my homework');
    for (const label of ['Plan my week', 'Yes, I know'])
      await chat.buttons.filter({ hasText: label }).click();
    await chat.bubble('What would you like to do this week?').waitFor();
    await chat.say('write one page');
    await chat.bubble('On which days?').waitFor();
    await chat.say('mondays and fridays');
    await chat.bubble('At what time of day?').waitFor();
    await chat.say('8 pm');
    await chat.bubble('And how long each time?').waitFor();
    await chat.say('10 minutes');
    await chat.buttons.filter({ hasText: "Yes, it's good" }).click();
    const link = page.getByRole('link', { name: /Put it into my calendar/ });
    await link.waitFor();
    await visitor.screenshot('calendar-link');
    const saving = visitor.page
      .context()
      .waitForEvent('page', { timeout: 5_000 })
      .catch(() => undefined);
    const downloading = page.waitForEvent('download', { timeout: 5_000 }).catch(() => undefined);
    await link.click();
    const opened = await saving;
    const download = (await downloading) ?? (await opened?.waitForEvent('download', { timeout: 5_000 }));
    expect(download?.suggestedFilename()).toBe('my-week.ics');
    expect(visitor.problems).toEqual([]);
  });
});
