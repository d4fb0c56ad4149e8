import { Secret, TOTP } from 'otpauth';
import type { Page } from 'playwright-core';
import { giveStaffOrder } from '../../src/commands/with-staff-store.ts';
import { parseConfig } from '../../src/config.ts';
import { staffOutcome } from '../../src/console/accounts.ts';
import type { Role } from '../../src/model/staff.ts';
import { randomIds, systemClock } from '../../src/world.ts';
import type { TestServer } from '../app/server.ts';

const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };
const PASSWORD = 'a kettle on the windowsill';

/**
 * Gives somebody an account and signs them in for the first time: a password of their own, the second factor, recovery
 * codes, whose number it gives.
 */
export async function signInAnew(
  page: Page,
  { url, dataDir }: TestServer,
  name: string,
  roles: Role[],
): Promise<number> {
  const config = parseConfig({ environment: { DATA_DIR: dataDir }, dev: false });
  const give = giveStaffOrder(config, { clock: systemClock, ids: randomIds, log: silent });
  const outcome = staffOutcome.parse(await give({ do: 'add', name, roles }));
  if (outcome.kind !== 'password') throw new Error(`${name}: ${outcome.kind}`);
  await page.goto(`${url}console`);
  await page.getByLabel('Name').fill(name);
  await page.getByLabel('Password').fill(outcome.password);
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.getByLabel('New password').fill(PASSWORD);
  await page.getByRole('button', { name: 'Continue' }).click();
  const secret = (await page.locator('.secret').textContent()) ?? '';
  const code = new TOTP({ secret: Secret.fromBase32(secret.replaceAll(' ', '')) }).generate();
  await page.getByLabel('Code from the app').fill(code);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.locator('.codes li').first().waitFor();
  const codes = await page.locator('.codes li').count();
  await page.getByRole('button', { name: 'I have kept them' }).click();
  await page.getByRole('navigation').waitFor();
  return codes;
}
