import { afterAll, beforeAll, expect, jest } from '@jest/globals';
import type { Page } from 'playwright-core';
import { expectAccessible } from './axe.ts';
import { inBrowser } from './chromium.ts';
import { transcriptOf } from './console-samples.ts';
import { startStandIn, type StandIn } from './console-stand-in.ts';
import { expectNoSideways, visit, type Visitor } from './visitor.ts';

jest.setTimeout(300_000);

inBrowser('the console for everybody', (test, browser) => {
  let server: StandIn;
  beforeAll(async () => {
    const transcripts = Array.from({ length: 26 }, (_, index) => transcriptOf(index));
    server = await startStandIn(transcripts);
  });
  afterAll(() => server?.close());

  const signedOut = { status: 401, body: { error: { code: 'SignInFirst' } } };

  /** Every screen and state, one after the other, looked at by axe. */
  async function walk(visitor: Visitor, name: string): Promise<void> {
    const { page } = visitor;
    const look = async (state: string): Promise<void> => {
      await visitor.screenshot(`console-${name}-${state}`);
      await expectAccessible(page, `${name}, ${state}`);
      await expectNoSideways(page);
    };
    const go = (path: string) => page.goto(server.url + path);
    await signIn(page, look);
    await page.locator('[data-row]').first().waitFor();
    await look('queue');
    await page.keyboard.press('?');
    await page.getByRole('dialog').waitFor();
    await look('keys');
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Your account' }).click();
    await look('account');
    await page.keyboard.press('Escape');
    await go('/console/conversations');
    await page.locator('[data-row]').first().waitFor();
    await page.getByRole('button', { name: 'More filters' }).click();
    await page.keyboard.press('j');
    await look('list');
    await page.getByRole('button', { name: 'Status' }).click();
    await page.getByRole('listbox').waitFor();
    await look('filter-open');
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Export what is found' }).click();
    await page.getByRole('link', { name: 'Save' }).waitFor();
    await look('export-found');
    await page.keyboard.press('Escape');
    await page.getByRole('searchbox').fill('nobody said this');
    await page.getByText('Nothing fits.').waitFor();
    await look('nothing-found');
    for (const index of [0, 2, 6]) {
      await go(`/console/conversations/${transcriptOf(index).id}`);
      await page.locator('.bubble.bot').first().waitFor();
      await look(`transcript-${index}`);
    }
    await page.locator('.why').nth(1).click();
    await look('why');
    await page.getByRole('tab', { name: 'Steps' }).click();
    await look('steps');
    for (const deed of ['Unmask', 'Export', 'Legal hold', 'Erase']) {
      await page.getByRole('button', { name: 'More', exact: true }).click();
      if (deed === 'Unmask') await look('menu');
      await page.getByRole('menuitem', { name: deed }).click();
      await page.locator('.window').waitFor();
      await look(deed.toLowerCase().replace(' ', '-'));
      await page.keyboard.press('Escape');
      await page.locator('.window').waitFor({ state: 'detached' });
    }
    for (const screen of ['insight', 'settings', 'staff', 'audit']) {
      await go(`/console/${screen}`);
      await page.locator('.card').first().waitFor();
      await look(screen);
    }
    await page.getByRole('button', { name: 'Verify' }).click();
    await page.getByText('as they were written').waitFor();
    await go('/console/staff');
    await page.getByRole('button', { name: 'Change' }).nth(1).click();
    await look('staff-change');
    await page.keyboard.press('Escape');
    server.instead.set('GET /queue', { status: 503, body: { error: { code: 'Busy' } } });
    await go('/console/queue');
    await page.getByRole('alert').waitFor();
    await look('fault');
    const groups = [{ group: 'danger', count: 0, rows: [] }];
    server.instead.set('GET /queue', { body: { now: 0, alarmMinutes: 30, unopened: 0, groups } });
    await page.getByRole('button', { name: 'Try again' }).click();
    await page.getByText('Nothing is waiting.').waitFor();
    await look('empty');
    server.instead.clear();
  }

  async function signIn(page: Page, look: (state: string) => Promise<void>): Promise<void> {
    server.instead.set('GET /me', signedOut);
    await page.goto(`${server.url}/console/queue`);
    await page.getByLabel('Name').fill('Alex Moreno');
    await page.getByLabel('Password').fill('three quiet words');
    await look('sign-in');
    await page.getByRole('button', { name: 'Continue' }).click();
    await page.getByLabel('Code from the app').fill('123456');
    await look('enroll');
    server.instead.delete('GET /me');
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByText('Your recovery codes').waitFor();
    await look('recovery');
    await page.getByRole('button', { name: 'I have kept them' }).click();
  }

  for (const [name, colorScheme, width, height] of [
    ['light', 'light', 1366, 768],
    ['dark', 'dark', 1024, 768],
  ] as const)
    test(`every screen passes axe in ${name} colors, ${width} pixels wide`, async () => {
      const visitor = await visit(browser(), server.url, { colorScheme, viewport: { width, height } });
      await walk(visitor, name);
      const odd = visitor.problems.filter((problem) => !/40[14]|503/.test(problem));
      expect(odd).toEqual([]);
      await visitor.close();
    });
});
