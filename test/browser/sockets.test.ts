import { afterAll, beforeAll, expect, jest } from '@jest/globals';
import { inBrowser } from './chromium.ts';
import { startServer, type TestServer } from './server.ts';
import { chatIn, visit } from './visitor.ts';

jest.setTimeout(240_000);

const QUESTION = 'what happens the first time?';
/** Other than a network that lets none through: the browser itself, or something built into it, says no. */
const FORBIDDEN: { readonly [how: string]: string } = {
  'forbids them': `window.WebSocket = class { constructor() { throw new Error('forbidden'); } };`,
  'knows none': 'delete window.WebSocket;',
};

inBrowser('without WebSockets', (test, browser) => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startServer();
  });
  afterAll(() => server?.remove());

  for (const [how, script] of Object.entries(FORBIDDEN)) {
    test(`a conversation goes on where the browser ${how}`, async () => {
      const visitor = await visit(browser(), server.url);
      const { page } = visitor;
      await page.addInitScript(script);
      await page.goto(`${server.url}/chat`);
      const chat = chatIn(page);
      await chat.ready();
      await chat.say(QUESTION);
      await chat.bubble('Laying the Groundwork').waitFor();
      expect(await chat.status.innerText()).toBe('');
      expect(await chat.bubble(QUESTION).count()).toBe(1);
      await visitor.close();
    });
  }
});
