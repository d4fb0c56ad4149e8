import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { readCases } from '../../src/improve/cases.ts';

describe('the cases that must stay right', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'cases-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));
  const write = (name: string, text: string) => writeFileSync(path.join(folder, name), text);

  it('are read of every file, but for those about danger', async () => {
    write('a.jsonl', '{"text": "fees", "expected": ["clinic/fees"]}\n\n');
    write('b.jsonl', '{"text": "help me now", "expected": ["crisis"]}\n{"text": "hm", "expected": ["none"]}');
    write('c.txt', 'nothing');
    expect((await readCases(folder)).map(({ text }) => text)).toEqual(['fees', 'hm']);
  });

  it('are none where there is no folder, and a fault names its line', async () => {
    expect(await readCases(path.join(folder, 'none'))).toEqual([]);
    write('a.jsonl', '{"text": "fees", "expected": ["clinic/fees"]}\n{"text": 1}');
    await expect(readCases(folder)).rejects.toThrow('a.jsonl:2');
  });
});
