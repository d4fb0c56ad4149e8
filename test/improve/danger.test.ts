import { describe, expect, it } from '@jest/globals';
import { filesBelow, importsOf } from '../house/sources.ts';

describe('what staff correct', () => {
  it('never reaches what looks for danger', () => {
    const safety = filesBelow('src/safety', ['.ts']);
    expect(safety.length).toBeGreaterThan(5);
    const named = safety
      .filter((file) =>
        importsOf(file).some((name) =>
          /^src\/(improve|store|content\.ts|(model|knowledge)\/(correction|improve|refit))/.test(name),
        ),
      )
      .map(({ file }) => file);
    expect(named).toEqual([]);
  });

  it('is read by nothing but the overlay on the matcher', () => {
    const importers = filesBelow('src', ['.ts', '.tsx'])
      .filter((file) => importsOf(file).some((name) => name.startsWith('src/knowledge/refit')))
      .map(({ file }) => file);
    expect(importers).toEqual(['src/content.ts']);
  });
});
