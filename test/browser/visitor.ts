import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { expect } from '@jest/globals';
import type { Browser, BrowserContextOptions, FrameLocator, Locator, Page } from 'playwright-core';
import { z } from 'zod';
import { ROOT } from '../house/sources.ts';

/** Somebody with a browser, and what went wrong while they used it. */
export interface Visitor {
  readonly page: Page;
  /** What the bot's lines were, as the transport told the page: `answered first-session/what-happens`. */
  readonly answers: readonly string[];
  /** Every address that was asked for. */
  readonly requests: readonly string[];
  /** Errors, warnings, reports of the policy, and requests to anywhere else. */
  readonly problems: readonly string[];
  screenshot(name: string): Promise<void>;
  close(): Promise<void>;
}

/** Where "Leave this page" leads in the content; the tests answer it themselves. */
export const ELSEWHERE = 'https://www.wikipedia.org/';
export const SHOTS = path.join(ROOT, 'build/screenshots');

export async function visit(
  browser: Browser,
  base: string,
  options: BrowserContextOptions = {},
  /** The site that holds the chat, where it is another. */
  site: string = base,
): Promise<Visitor> {
  const context = await browser.newContext({ locale: 'en-US', ...options });
  const page = await context.newPage();
  const answers: string[] = [];
  const problems: string[] = [];
  const requests: string[] = [];
  await context.route(ELSEWHERE, (route) => route.fulfill({ contentType: 'text/html', body: 'Elsewhere' }));
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) problems.push(message.text());
  });
  page.on('pageerror', (error) => problems.push(error.message));
  page.on('request', (request) => {
    const url = request.url();
    requests.push(url);
    const known = url.startsWith(`${base}/`) || url.startsWith(`${site}/`);
    if (!known && url !== ELSEWHERE && /^https?:/.test(url)) problems.push(`request to ${url}`);
  });
  page.on('websocket', (socket) => {
    if (!socket.url().startsWith(base.replace('http', 'ws'))) problems.push(`socket to ${socket.url()}`);
    socket.on('framereceived', ({ payload }) => answers.push(...answersIn(payload.toString())));
  });
  return {
    page,
    answers,
    requests,
    problems,
    async screenshot(name) {
      mkdirSync(SHOTS, { recursive: true });
      await page.screenshot({ path: path.join(SHOTS, `${name}.png`) });
    },
    close: () => context.close(),
  };
}

const frame = z.object({
  activities: z.array(
    z.object({
      channelData: z
        .object({ answer: z.object({ outcome: z.string(), id: z.string().nullable() }).optional() })
        .optional(),
    }),
  ),
});

function answersIn(payload: string): string[] {
  if (payload === '') return [];
  return frame
    .parse(JSON.parse(payload))
    .activities.flatMap(({ channelData }) => channelData?.answer ?? [])
    .map(({ outcome, id }) => `${outcome} ${id}`);
}

/** The parts of the chat, in the page itself or in a frame of it. Web Chat has each text twice: only bubbles count. */
export function chatIn(place: Page | FrameLocator) {
  const input = place.locator('[data-id="webchat-sendbox-input"]');
  const bubbles = place.locator('.webchat__bubble');
  return {
    input,
    bubbles,
    status: place.locator('#status'),
    buttons: place.locator('.webchat__suggested-action'),
    bubble: (text: string): Locator => bubbles.filter({ hasText: text }),
    async ready(): Promise<void> {
      await bubbles.first().waitFor();
      await place.locator('#status:empty').waitFor({ state: 'attached' });
    },
    async say(text: string): Promise<void> {
      await input.fill(text);
      await input.press('Enter');
    },
  };
}

/** Waits until it holds; what is asked of a page a moment too early is not yet so. */
export async function until(
  what: string,
  holds: () => boolean | Promise<boolean>,
  ms = 60_000,
): Promise<void> {
  const end = performance.now() + ms;
  while (!(await holds())) {
    if (performance.now() > end) throw new Error(`Waited in vain until ${what}.`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** Until the transcript has stopped moving and the lower end of something in it is above the send box. */
export async function untilSeen(page: Page, something: Locator): Promise<void> {
  let before = Number.NaN;
  await until('it is in sight', async () => {
    const box = await something.last().boundingBox();
    const bottom = box ? box.y + box.height : Number.NaN;
    const still = bottom === before;
    before = bottom;
    return still && bottom < (page.viewportSize()?.height ?? 0) - 52;
  });
}

/** Nothing sticks out at the side: a phone would let the page slide about. */
export async function expectNoSideways(page: Page): Promise<void> {
  const wide = await page.evaluate<number>('document.documentElement.scrollWidth - innerWidth');
  expect(wide).toBeLessThanOrEqual(0);
}
