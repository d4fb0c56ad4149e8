import { afterAll, beforeAll, expect, jest } from '@jest/globals';
import type { Page } from 'playwright-core';
import { transcript, type Transcript } from '../../src/console/api/transcript.ts';
import { inBrowser } from './chromium.ts';
import { NOW, transcriptOf } from './console-samples.ts';
import { startStandIn, type StandIn } from './console-stand-in.ts';
import { hostileTexts } from './console-vectors.ts';
import { until, visit, type Visitor } from './visitor.ts';

jest.setTimeout(600_000);

const VECTORS = hostileTexts();
/** Labels hold no characters that do not show, and are short: the schema says so. */
const asLabel = (text: string): string => text.replaceAll(/\p{C}/gu, '').trim().slice(0, 40) || 'label';

/** A conversation with one hostile text in every field that a visitor, a channel or a colleague can fill. */
function hostile(text: string, index: number): Transcript {
  const plain = transcriptOf(index, {
    question: text,
    feedback: text,
    name: text,
    event: text,
    label: asLabel(text),
    note: text,
    channel: text,
    topic: text,
  });
  const parts = [
    { kind: 'text', text },
    { kind: 'hit', text },
    { kind: 'masked', what: 'phone', text },
  ] as const;
  return {
    ...plain,
    summary: { ...plain.summary, preview: [...parts], assignee: text.slice(0, 100) },
    lines: plain.lines.map((line) => ({
      ...line,
      text: line.role === 'bot' ? [...line.text, ...parts] : [...parts],
      fault: text,
      ...(line.role === 'bot' && { feedback: { reaction: 'dislike', words: [...parts], at: NOW } as const }),
    })),
    callBacks: [{ id: 'c', name: [...parts], contact: [...parts], at: NOW }],
    review: {
      ...plain.review,
      assignee: text.slice(0, 100),
      notes: [{ id: 'n', by: text.slice(0, 100), at: NOW, text }],
    },
  };
}

inBrowser('what hostile visitors leave in the console', (test, browser) => {
  let server: StandIn;
  let visitor: Visitor;
  let dialogs = 0;
  beforeAll(async () => {
    server = await startStandIn(VECTORS.map(hostile));
    visitor = await visit(browser(), server.url, { viewport: { width: 1366, height: 768 } });
    visitor.page.on('dialog', (dialog) => {
      dialogs += 1;
      void dialog.dismiss();
    });
    // Whatever runs or is refused tells of itself here, too.
    await visitor.page.addInitScript(`
      window.refused = [];
      document.addEventListener('securitypolicyviolation', (event) => refused.push(event.violatedDirective));
    `);
  });
  afterAll(async () => {
    await visitor?.close();
    await server?.close();
  });

  /** Nothing that a text brought along became an element, an attribute that runs, or a link elsewhere. */
  async function expectOnlyText(page: Page, where: string): Promise<void> {
    const grown = await page.evaluate<string[]>(`
      [...document.querySelectorAll('body *')].filter((element) =>
        element.matches('script, img, iframe, object, embed, video, audio, style, link, base, meta, math, marquee, details, form[action], [formaction], [ping]') ||
        [...element.attributes].some(({ name }) => name.startsWith('on') || name === 'srcdoc') ||
        (element.hasAttribute('href') && new URL(element.href, location.href).origin !== location.origin)
      ).map((element) => element.outerHTML.slice(0, 120))`);
    expect({ where, grown }).toEqual({ where, grown: [] });
    const left = await page.evaluate<unknown[]>('[window.fired ?? 0, refused, location.origin]');
    expect({ where, left }).toEqual({ where, left: [0, [], server.url] });
  }

  async function go(page: Page, to: string): Promise<void> {
    await page.evaluate(
      `history.pushState(null, '', '${to}'); dispatchEvent(new PopStateEvent('popstate'));`,
    );
  }

  test('stays text in queue, lists and search results', async () => {
    expect(VECTORS.length).toBeGreaterThanOrEqual(500);
    const misshapen = VECTORS.map((text, index) => transcript.safeParse(hostile(text, index))).flatMap(
      ({ error }) => error?.issues ?? [],
    );
    expect(misshapen).toEqual([]);
    const { page } = visitor;
    await page.goto(`${server.url}/console/queue`);
    await page.locator('[data-row]').first().waitFor();
    await expectOnlyText(page, 'queue');
    await go(page, '/console/conversations');
    await page
      .locator('[data-row]')
      .nth(VECTORS.length - 1)
      .waitFor();
    await expectOnlyText(page, 'list');
    await page.getByRole('searchbox').fill('onerror');
    await until('fewer are found', async () => (await page.locator('[data-row]').count()) < VECTORS.length);
    await expectOnlyText(page, 'search');
    await page.getByRole('searchbox').fill('');
  });

  test('stays text in every transcript, in the reasons beside it and in its steps', async () => {
    const { page } = visitor;
    await page.goto(`${server.url}/console/conversations`);
    for (const [index, text] of VECTORS.entries()) {
      const { id } = transcriptOf(index);
      await go(page, `/console/conversations/${id}`);
      const note = page.locator('.note-text');
      await page.locator(`.opened[data-id="${id}"] .bubble.bot`).first().waitFor();
      await expectOnlyText(page, text);
      // A text that does not show by itself is shown by its name: the rest stands as it was written.
      if (!/[\p{Cc}\p{Cf}\p{Cs}]/u.test(text)) expect(await note.textContent()).toBe(text);
      // Playwright's own press waits until nothing moves: too long, 500 times over.
      await page.evaluate("document.querySelectorAll('.why')[1].click()");
      await page.locator('.why-facts').waitFor();
      await expectOnlyText(page, `why: ${text}`);
    }
  });

  test('stays text where colleagues, reasons and the log are shown', async () => {
    const { page } = visitor;
    for (const text of VECTORS.filter((_, index) => index % 10 === 0)) {
      const person = { id: 's2', name: text, roles: ['reviewer'] };
      const account = { ...person, state: 'active', addedAt: NOW, lastSignInAt: null, sessions: 0 };
      server.instead.set('GET /staff', { body: { staff: [account] } });
      const entry = {
        seq: 1,
        at: NOW,
        action: 'denied',
        staff: person,
        subject: text,
        details: { reason: text, list: [text] },
      };
      server.instead.set('GET /audit', { body: { more: false, entries: [entry] } });
      for (const screen of ['staff', 'audit']) {
        await go(page, `/console/${screen}`);
        await page.locator('tbody tr').first().waitFor();
        await expectOnlyText(page, `${screen}: ${text}`);
      }
    }
  });

  test('never ran, never opened a dialog, never called home', () => {
    expect(dialogs).toBe(0);
    expect(visitor.problems.filter((problem) => !problem.includes('404'))).toEqual([]);
    expect(visitor.requests.filter((url) => !url.startsWith(server.url))).toEqual([]);
    return Promise.resolve();
  });
});
