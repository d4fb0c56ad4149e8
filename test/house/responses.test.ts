import { describe, expect, it } from '@jest/globals';
import { filesBelow } from './sources.ts';

/** `writeHead` with something chained to what it returns. */
const CHAINED = /\.writeHead\((?:[^()]|\([^()]*\))*\)\s*\./;

describe('responses', () => {
  it('chain nothing to writeHead: where restify is loaded in the same process, it returns nothing', () => {
    const files = [...filesBelow('src', ['.ts']), ...filesBelow('test', ['.ts'])];
    // A bench runs in a process of its own, without restify.
    const shared = files.filter(({ file }) => !file.startsWith('test/bench/'));
    expect(shared.filter(({ text }) => CHAINED.test(text)).map(({ file }) => file)).toEqual([]);
    expect(CHAINED.test(['response.writeHead(status, { Location: at() })', 'end()'].join('.'))).toBe(true);
  });
});
