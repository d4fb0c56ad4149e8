import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { chromium, type Page } from 'playwright-core';

/*
 * A conversation in Microsoft's Agents Playground, headless, with the server as `npm run dev` starts it. Run by hand:
 *
 *   npm install --prefix <a folder elsewhere> --ignore-scripts @microsoft/m365agentsplayground@0.2.28
 *   node test/playground/talk.ts --cli <that folder>/node_modules/@microsoft/m365agentsplayground/cli.js
 *
 * Buttons of cards cannot be pressed there: version 0.2.28 adds a property to card data that it has frozen itself ("Cannot
 * add property msTeams"), for every button that Teams shows as the person's own message. test/bot presses them.
 *
 * It is no dependency of the project, and no part of `npm test`: its license is for evaluation only.
 */

const ROOT = path.join(import.meta.dirname, '../..');
const [BOT, PLAYGROUND] = [39_781, 39_782];

/** What is done, and what must then be seen. */
type Step = readonly [does: string, act: (page: Page) => Promise<void>, seen: RegExp];

const write = (text: string) => async (page: Page) => {
  const box = page.locator('[data-lexical-editor]').first();
  await box.click();
  await page.keyboard.type(text);
  await page.keyboard.press('Enter');
};

const steps: readonly Step[] = [
  ['opens the personal chat', async () => undefined, /automated assistant[^]*988[^]*Types of therapy/],
  ['asks a question', write('what happens the first time?'), /From the guide/],
  ['begins a flow', write('help me plan my homework'), /What would you like to do/],
  ['answers by number', write('2'), /2/],
  ['writes of danger', write('I want to kill myself'), /Thank you for telling me[^]*911[^]*Call 988/],
];

/** Whether the page comes to show it, and more than it did before. */
async function comes(page: Page, seen: RegExp, from: number): Promise<boolean> {
  for (let tries = 0; tries < 100; tries += 1) {
    const text = await page.innerText('body');
    if (text.length > from && seen.test(text)) return true;
    await page.waitForTimeout(200);
  }
  return false;
}

const { values } = parseArgs({ options: { cli: { type: 'string' }, shots: { type: 'string' } } });
if (values.cli === undefined)
  throw new Error('Give --cli the cli.js of the Agents Playground; see the top of this file.');

const started: ChildProcess[] = [];
const start = (args: readonly string[], env: NodeJS.ProcessEnv = {}) => {
  started.push(
    spawn(process.execPath, args, { cwd: ROOT, env: { ...process.env, ...env }, stdio: 'ignore' }),
  );
};
const answers = async (url: string) => {
  for (let tries = 0; tries < 300; tries += 1) {
    if (
      await fetch(url).then(
        () => true,
        () => false,
      )
    )
      return;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error(`${url} does not answer`);
};

try {
  const data = mkdtempSync(path.join(tmpdir(), 'playground-'));
  start(['src/main.ts', '--dev'], { PORT: String(BOT), DATA_DIR: data, LOG_LEVEL: 'silent' });
  await answers(`http://127.0.0.1:${BOT}/`);
  start([
    values.cli,
    'start',
    '-e',
    `http://127.0.0.1:${BOT}/api/messages`,
    '-c',
    'msteams',
    '-p',
    String(PLAYGROUND),
    '--dt',
  ]);
  await answers(`http://127.0.0.1:${PLAYGROUND}/`);
  const browser = await chromium.launch({
    executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
  });
  const page = await browser.newPage({ viewport: { width: 1_400, height: 900 } });
  await page.goto(`http://127.0.0.1:${PLAYGROUND}/`);
  for (const [index, [does, act, seen]] of steps.entries()) {
    const before = (await page.innerText('body')).length;
    await act(page);
    const ok = await comes(page, seen, index === 0 ? 0 : before);
    if (values.shots !== undefined) await page.screenshot({ path: path.join(values.shots, `${index}.png`) });
    process.stdout.write(`${ok ? 'ok  ' : 'NOT '} ${does}\n`);
    if (!ok) process.exitCode = 1;
  }
  await browser.close();
} finally {
  for (const child of started) child.kill();
}
