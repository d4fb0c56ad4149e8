import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { HELD_OUT_SOURCES } from '../../src/knowledge/held-out-product.ts';
import { MODEL_SOURCES } from '../../src/knowledge/model-product.ts';
import { CONSOLE_SOURCES } from '../../src/products/console.ts';
import { DANGER_SOURCES } from '../../src/safety/classifier/product.ts';
import { importsOf, ROOT } from '../house/sources.ts';

/** A module and all of ours that it imports, and those that these import, to the end. */
function modulesBehind(entry: string): string[] {
  const found = new Set([entry]);
  for (const file of found) {
    const text = readFileSync(path.join(ROOT, file), 'utf8');
    for (const name of importsOf({ file, text })) if (name.startsWith('src/')) found.add(name);
  }
  return [...found];
}

describe.each([
  ['the fitted model', 'src/knowledge/fit-worker.ts', MODEL_SOURCES],
  ['what authors are told of phrasings', 'src/knowledge/held-out-worker.ts', HELD_OUT_SOURCES],
  ['the staff’s console', 'src/browser/console/main.tsx', CONSOLE_SOURCES],
  ['the classifier for danger', 'src/safety/classifier/fit-worker.ts', DANGER_SOURCES],
])('what %s is made from', (_, entry, sources) => {
  it('names every module that it runs, so that a change in any of them builds it anew', () => {
    const named = (file: string): boolean =>
      sources.some((source) => file === source || file.startsWith(`${source}/`));
    const modules = modulesBehind(entry);
    expect(modules.length).toBeGreaterThan(10);
    expect(modules.filter((file) => !named(file))).toEqual([]);
  });

  it('names nothing that is not there', () => {
    expect(sources.filter((source) => !existsSync(path.join(ROOT, source)))).toEqual([]);
  });
});
