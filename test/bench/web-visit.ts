import type { Browser, CDPSession, Page } from 'playwright-core';
import { z } from 'zod';

/** What one visitor with a cold cache and a slow processor met; milliseconds from the moment the page was asked for. */
export interface Seen {
  readonly greeting: number;
  /** Until a word typed at the first chance stood in the field. */
  readonly typed: number;
  /** Until Web Chat showed the bot's greeting. */
  readonly window: number;
  readonly mainThread: number;
  readonly longestTask: number;
  /** Bytes over the line: all, and all but Web Chat's bundle. */
  readonly bytes: number;
  readonly ownBytes: number;
}

export const SLOWER = 4;
const WORD = 'hello';
const PATIENCE_MS = 120_000;
const BUBBLE = '.webchat__bubble';
const FIELDS = '#early-text, [data-id="webchat-sendbox-input"]';
const metrics = z.object({ metrics: z.array(z.object({ name: z.string(), value: z.number() })) });
const loaded = z.object({ encodedDataLength: z.number(), requestId: z.string() });
const asked = z.object({ requestId: z.string(), request: z.object({ url: z.string() }) });

/** When things first stand on the screen, by the page's own clock; nothing is waited for that a visitor would not. */
const WATCH = `
  window.seen = { longest: 0 };
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) seen.longest = Math.max(seen.longest, duration);
  }).observe({ type: 'longtask', buffered: true });
  const shown = (selector) => [...document.querySelectorAll(selector)].find((element) =>
    element.checkVisibility({ visibilityProperty: true }) && element.getBoundingClientRect().height > 0);
  const look = () => {
    const now = performance.now();
    if (shown('#early .bubble, ${BUBBLE}')) seen.greeting ??= now;
    if (shown('${BUBBLE}')) seen.window ??= now;
    const field = shown('${FIELDS.replaceAll('"', '\\"')}');
    if (field && !field.disabled) seen.field ??= now;
    if (field?.value === '${WORD}') seen.typed ??= now;
    requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
`;

const seen = z.object({ greeting: z.number(), typed: z.number(), window: z.number(), longest: z.number() });

/** Opens an address as such a visitor would, types a word as soon as there is a field, and waits for the window. */
export async function lookAt(browser: Browser, url: string): Promise<Seen> {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, locale: 'en-US' });
  const page = await context.newPage();
  try {
    const session = await context.newCDPSession(page);
    const traffic = await countTraffic(session);
    await session.send('Performance.enable');
    await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
    await page.addInitScript(WATCH);
    await page.goto(url, { waitUntil: 'commit' });
    await typeAtOnce(page);
    await holds(page, 'window.seen?.window && window.seen?.typed');
    await page.waitForTimeout(1_500);
    const { longest, ...times } = seen.parse(await page.evaluate('seen'));
    return { ...times, longestTask: longest, mainThread: await mainThread(session), ...traffic() };
  } finally {
    await context.close();
  }
}

async function typeAtOnce(page: Page): Promise<void> {
  await holds(page, 'window.seen?.field');
  await page.locator(FIELDS).locator('visible=true').first().focus();
  await page.locator(FIELDS).locator('visible=true').first().pressSequentially(WORD);
}

/** Asks until it does; the page's policy forbids what Playwright's own waiting does. */
async function holds(page: Page, expression: string): Promise<void> {
  const end = performance.now() + PATIENCE_MS;
  while (!(await page.evaluate<unknown>(expression))) {
    if (performance.now() > end) throw new Error(`The page never had ${expression}.`);
    await page.waitForTimeout(20);
  }
}

async function mainThread(session: CDPSession): Promise<number> {
  const all = metrics.parse(await session.send('Performance.getMetrics'));
  return (all.metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN) * 1000;
}

async function countTraffic(session: CDPSession): Promise<() => Pick<Seen, 'bytes' | 'ownBytes'>> {
  const urls = new Map<string, string>();
  let [bytes, ownBytes] = [0, 0];
  session.on('Network.requestWillBeSent', (event) => {
    const { requestId, request } = asked.parse(event);
    urls.set(requestId, request.url);
  });
  session.on('Network.loadingFinished', (event) => {
    const { requestId, encodedDataLength } = loaded.parse(event);
    bytes += encodedDataLength;
    if (!/webchat[-\w]*\.js$/.test(urls.get(requestId) ?? '')) ownBytes += encodedDataLength;
  });
  await session.send('Network.enable');
  return () => ({ bytes, ownBytes });
}
