import { afterAll, afterEach, beforeAll, expect, jest } from '@jest/globals';
import { inBrowser } from './chromium.ts';
import { clinicPage, startClinicSite, type ClinicSite } from './clinic-site.ts';
import { startServer, type TestServer } from './server.ts';
import { chatIn, visit, type Visitor } from './visitor.ts';

jest.setTimeout(240_000);

inBrowser('the launcher whose chat does not come', (test, browser) => {
  let site: ClinicSite;
  let server: TestServer;
  let visitor: Visitor;
  beforeAll(async () => {
    site = await startClinicSite();
    server = await startServer({ ALLOWED_ORIGINS: site.origin });
    site.chat = server.url;
    site.put('/', clinicPage());
    site.put('/inline', clinicPage('data-inline="#here"', '<div id="here"></div>'));
  });
  afterAll(async () => {
    await server?.remove();
    await site?.close();
  });
  afterEach(() => visitor.close());

  test('says so with the numbers, and brings the chat at a press once it is there', async () => {
    visitor = await visit(browser(), server.url, {}, site.origin);
    const { page } = visitor;
    await page.route(`${server.url}/chat*`, (route) => route.abort('connectionrefused'));
    await page.goto(site.origin);
    await page.getByRole('button', { name: 'Questions about therapy' }).click();
    const notice = page.getByRole('alert');
    await notice.getByText('cannot be reached').waitFor();
    expect(await notice.getByRole('link').first().getAttribute('href')).toMatch(/^(?:tel|sms):/);
    expect(await page.locator('iframe').isVisible()).toBe(false);
    await visitor.screenshot('absent');
    await page.unroute(`${server.url}/chat*`);
    await notice.getByRole('button', { name: 'Try again' }).click();
    await chatIn(page.frameLocator('iframe')).ready();
    expect(await notice.count()).toBe(0);
  });

  test('says so in a page of an origin that it does not serve, inline as well', async () => {
    visitor = await visit(browser(), server.url, {}, site.foreign);
    const { page } = visitor;
    for (const path of ['/', '/inline']) {
      await page.goto(site.foreign + path);
      if (path === '/') await page.getByRole('button', { name: 'Questions about therapy' }).click();
      await page.getByRole('alert').getByText('cannot be reached').waitFor();
    }
    await visitor.screenshot('absent-inline');
  });
});
