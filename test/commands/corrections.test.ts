import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { run } from '../../src/commands/corrections.ts';
import { readPhrasings } from '../../src/knowledge/phrasings.ts';

const KEPT = [
  { text: 'where do I park ••• the car', expected: 'clinic/location', state: 'approved' },
  { text: '## none\nof that', expected: 'homework/why', state: 'approved' },
  { text: 'not yet', expected: 'clinic/fees', state: 'proposed' },
];

describe('the command corrections', () => {
  let root: string;
  let file: string;
  beforeEach(() => {
    root = mkdtempSync(path.join(tmpdir(), 'content-'));
    mkdirSync(path.join(root, 'knowledge/en/phrasings'), { recursive: true });
    file = path.join(root, 'knowledge/en/phrasings/corrections.txt');
  });
  afterEach(() => rmSync(root, { recursive: true, force: true }));

  async function command(kept: unknown, ...argv: readonly string[]) {
    const said: string[] = [];
    const code = await run(argv, { out: (text) => void said.push(text) }, async () => kept, root);
    return { code, text: said.join('') };
  }
  const written = () =>
    readPhrasings('corrections.txt', readFileSync(file, 'utf8'), []).map(({ id, text }) => [id, text]);

  it('writes what was approved as phrasings that are read as they were meant', async () => {
    expect(await command(KEPT, 'export')).toMatchObject({ code: 0 });
    expect(written()).toEqual([
      ['clinic/location', 'where do I park the car'],
      ['homework/why', 'none of that'],
    ]);
  });

  it('keeps what stands there, and nothing twice', async () => {
    await command(KEPT, 'export');
    const more = { text: 'is there a tram', expected: 'clinic/location', state: 'approved' };
    await command([...KEPT, more], 'export');
    expect(written()).toEqual([
      ['clinic/location', 'where do I park the car'],
      ['clinic/location', 'is there a tram'],
      ['homework/why', 'none of that'],
    ]);
  });

  it('prints only, where that is asked for', async () => {
    const { text } = await command(KEPT, 'export', '--dry-run');
    expect(text).toContain('## clinic/location\nwhere do I park the car\n');
    expect(() => readFileSync(file)).toThrow('ENOENT');
  });

  it('says where there is nothing to write, and how it is called', async () => {
    expect((await command([], 'export')).text).toContain('nothing to write');
    expect((await command(KEPT)).code).toBe(2);
    expect((await command(KEPT, '--help')).code).toBe(0);
  });
});
