import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, jest } from '@jest/globals';
import type { Page } from 'playwright-core';
import { startServer, Visitor as ChatVisitor, type TestServer } from '../app/server.ts';
import { ROOT } from '../house/sources.ts';
import { expectAccessible } from './axe.ts';
import { inBrowser } from './chromium.ts';
import { signInAnew } from './staff-member.ts';
import { until, visit, type Visitor } from './visitor.ts';

jest.setTimeout(240_000);

/** A number kept for stories: nobody has it. */
const NUMBER = '(212) 555-0177';

inBrowser('a day at the console', (test, browser) => {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'console-day-'));
  let server: TestServer;
  let staff: Visitor;
  beforeAll(async () => {
    const seeded = spawnSync(process.execPath, [path.join(ROOT, 'src/cli.ts'), 'seed', '150'], {
      cwd: dataDir,
      env: { PATH: process.env['PATH'], DATA_DIR: dataDir },
      encoding: 'utf8',
    });
    if (seeded.status !== 0) throw new Error(`Seeding failed: ${seeded.stderr}`);
    server = await startServer({}, dataDir);
    const visitor = await ChatVisitor.arrive(server.url);
    await visitor.say(`my marmalade therapist can ring me on ${NUMBER} tomorrow`);
    staff = await visit(browser(), server.url.replace(/\/$/, ''), { viewport: { width: 1366, height: 768 } });
  });
  afterAll(async () => {
    await staff?.close();
    await server?.close();
    rmSync(dataDir, { recursive: true, force: true });
  });

  async function look(name: string): Promise<void> {
    await staff.screenshot(`console-day-${name}`);
    await expectAccessible(staff.page, name);
  }

  /** A lead's deed, with its reason. */
  async function deed(page: Page, name: string, submit: string): Promise<void> {
    await page.getByRole('button', { name: 'More', exact: true }).click();
    await page.getByRole('menuitem', { name }).click();
    await page.getByRole('textbox', { name: 'Reason' }).fill('the visitor asked for it');
    if (name === 'Erase') {
      const id = new URL(page.url()).pathname.split('/').at(-1) ?? '';
      await page.getByLabel('First eight characters of its id').fill(id.slice(0, 8));
    }
    await page.getByRole('button', { name: submit }).click();
  }

  test('begins with a sign-in: an own password, a second factor, recovery codes', async () => {
    const { page } = staff;
    expect(await signInAnew(page, server, 'Alex', ['lead', 'admin'])).toBe(10);
    await page.locator('[data-row]').first().waitFor();
    await look('queue');
  });

  test('works through the queue, danger first, by keys alone', async () => {
    const { page } = staff;
    const groups = await page.locator('.group h2').allTextContents();
    expect(groups[0]).toContain('Flagged for danger');
    const unopened = Number(await page.locator('.badge').textContent());
    expect(unopened).toBeGreaterThan(0);
    await page.keyboard.press('n');
    await page.locator('.opened .chip.danger').first().waitFor();
    await look('danger');
    const first = page.url();
    await until('the flag counts as opened', async () => {
      const badge = page.locator('.badge');
      return (await badge.count()) === 0 || Number(await badge.textContent()) < unopened;
    });
    await page.keyboard.press('r');
    await page.getByRole('button', { name: 'Open again' }).waitFor();
    await page.keyboard.press('n');
    await until('the next one is there', () => page.url() !== first);
    await page.locator('.lines').waitFor();
    await page.keyboard.press('j');
    await page.locator('.why-facts').waitFor();
    await page.keyboard.press('q');
    await page.locator('[data-row]').first().waitFor();
  });

  test('finds somebody by what they said, without a word of it in the address', async () => {
    const { page } = staff;
    await page.keyboard.press('/');
    await page.getByRole('searchbox').fill('marmalade');
    await until('one is found', async () => (await page.locator('[data-row]').count()) === 1);
    expect(await page.locator('[data-row]').textContent()).toContain('marmalade');
    expect(page.url()).not.toContain('marmalade');
    await look('found');
    await page.keyboard.press('Escape');
    await page.locator('[data-row]').click();
    await page.locator('.bubble.visitor').first().waitFor();
    expect(staff.requests.filter((url) => url.includes('marmalade'))).toEqual([]);
  });

  test('sees what is masked only with a reason', async () => {
    const { page } = staff;
    await page.locator('.masked').first().waitFor();
    expect(await page.locator('.opened').textContent()).not.toContain('555-0177');
    await deed(page, 'Unmask', 'Unmask');
    await page.locator('.unmasked').first().waitFor();
    expect(await page.locator('.opened').textContent()).toContain(NUMBER);
    await look('unmasked');
    await page.reload();
    await page.locator('.masked').first().waitFor();
    expect(await page.locator('.opened').textContent()).not.toContain('555-0177');
  });

  test('notes, labels, takes over and follows up, and finds it all again', async () => {
    const { page } = staff;
    await page.keyboard.press('c');
    await page.keyboard.type('Told the front desk.');
    await page.getByRole('button', { name: 'Add note' }).click();
    await page.locator('.note-text').waitFor();
    await page.getByLabel('Add a label').fill('phone first');
    await page.getByRole('button', { name: 'Add', exact: true }).click();
    await page.getByRole('button', { name: 'Remove phone first' }).waitFor();
    await page.getByRole('button', { name: 'Reviewer' }).click();
    await page.getByRole('option', { name: 'Alex (you)' }).click();
    await page.locator('body').press('f');
    await page.getByRole('button', { name: 'Follow-up' }).waitFor();
    await page.waitForLoadState('networkidle').catch(() => undefined);
    await page.reload();
    await page.locator('.note-text').waitFor();
    expect(await page.locator('.note-text').textContent()).toBe('Told the front desk.');
    const panel = (await page.locator('.panel').textContent()) ?? '';
    for (const kept of ['phone first', 'Follow-up', 'Alex (you)']) expect(panel).toContain(kept);
    await look('reviewed');
  });

  test('exports a file, holds and lets go, and erases for good', async () => {
    const { page } = staff;
    const download = page.waitForEvent('download');
    await deed(page, 'Export', 'Export');
    const file = await (await download).path();
    expect(readFileSync(file, 'utf8')).toContain('marmalade');
    await page.locator('.window').waitFor({ state: 'detached' });
    await deed(page, 'Legal hold', 'Put under hold');
    await page.locator('.held').waitFor();
    await page.locator('.window').waitFor({ state: 'detached' });
    await deed(page, 'Lift the legal hold', 'Lift the hold');
    await page.locator('.held').waitFor({ state: 'detached' });
    await page.locator('.window').waitFor({ state: 'detached' });
    await deed(page, 'Erase', 'Erase for good');
    await page.getByText('Receipt:').waitFor();
    await look('erased');
    await page.locator('.window').getByRole('button', { name: 'Queue' }).click();
    await page.keyboard.press('/');
    await page.getByRole('searchbox').fill('marmalade');
    await page.getByText('Nothing fits.').waitFor();
  });

  test('looks at settings, staff and a log that is sound, and signs out', async () => {
    const { page } = staff;
    await page.getByRole('link', { name: 'Settings' }).click();
    await page.locator('.coverage li').first().waitFor();
    await look('settings');
    await page.getByRole('link', { name: 'Staff', exact: true }).click();
    await page.locator('tbody tr').first().waitFor();
    await look('staff');
    await page.getByRole('link', { name: 'Audit log' }).click();
    await page.locator('tbody tr').first().waitFor();
    const log = (await page.locator('table').textContent()) ?? '';
    for (const done of ['Erased', 'Exported', 'Unmasked', 'Searched']) expect(log).toContain(done);
    expect(log).not.toContain('marmalade');
    await page.getByRole('button', { name: 'Verify' }).click();
    await page.getByText('as they were written').waitFor();
    await look('audit');
    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.getByRole('heading', { name: 'Sign in' }).waitFor();
    await page.goto(`${server.url}console/audit`);
    await page.getByRole('heading', { name: 'Sign in' }).waitFor();
    expect(staff.problems.filter((problem) => !problem.includes('401'))).toEqual([]);
  });
});
