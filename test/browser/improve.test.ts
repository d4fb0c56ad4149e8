import { afterAll, beforeAll, expect, jest } from '@jest/globals';
import type { Locator } from 'playwright-core';
import { startServer, Visitor as ChatVisitor, type TestServer } from '../app/server.ts';
import { expectAccessible } from './axe.ts';
import { inBrowser } from './chromium.ts';
import { signInAnew } from './staff-member.ts';
import { expectNoSideways, until, visit, type Visitor } from './visitor.ts';

jest.setTimeout(400_000);

const ASKED = 'do you take the green card from the union';
const OTHER_WORDS = 'does the union green card work here';
/** One of the messages that must stay rightly understood. */
const CASE = 'Will the counselor want my whole medical history?';
/** Fitting takes its time, on a busy machine more of it. */
const FITTING = { timeout: 180_000 };

inBrowser('corrections make a better bot', (test, browser) => {
  let server: TestServer;
  let staff: Visitor;
  let before = '';

  beforeAll(async () => {
    server = await startServer();
    staff = await visit(browser(), server.url.replace(/\/$/, ''), { viewport: { width: 1366, height: 768 } });
    await signInAnew(staff.page, server, 'Alex', ['reviewer', 'lead']);
  });
  afterAll(async () => {
    await staff?.close();
    await server?.close();
  });

  /** What a new visitor is told: the outcome, and the entry. */
  async function ask(text: string) {
    const visitor = await ChatVisitor.arrive(server.url);
    const said = await visitor.say(text);
    return said.map(({ channelData }) => channelData?.answer).find((answer) => answer !== undefined);
  }
  async function look(name: string): Promise<void> {
    for (const colorScheme of ['light', 'dark'] as const) {
      await staff.page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await staff.screenshot(`improve-${name}-${colorScheme}`);
      await expectAccessible(staff.page, `${name}, ${colorScheme}`);
    }
    await expectNoSideways(staff.page);
  }
  async function open(): Promise<void> {
    await staff.page.goto(`${server.url}console/improve`);
    await staff.page.locator('.figure').waitFor();
  }
  const figure = async (): Promise<string> => (await staff.page.locator('.figure').textContent()) ?? '';
  const correctionOf = (text: string): Locator => staff.page.locator('.correction').filter({ hasText: text });

  /** In the open window: the entry that a line should have been. */
  async function propose(words: string): Promise<void> {
    const { page } = staff;
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Search the answers').fill(words);
    await dialog.getByRole('option').first().click();
    await dialog.getByRole('button', { name: 'Propose' }).click();
    await dialog.waitFor({ state: 'detached' });
  }

  test('a question that was not answered is corrected and approved, and the next visitor is answered', async () => {
    const { page } = staff;
    expect(await ask(ASKED)).toMatchObject({ outcome: 'unknown' });
    expect(await ask(OTHER_WORDS)).toMatchObject({ outcome: 'unknown' });
    await open();
    before = await figure();
    await look('unanswered');
    await page
      .locator('.alike ul > li')
      .filter({ hasText: ASKED })
      .getByRole('button', { name: 'Should have been…' })
      .click();
    await page.getByRole('option').first().waitFor();
    await look('window');
    await propose('clinic/fees');
    const correction = correctionOf(ASKED);
    await correction.getByRole('button', { name: 'Try' }).click();
    await correction.getByText('would be right').waitFor(FITTING);
    expect(await ask(OTHER_WORDS)).toMatchObject({ outcome: 'unknown' });
    await look('tried');
    await correction.getByRole('button', { name: 'Approve' }).click();
    await correction.getByText('It is in use.').waitFor(FITTING);
    expect(await ask(OTHER_WORDS)).toEqual({ outcome: 'answered', id: 'clinic/fees' });
    await until('the figure has changed', async () => (await figure()) !== before);
  });

  test('an approval that would break a case is refused, and the case is named', async () => {
    const { page } = staff;
    expect(await ask(CASE)).toMatchObject({ outcome: 'answered' });
    await page.goto(`${server.url}console/conversations`);
    await page.locator('[data-row]').filter({ hasText: CASE }).first().click();
    await page.getByRole('button', { name: 'Should have been…' }).click();
    await propose('clinic/hours');
    await open();
    const now = await figure();
    const correction = correctionOf(CASE);
    await correction.getByRole('button', { name: 'Approve' }).click();
    await correction.getByText('It cannot be approved.').waitFor(FITTING);
    expect(await correction.locator('.broken').textContent()).toContain(CASE);
    await look('refused');
    expect(await ask(CASE)).toMatchObject({ outcome: 'answered', id: 'first-session/questions-asked' });
    await open();
    expect(await figure()).toBe(now);
  });

  test('taken back, it is answered no more, and the figure is what it was', async () => {
    const correction = correctionOf(ASKED);
    await correction.getByRole('button', { name: 'Take back' }).click();
    await correction.getByText('It is taken back.').waitFor(FITTING);
    await until('the figure is restored', async () => (await figure()) === before);
    expect(await ask(OTHER_WORDS)).toMatchObject({ outcome: 'unknown' });
    // A stranger's first question who they are is answered 401.
    expect(staff.problems.filter((problem) => !problem.includes('401'))).toEqual([]);
    expect(server.logged.join('\n')).not.toContain('green card');
  });
});
