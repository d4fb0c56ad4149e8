import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { expect } from '@jest/globals';
import type { Frame, Page } from 'playwright-core';
import { z } from 'zod';
import { ROOT } from '../house/sources.ts';

const source = readFileSync(
  createRequire(path.join(ROOT, 'package.json')).resolve('axe-core/axe.min.js'),
  'utf8',
);
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

const results = z.object({
  passes: z.number(),
  violations: z.array(z.object({ id: z.string(), target: z.string(), summary: z.string() })),
});

/** No rule of WCAG 2.2, A or AA, is broken: in the page and in every frame of it, each looked at for itself. */
export async function expectAccessible(page: Page, state: string): Promise<void> {
  const found = await Promise.all(page.frames().map(examine));
  const broken = found.flatMap(({ violations }) =>
    violations.map((each) => `${state}: ${Object.values(each).join(' ')}`),
  );
  expect(broken).toEqual([]);
  // A run that looked at nothing would find nothing wrong.
  expect(found.reduce((sum, { passes }) => sum + passes, 0)).toBeGreaterThan(8);
}

async function examine(frame: Frame): Promise<z.infer<typeof results>> {
  if (!frame.url().startsWith('http')) return { passes: 0, violations: [] };
  // Playwright's evaluation is not held by the page's policy.
  await frame.evaluate(source);
  return results.parse(
    await frame.evaluate(`(async () => {
      const { passes, violations } = await axe.run(document, { iframes: false, runOnly: ${JSON.stringify(TAGS)} });
      return {
        passes: passes.length,
        violations: violations.flatMap(({ id, nodes }) =>
          nodes.map(({ target, failureSummary }) => ({ id, target: target.join(' '), summary: failureSummary }))),
      };
    })()`),
  );
}
