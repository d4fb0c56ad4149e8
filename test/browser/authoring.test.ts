import { rmSync } from 'node:fs';
import { afterAll, beforeAll, expect, jest } from '@jest/globals';
import type { Locator } from 'playwright-core';
import { startServer, Visitor as ChatVisitor, type TestServer } from '../app/server.ts';
import { expectAccessible } from './axe.ts';
import { inBrowser } from './chromium.ts';
import { PLANTED, plantContent } from './planted-content.ts';
import { signInAnew } from './staff-member.ts';
import { expectNoSideways, visit, type Visitor } from './visitor.ts';

jest.setTimeout(400_000);

const ASKED = 'What is CBT?';
/** Models are fitted for it, on a busy machine for a while. */
const JUDGING = { timeout: 240_000 };

inBrowser('the authoring check', (test, browser) => {
  let root: string;
  let server: TestServer;
  let staff: Visitor;

  beforeAll(async () => {
    root = plantContent();
    server = await startServer({}, undefined, root);
    for (let n = 0; n < 6; n += 1) await (await ChatVisitor.arrive(server.url)).say(ASKED);
    staff = await visit(browser(), server.url.replace(/\/$/, ''), { viewport: { width: 1366, height: 768 } });
    await signInAnew(staff.page, server, 'Alex', ['reviewer', 'lead']);
  });
  afterAll(async () => {
    await staff?.close();
    await server?.close();
    rmSync(root, { recursive: true, force: true });
  });

  const part = (id: string): Locator => staff.page.locator(`#${id}`);
  /** The rows in which all of this stands, each for itself. */
  const rowsOf = (id: string, ...texts: readonly string[]): Locator =>
    texts.reduce(
      (rows, text) => rows.filter({ has: staff.page.getByText(text, { exact: true }) }),
      part(id).getByRole('row'),
    );
  const shown = async (id: string, ...texts: readonly string[]): Promise<string> =>
    (await rowsOf(id, ...texts)
      .first()
      .textContent()) ?? '';

  const judged = (): Locator => staff.page.getByText('by a model that never saw them. Worked out');

  test('opens at once, and tells every planted fault when the phrasings are judged', async () => {
    const { page } = staff;
    await page.getByRole('link', { name: 'Authoring' }).click();
    await page.getByText('being judged').first().waitFor();
    expect(await shown('coverage', PLANTED.bare)).toContain('no entry');
    expect(await shown('changed', PLANTED.changed)).toContain('sessions/dialogue');
    expect(await rowsOf('changed', 'Introduction').count()).toBe(0);
    await part('reviews').getByRole('button', { name: 'Show all' }).click();
    expect(await shown('reviews', PLANTED.overdue)).toMatch(/2024-01-31 Dr\. Ada Lind.*overdue/);
    await judged().waitFor(JUDGING);
    await part('confusions').getByRole('button', { name: 'Show all' }).click();
    expect(await shown('confusions', 'clinic/hours', 'first-session/preparing')).toMatch(/[56]00$/);
    await part('elsewhere').getByRole('button', { name: 'Show all' }).click();
    const astray = await shown('elsewhere', PLANTED.astray[0]);
    expect(astray).toMatch(/clinic\/hours.*phrasings\/plain\.txt:\d+.*first-session\/preparing/);
  });

  test('tells what nobody asked for, and hides nothing of what many did', async () => {
    const asked = part('asked');
    await asked
      .getByRole('button', { name: /^Show all/ })
      .first()
      .click();
    expect(await shown('asked', 'growth/myths')).toMatch(/0$/);
    expect(await shown('asked', 'therapy-types/cbt')).toMatch(/6$/);
    await asked.getByRole('button', { name: 'Conversations of' }).click();
    await staff.page.getByRole('option', { name: 'the last 28 days' }).click();
    await asked.getByRole('button', { name: 'the last 28 days' }).waitFor();
    expect(await shown('asked', 'therapy-types/cbt')).toMatch(/6$/);
  });

  test('passes axe in light and dark colors, on wide and narrow screens', async () => {
    const { page } = staff;
    await page.goto(`${server.url}console/authoring`);
    await judged().waitFor();
    for (const width of [1366, 1024])
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.setViewportSize({ width, height: 768 });
        await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
        for (const id of ['coverage', 'asked', 'confusions', 'elsewhere', 'reviews']) {
          await page.locator(`a[href="#${id}"]`).click();
          await staff.screenshot(`authoring-${id}-${width}-${colorScheme}`);
        }
        await page.evaluate('scrollTo(0, 0)');
        await staff.screenshot(`authoring-${width}-${colorScheme}`);
        await expectAccessible(page, `authoring, ${width}, ${colorScheme}`);
        await expectNoSideways(page);
      }
    // A stranger's first question who they are is answered 401.
    expect(staff.problems.filter((problem) => !problem.includes('401'))).toEqual([]);
  });
});
