import { afterAll, afterEach, beforeAll, expect, jest } from '@jest/globals';
import type { Page } from 'playwright-core';
import { inBrowser } from './chromium.ts';
import { clinicPage, startClinicSite, type ClinicSite } from './clinic-site.ts';
import { startServer, type TestServer } from './server.ts';
import { chatIn, ELSEWHERE, until, visit, type Visitor } from './visitor.ts';

jest.setTimeout(240_000);

const QUESTION = 'what happens the first time?';
const SECTION = 'Laying the Groundwork';
const LAUNCHER = 'Questions about therapy';

inBrowser('the chat on a clinic’s own pages', (test, browser) => {
  let site: ClinicSite;
  let server: TestServer;
  let visitor: Visitor;
  beforeAll(async () => {
    site = await startClinicSite();
    server = await startServer({ ALLOWED_ORIGINS: `${site.origin},${site.foreign}` });
    site.chat = server.url;
    for (const path of ['/', '/second']) site.put(path, clinicPage());
  });
  afterAll(async () => {
    await server?.remove();
    await site?.close();
  });
  afterEach(() => visitor.close());

  async function open(path = '/', options: Parameters<typeof visit>[2] = {}): Promise<Page> {
    visitor = await visit(browser(), server.url, options, site.origin);
    await visitor.page.goto(site.origin + path);
    return visitor.page;
  }
  const launcher = (page: Page) => page.getByRole('button', { name: LAUNCHER });
  const framed = (page: Page) => chatIn(page.frameLocator('iframe'));

  test('loads nothing but the launcher before it is opened, and leaves one name and no cookie', async () => {
    visitor = await visit(browser(), server.url, {}, site.origin);
    const { page } = visitor;
    site.put('/names.js', 'window.namesBefore = Object.getOwnPropertyNames(window);');
    site.put('/names', (chat) =>
      clinicPage()(chat).replace('<head>', '<head><script src="/names.js"></script>'),
    );
    await page.goto(`${site.origin}/names`);
    await launcher(page).waitFor();
    expect(visitor.requests.filter((url) => url.startsWith(server.url))).toEqual([`${server.url}/widget.js`]);
    const added = await page.evaluate<string[]>(
      'Object.getOwnPropertyNames(window).filter((name) => !window.namesBefore.includes(name))',
    );
    expect(added.filter((name) => name !== 'namesBefore')).toEqual(['TherapyGuide']);
    expect(await page.evaluate('document.cookie')).toBe('');
    expect(await page.evaluate('JSON.stringify({ ...localStorage, ...sessionStorage })')).toBe('{}');
    expect(visitor.problems).toEqual([]);
  });

  test('talks in a frame of another origin, under the strictest policy of the page around it', async () => {
    const page = await open();
    await launcher(page).click();
    const chat = framed(page);
    await chat.ready();
    await chat.say(QUESTION);
    await chat.bubble(SECTION).waitFor();
    await visitor.screenshot('embedded-desktop');
    expect(visitor.answers).toContain('answered first-session/what-happens');
    expect(await page.context().cookies()).toEqual([]);
    expect(visitor.problems).toEqual([]);
  });

  test('talks on another site altogether, where the browser gives the frame no storage', async () => {
    visitor = await visit(browser(), server.url, {}, site.foreign);
    const { page } = visitor;
    await page.goto(site.foreign);
    await launcher(page).click();
    await framed(page).ready();
    await framed(page).say(QUESTION);
    await framed(page).bubble(SECTION).waitFor();
    expect(visitor.problems).toEqual([]);
  });

  test('goes on after a reload and on the next page of the site, and stands open where it was open', async () => {
    const page = await open();
    await launcher(page).click();
    const chat = framed(page);
    await chat.ready();
    await chat.say(QUESTION);
    await chat.bubble(SECTION).waitFor();
    await page.reload();
    await chat.bubble(SECTION).waitFor();
    await page.locator('#next').click();
    await page.waitForURL('**/second');
    await chat.bubble(SECTION).waitFor();
    expect(await chat.bubble(QUESTION).count()).toBe(1);
    await page.getByRole('button', { name: 'Close the chat' }).click();
    await page.goto(site.origin);
    await launcher(page).waitFor();
    expect(await page.locator('iframe').count()).toBe(0);
    expect(visitor.problems).toEqual([]);
  });

  test('is left from inside the frame by a press, by Escape twice, and nothing leads back', async () => {
    for (const way of ['press', 'keys']) {
      const page = await open('/second');
      await page.goto(site.origin);
      await launcher(page).click();
      await framed(page).ready();
      if (way === 'press')
        await page.frameLocator('iframe').getByRole('button', { name: 'Leave this page' }).click();
      else {
        await framed(page).input.press('Escape');
        await framed(page).input.press('Escape');
      }
      await page.waitForURL(ELSEWHERE);
      await page.goBack();
      expect(page.url()).toBe(`${site.origin}/second`);
      await launcher(page).waitFor();
      expect(await page.locator('iframe').count()).toBe(0);
      await launcher(page).click();
      await framed(page).ready();
      expect(await framed(page).bubble(QUESTION).count()).toBe(0);
      await visitor.close();
    }
    visitor = await visit(browser(), server.url, {}, site.origin);
  });

  test('is opened and closed by keyboard alone, with the focus where it belongs', async () => {
    const page = await open();
    await launcher(page).waitFor();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await framed(page).ready();
    await until('the field has the focus', async () =>
      framed(page).input.evaluate((element) => element.ownerDocument.activeElement === element),
    );
    await page.keyboard.type(QUESTION);
    await page.keyboard.press('Enter');
    await framed(page).bubble(SECTION).waitFor();
    await page.getByRole('button', { name: 'Close the chat' }).focus();
    await page.keyboard.press('Enter');
    expect(await page.evaluate('document.activeElement.shadowRoot.activeElement.className')).toBe('launcher');
    expect(await launcher(page).getAttribute('aria-expanded')).toBe('false');
  });

  test('does what the page asks by its few calls, and tells what happened, never what was said', async () => {
    const page = await open();
    await launcher(page).waitFor();
    await page.evaluate(`
      window.heard = [];
      for (const event of ['open', 'ready', 'answered', 'close'])
        TherapyGuide.on(event, (...args) => heard.push([event, ...args]));
      window.stop = TherapyGuide.on('close', () => heard.push(['never']));
      stop();
      TherapyGuide.ask('${QUESTION}');
    `);
    await framed(page).bubble(SECTION).waitFor();
    await until('the page heard of an answer', async () =>
      (await page.evaluate<string>('JSON.stringify(heard)')).includes('answered'),
    );
    await page.evaluate('TherapyGuide.close()');
    const heard = await page.evaluate<string[][]>('heard');
    expect(heard.every((event) => event.length === 1)).toBe(true);
    expect(new Set(heard.flat())).toEqual(new Set(['open', 'ready', 'answered', 'close']));
    expect(await page.locator('iframe').isVisible()).toBe(false);
  });

  test('takes color, side, label and language from its attributes, readable in any color', async () => {
    site.put(
      '/own',
      clinicPage('data-color="#ffe135" data-position="left" data-label="Ask us" data-language="en-GB"'),
    );
    const page = await open('/own');
    const button = page.getByRole('button', { name: 'Ask us' });
    const box = await button.boundingBox();
    expect(box?.x).toBeLessThan(30);
    const colors = await page.evaluate(`(() => {
      const host = [...document.body.children].find((element) => element.shadowRoot);
      const { color, backgroundColor } = getComputedStyle(host.shadowRoot.querySelector('.launcher'));
      return { color, backgroundColor };
    })()`);
    expect(colors).toEqual({ color: 'rgb(0, 0, 0)', backgroundColor: 'rgb(255, 225, 53)' });
    await button.click();
    await framed(page).ready();
    expect(await page.locator('iframe').getAttribute('src')).toContain('color=ffe135');
    await visitor.screenshot('embedded-own-color');
  });

  test('stays when a single-page site takes its body apart, and comes once though the line stands there twice', async () => {
    site.put('/twice', (chat) =>
      clinicPage()(chat).replace('</body>', `<script src="${chat}/widget.js" defer></script></body>`),
    );
    const page = await open('/twice');
    await launcher(page).click();
    await framed(page).ready();
    await framed(page).say(QUESTION);
    await framed(page).bubble(SECTION).waitFor();
    expect(await launcher(page).count()).toBe(1);
    await page.evaluate(
      "document.body.replaceChildren(Object.assign(document.createElement('h1'), { textContent: 'Another view' }))",
    );
    await framed(page).bubble(SECTION).waitFor();
    await page.evaluate(
      "document.documentElement.replaceChild(document.createElement('body'), document.body)",
    );
    await framed(page).bubble(SECTION).waitFor();
    expect(await launcher(page).count()).toBe(1);
    expect(visitor.problems).toEqual([]);
  });

  test('stands in the page itself where that is wanted, also when the place for it comes later', async () => {
    site.put('/inline', clinicPage('data-inline="#here"', '<div id="here"></div>'), {
      'Content-Security-Policy': `default-src 'none'; script-src ${server.url}; frame-src ${server.url}`,
    });
    const page = await open('/inline', { viewport: { width: 900, height: 900 } });
    await framed(page).ready();
    expect(await launcher(page).count()).toBe(0);
    await page.evaluate("document.querySelector('main').replaceChildren()");
    expect(await page.locator('iframe').count()).toBe(0);
    await page.evaluate(
      "document.querySelector('main').append(Object.assign(document.createElement('div'), { id: 'here' }))",
    );
    await framed(page).ready();
    await visitor.screenshot('embedded-inline');
    expect(visitor.problems).toEqual([]);
  });

  test('fills a phone, is closed there, and the page beneath keeps still meanwhile', async () => {
    const page = await open('/', { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });
    await launcher(page).tap();
    await framed(page).ready();
    await visitor.screenshot('embedded-phone');
    expect(await page.locator('iframe').boundingBox()).toMatchObject({ x: 0, y: 0, width: 390, height: 844 });
    expect(await page.evaluate('document.documentElement.style.overflow')).toBe('hidden');
    await page.getByRole('button', { name: 'Close the chat' }).tap();
    expect(await page.evaluate('document.documentElement.style.overflow')).toBe('');
    await launcher(page).waitFor();
  });
});
