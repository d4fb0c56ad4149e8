import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { filesBelow, ROOT } from './sources.ts';

const CALL =
  /\b(?:log\??|#log|logger)\.(?:info|warn|error)\(\s*'([^']+)'|level: '[a-z]+', event: '([^']+)'|\bnote\('([^']+)'/g;

const written = filesBelow('src', ['.ts']).flatMap(({ file, text }) =>
  [...text.matchAll(CALL)].map((match) => ({ file, event: match[1] ?? match[2] ?? match[3] ?? '' })),
);
const told = [...readFileSync(path.join(ROOT, 'docs/log.md'), 'utf8').matchAll(/^\| `([^`]+)` \|/gm)].map(
  ([, event = '']) => event,
);

describe('what the log tells', () => {
  it('is named in plain words, one way', () => {
    expect(written.length).toBeGreaterThan(20);
    expect(written.filter(({ event }) => !/^[a-z]+( [a-z]+)*$/.test(event))).toEqual([]);
  });

  it('is listed for operators, all of it and nothing else', () => {
    expect([...new Set(written.map(({ event }) => event))].toSorted()).toEqual(told.toSorted());
  });
});
