import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { ROOT } from './sources.ts';

const dependencies = z.record(z.string(), z.string()).optional();
const lock = z
  .object({
    packages: z.record(
      z.string(),
      z.object({ optionalDependencies: dependencies, resolved: z.string().optional() }),
    ),
  })
  .parse(JSON.parse(readFileSync(path.join(ROOT, 'package-lock.json'), 'utf8')));

describe('package-lock.json', () => {
  it('names every platform’s packages, so that it installs on each', () => {
    const named = new Set(Object.keys(lock.packages).map((key) => key.split('node_modules/').at(-1)));
    const optional = Object.values(lock.packages).flatMap((entry) =>
      Object.keys(entry.optionalDependencies ?? {}),
    );
    expect(optional.length).toBeGreaterThan(20);
    expect(optional.filter((name) => !named.has(name))).toEqual([]);
  });

  it('names no download addresses, so that any registry mirror serves', () => {
    const addresses = Object.values(lock.packages).flatMap(({ resolved }) =>
      resolved?.startsWith('http') ? [resolved] : [],
    );
    expect(addresses).toEqual([]);
  });
});
