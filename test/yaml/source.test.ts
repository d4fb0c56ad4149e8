import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { ContentError, formatFault } from '../../src/model/content-fault.ts';
import { readText } from '../../src/yaml/read-text.ts';
import { checkWith, parseYaml, readYaml } from '../../src/yaml/source.ts';

const linesOf = (text: string): number[] => readYaml('x.yaml', text).faults.map(({ line }) => line);

describe('broken YAML', () => {
  it.each([
    ['an open quote', 'a: 1\nb: "x\nc: 2\nd: 3\n', [2]],
    ['an open quote in a list', 'a:\n  - "x\n  - "y"\n', [2]],
    ['an open bracket', 'a: 1\nb: [x, y\nc: 2\n', [2]],
    ['an open brace around a closed bracket', 'a: 1\nb: { x: [1, 2], y: 2\nc: 1\n', [2]],
    ['a line without a colon', 'a: 1\nbcd\nc: 2\n', [2]],
    ['a line set in too far', 'a: 1\n  b: 2\nc: 2\n', [2]],
    ['a line not set in far enough', 'a:\n  b: 2\n c: 2\n', [3]],
    ['a colon in a text', 'a: 1\nb: x: y\nc: 2\n', [2]],
    ['a quote within a text', "a: 1\nb: 'it's'\nc: 2\n", [2]],
    ['a tab', 'a:\n\tb: 2\nc: 2\n', [2]],
    ['a name that stands twice', 'a: 1\nb: 2\na: 2\n', [3]],
    ['a text that begins with a star', 'b: 1\na: *warm* words\n', [2]],
  ])('is told on the line of its cause, once: %s', (_, text, lines) => {
    expect(linesOf(text)).toEqual(lines);
  });

  it('counts the lines above it', () => {
    expect(readYaml('x.md', 'a: 1\nb: [\n', 1).faults).toMatchObject([{ line: 3 }]);
  });
});

describe('YAML that does not fit its schema', () => {
  const schema = z.strictObject({ name: z.string(), list: z.array(z.strictObject({ id: z.number() })) });
  const told = (text: string): string[] => {
    try {
      parseYaml('x.yaml', text, schema, 'Mend it.');
    } catch (cause) {
      if (cause instanceof ContentError) return cause.faults.map(formatFault);
      throw cause;
    }
    return [];
  };

  it('is told with every fault at once, on the line of its key', () => {
    expect(told('list:\n  - id: 1\n  - id: x\n  -\n    id:\n      - 2\nnam: a\n')).toEqual([
      'x.yaml:1  name: is missing. Mend it.',
      'x.yaml:3  list.1.id: Invalid input: expected number, received string. Mend it.',
      'x.yaml:5  list.2.id: Invalid input: expected number, received array. Mend it.',
      'x.yaml:7  Unrecognized key: "nam". Mend it.',
    ]);
  });

  it('is told once, by whomever it is read', () => {
    const faults = [...readYaml('x.yaml', 'a: [').faults];
    expect(checkWith(readYaml('x.yaml', 'a: ['), schema, faults)).toBeUndefined();
    expect(faults).toHaveLength(2);
    expect(new ContentError(faults).message).toMatch(/^The content has one fault:\n {2}x\.yaml:1 {2}.*$/);
  });
});

describe('a file of content', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'text-'));

  it('may begin with the mark that some editors write', () => {
    writeFileSync(path.join(folder, 'a.yaml'), '\uFEFFa: 1\n');
    expect(readText(path.join(folder, 'a.yaml'), 'a.yaml')).toBe('a: 1\n');
  });

  it.each([
    ['none.yaml', 'The file is missing'],
    ['a.yaml/below', 'The file is missing'],
    ['.', 'This is a folder, not a file'],
  ])('that cannot be read is named, with the cure: %s', (name, what) => {
    expect(() => readText(path.join(folder, name), 'knowledge/it.yaml', 'Put it back.')).toThrow(
      `knowledge/it.yaml:1  ${what}. Put it back.`,
    );
  });
});
