import path from 'node:path';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { greeting } from '../src/greeting.ts';
import type { ProductName, ProductState } from '../src/products/product.ts';
import { ensureProducts } from '../src/products/products.ts';
import { loadParts } from '../src/load-parts.ts';
import { systemClock } from '../src/world.ts';
import { readWritten } from '../src/written.ts';
import { ROOT } from './house/sources.ts';
import { readSet } from './safety/sets.ts';

const CONFIG = { retentionDays: 90, azure: undefined, slack: undefined, dev: false };

beforeAll(() => ensureProducts(ROOT, { report: () => undefined }));

/** Everything built and fresh, but for what is said otherwise. */
function products(otherwise: readonly (readonly [ProductName, 'stale' | 'missing'])[]) {
  const names: readonly ProductName[] = ['web-chat', 'browser', 'model', 'danger'];
  const states = new Map<ProductName, ProductState>(
    names.map((name) => [name, { kind: 'ready', dir: path.join(ROOT, 'build', name) }]),
  );
  for (const [name, kind] of otherwise)
    states.set(name, { kind, dir: path.join(ROOT, 'build', name), reason: `No tools for ${name}.` });
  return states;
}

async function started(...otherwise: Parameters<typeof products>[0]) {
  const parts = await loadParts(
    await readWritten(ROOT, undefined),
    CONFIG,
    { clock: systemClock },
    products(otherwise),
  );
  return { parts, lines: greeting(CONFIG, parts, 'http://127.0.0.1/').join('\n') };
}

describe('a start', () => {
  it('tells of nothing that is missing or old where all is fresh', async () => {
    const { parts, lines } = await started();
    expect(parts.unclassified).toBeUndefined();
    expect(lines).not.toMatch(/missing|older|alone/);
  });

  it.each(['stale', 'missing'] as const)('is refused with a %s model, and says why', async (kind) => {
    await expect(started(['model', kind])).rejects.toMatchObject({
      name: 'StartError',
      message: expect.stringMatching(/No tools for model\..*npm run build/),
    });
  });

  it.each(['stale', 'missing'] as const)('leaves danger to the rules with a %s classifier', async (kind) => {
    const fresh = await started();
    const learned = readSet('self').filter(
      ({ text }) => fresh.parts.crisis.detect(text)?.rule === 'classifier',
    );
    const { parts, lines } = await started(['danger', kind]);
    expect(lines).toContain('the rules serve alone: No tools for danger.');
    expect(parts.crisis.detect('i want to kill myself')?.kind).toBe('self');
    expect(learned.length).toBeGreaterThan(0);
    expect(learned.filter(({ text }) => parts.crisis.detect(text) !== undefined)).toEqual([]);
  });

  it('says that an older page serves, and why', async () => {
    const { lines } = await started(['browser', 'stale'], ['web-chat', 'missing']);
    expect(lines).toContain('An older build of browser serves: No tools for browser.');
    expect(lines).toContain('The chat on the page is missing: No tools for web-chat.');
  });

  it('says what makes it a demonstration, each with its cure', async () => {
    const { parts, lines } = await started();
    expect(parts.crisis.unsigned).toEqual(['crisis_texts', 'helplines']);
    expect(lines).toMatch(/the clinic is an example\. Set CLINIC_FILE/);
    expect(lines).toMatch(/nobody has signed the words for danger \(approval, crisis_texts/);
    expect(lines).toMatch(/nobody has confirmed the country's numbers \(approval, helplines/);
  });
});
