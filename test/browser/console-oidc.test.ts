import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { afterAll, beforeAll, expect, jest } from '@jest/globals';
import type { Page } from 'playwright-core';
import { freePort } from '../app/free-port.ts';
import { startServer, type TestServer } from '../app/server.ts';
import { ROOT } from '../house/sources.ts';
import { expectAccessible } from './axe.ts';
import { inBrowser } from './chromium.ts';
import { visit, type Visitor } from './visitor.ts';

jest.setTimeout(240_000);

const FONTS = 'https://fonts.googleapis.com/**';
const SECRET = 'a-secret-of~the+test';

async function startProvider(issuer: string, home: string): Promise<ChildProcess> {
  const options = { issuer, home, redirectUri: `${home}/api/sign-in/oidc/callback`, secret: SECRET };
  const file = path.join(ROOT, 'test/browser/certified-provider.ts');
  const child = spawn(process.execPath, [file, JSON.stringify(options)], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const said = await Promise.race([once(child.stdout, 'data'), once(child, 'exit').then(() => undefined)]);
  if (said === undefined) throw new Error('The provider did not start: is oidc-provider installed?');
  return child;
}

inBrowser('signing in through a provider', (test, browser) => {
  let server: TestServer;
  let provider: ChildProcess;
  let issuer = '';
  let url = '';
  let staff: Visitor;

  beforeAll(async () => {
    url = `http://127.0.0.1:${await freePort()}`;
    // Another site, as a provider is: cookies are kept apart by it, and forgery is told by it.
    issuer = `http://localhost:${await freePort()}`;
    provider = await startProvider(issuer, `${url}/console`);
    server = await startServer({
      PORT: new URL(url).port,
      PUBLIC_URL: url,
      OIDC_ISSUER: issuer,
      OIDC_CLIENT_ID: 'console',
      OIDC_CLIENT_SECRET: SECRET,
      OIDC_SCOPE: 'openid profile groups',
      OIDC_ROLES: 'leads=lead,reviewers=reviewer,admins=admin',
      OIDC_LABEL: 'your clinic account',
      OIDC_ASK: 'the front desk',
    });
    staff = await visit(browser(), url, { viewport: { width: 1366, height: 768 } }, issuer);
    // The provider's own pages ask for a font from elsewhere.
    await staff.page.context().route(FONTS, (route) => route.fulfill({ contentType: 'text/css', body: '' }));
  });
  afterAll(async () => {
    await staff?.close();
    await server?.close();
    provider?.kill('SIGKILL');
  });

  /** The provider's own pages: who one is, and that the console may know it. */
  async function atProvider(page: Page, name: string): Promise<void> {
    await page.waitForURL(`${issuer}/**`);
    await page.locator('input[name=login]').fill(name);
    await page.locator('input[name=password]').fill('anything');
    await page.locator('[type=submit]').click();
    await page.getByText('Continue', { exact: true }).click();
  }

  const way = (page: Page) => page.getByRole('link', { name: 'Sign in with your clinic account' });

  test('leads over its page to the page of the console that was asked for', async () => {
    const { page } = staff;
    await page.goto(`${url}/console/queue`);
    await way(page).waitFor();
    await expectAccessible(page, 'sign-in with a provider');
    await staff.screenshot('console-oidc-sign-in');
    await way(page).click();
    await atProvider(page, 'leads.robin');
    await page.waitForURL(`${url}/console/queue`);
    await page.getByRole('heading', { name: 'Queue' }).waitFor();
    expect(await page.getByRole('navigation').textContent()).toContain('robin ExampleLead');
    const cookies = await page.context().cookies(url);
    expect(cookies.map(({ name, secure, httpOnly, sameSite }) => [name, secure, httpOnly, sameSite])).toEqual(
      [['__Host-console', true, true, 'Strict']],
    );
  });

  test('leaves nothing to change of a password, and a reload stays signed in', async () => {
    const { page } = staff;
    await page.reload();
    await page.getByRole('button', { name: 'Your account' }).click();
    await page.getByText('You sign in through your organization.').waitFor();
    expect(await page.getByLabel('Present password').count()).toBe(0);
    await expectAccessible(page, 'account of a provider');
    await page.keyboard.press('Escape');
  });

  test('ends with a sign-out here, and one there for who wants it', async () => {
    const { page } = staff;
    await page.getByRole('button', { name: 'Sign out' }).click();
    const leave = page.getByRole('link', { name: 'Sign out there, too' });
    await leave.waitFor();
    await expectAccessible(page, 'signed out of the console');
    await staff.screenshot('console-oidc-left');
    await leave.click();
    await page.waitForURL(`${issuer}/**`);
    await page.getByRole('button', { name: /yes/i }).click();
    await page.waitForURL(`${url}/console**`);
    await way(page).waitFor();
  });

  test('tells somebody without a role whom to ask', async () => {
    const { page } = staff;
    await way(page).click();
    await atProvider(page, 'cleaners.kim');
    await page.getByText('You have no access to this console. Please ask the front desk.').waitFor();
    await expectAccessible(page, 'refused');
    await staff.screenshot('console-oidc-refused');
  });

  test('is not carried into another browser: its way back opens nothing there', async () => {
    const mallory = await visit(browser(), url, {}, issuer);
    await mallory.page
      .context()
      .route(FONTS, (route) => route.fulfill({ contentType: 'text/css', body: '' }));
    await mallory.page.goto(`${url}/console`);
    await way(mallory.page).click();
    await mallory.page.waitForURL(`${issuer}/**`);
    // Without the cookie the code is not redeemed: it is good for somebody else yet.
    await mallory.page.context().clearCookies({ name: '__Host-console-oidc' });
    await atProvider(mallory.page, 'leads.mallory');
    await mallory.page.getByText('That sign-in was not begun in this browser').waitFor();
    const lure = mallory.requests.find((address) => address.includes('/sign-in/oidc/callback?')) ?? '';
    expect(lure).toContain('code=');
    const { page } = staff;
    await page.goto(lure);
    await page.getByText('That sign-in was not begun in this browser').waitFor();
    expect(await page.getByRole('navigation').count()).toBe(0);
    await mallory.close();
  });

  test('shows an admin who comes this way, and offers no roles for them', async () => {
    const admin = await visit(browser(), url, { viewport: { width: 1366, height: 768 } }, issuer);
    const { page } = admin;
    await page.context().route(FONTS, (route) => route.fulfill({ contentType: 'text/css', body: '' }));
    await page.goto(`${url}/console/staff`);
    await way(page).click();
    await atProvider(page, 'admins.alex');
    const row = page.getByRole('row').filter({ hasText: 'robin Example' });
    await row.getByText('signs in through the organization').waitFor();
    await admin.screenshot('console-oidc-staff');
    await row.getByRole('button', { name: 'Change' }).click();
    await page.getByText('The roles come from groups at the organization').waitFor();
    expect(await page.getByRole('checkbox').count()).toBe(0);
    await expectAccessible(page, 'an account of a provider');
    await page.getByRole('button', { name: 'Shut the account' }).click();
    await row.getByText('Shut', { exact: true }).waitFor();
    await admin.close();
  });

  test('tells that the provider is down, and who has an account here can sign in', async () => {
    const { page } = staff;
    provider.kill('SIGKILL');
    await once(provider, 'exit');
    await page.goto(`${url}/console?refused=ProviderDown`);
    await page.getByText('Signing in with your clinic account does not work just now.').waitFor();
    expect(await page.getByLabel('Password').isVisible()).toBe(true);
    await page.goto(`${url}/console?refused=Marmalade`);
    await way(page).waitFor();
    expect(await page.getByRole('alert').filter({ hasText: /./ }).count()).toBe(0);
  });

  test('broke no policy of the page, and asked nobody else', () => {
    const ours = staff.problems.filter((problem) => !/fonts\.googleapis|status of 401/.test(problem));
    expect(ours).toEqual([]);
    return Promise.resolve();
  });
});
