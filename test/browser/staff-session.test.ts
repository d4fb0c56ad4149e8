import { afterAll, beforeAll, expect } from '@jest/globals';
import type { Page } from 'playwright-core';
import { Secret, TOTP } from 'otpauth';
import { startServer, type TestServer } from '../app/server.ts';
import { giveStaffOrder } from '../../src/commands/with-staff-store.ts';
import { parseConfig } from '../../src/config.ts';
import { staffOutcome } from '../../src/console/accounts.ts';
import { randomIds, systemClock } from '../../src/world.ts';
import { inBrowser } from './chromium.ts';

const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };

/** Asks the console from a page, as a script of that page can. */
function ask(
  page: Page,
  url: string,
  method: string,
  body?: object,
): Promise<{ status: number; text: string }> {
  return page.evaluate(
    async ([to = '', how = '', sent = '']) => {
      const headers = { 'Content-Type': 'application/json', 'X-Console': '1' };
      const init = { method: how, headers, credentials: 'include' as const, ...(sent && { body: sent }) };
      const answer = await fetch(to, init).catch(() => undefined);
      return { status: answer?.status ?? 0, text: (await answer?.text()) ?? '' };
    },
    [url, method, body === undefined ? '' : JSON.stringify(body)],
  );
}

inBrowser('a session of staff in a real browser', (test, browser) => {
  let server: TestServer;
  let api = '';

  beforeAll(async () => {
    server = await startServer();
    api = `${server.url}console/api`;
  });
  afterAll(() => server.close());

  async function firstPassword(): Promise<string> {
    const config = parseConfig({ environment: { DATA_DIR: server.dataDir }, dev: false });
    const give = giveStaffOrder(config, { clock: systemClock, ids: randomIds, log: silent });
    const outcome = staffOutcome.parse(await give({ do: 'add', name: 'Anna', roles: ['admin'] }));
    return outcome.kind === 'password' ? outcome.password : '';
  }

  test('is kept over plain http on loopback, out of reach of scripts and of other sites', async () => {
    const context = await browser().newContext();
    const page = await context.newPage();
    await page.goto(`${server.url}chat`);
    const field = async (path: string, body: object, name: string): Promise<string> => {
      const { text } = await ask(page, `${api}${path}`, 'POST', body);
      return new RegExp(`"${name}":"([^"]+)"`).exec(text)?.[1] ?? '';
    };
    const password = 'a kettle on the windowsill';
    const first = await field('/sign-in', { name: 'Anna', password: await firstPassword() }, 'ticket');
    const ticket = await field('/sign-in/password', { ticket: first, password }, 'ticket');
    const secret = await field('/sign-in/enroll', { ticket }, 'secret');
    const code = new TOTP({ secret: Secret.fromBase32(secret) }).generate();
    expect((await ask(page, `${api}/sign-in/code`, 'POST', { ticket, code })).status).toBe(200);

    expect((await ask(page, `${api}/me`, 'GET')).status).toBe(200);
    expect(await page.evaluate('document.cookie')).toBe('');
    const cookies = await context.cookies(server.url);
    expect(cookies.map(({ name, secure, httpOnly, sameSite }) => [name, secure, httpOnly, sameSite])).toEqual(
      ['__Host-console', '__Host-console-device'].map((name) => [name, true, true, 'Strict']),
    );

    const elsewhere = await context.newPage();
    await elsewhere.goto(server.url.replace('127.0.0.1', 'localhost') + 'chat');
    for (const [path, method] of [
      ['/me', 'GET'],
      ['/staff', 'GET'],
      ['/sign-out', 'POST'],
    ] as const)
      expect((await ask(elsewhere, `${api}${path}`, method)).status).toBe(0);
    expect((await ask(page, `${api}/me`, 'GET')).status).toBe(200);
    expect((await ask(page, `${api}/sign-out`, 'POST')).status).toBe(200);
    expect((await ask(page, `${api}/me`, 'GET')).status).toBe(401);
    await context.close();
  });
});
