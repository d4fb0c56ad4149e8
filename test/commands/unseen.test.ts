import { describe, expect, it } from '@jest/globals';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Danger } from '../../src/model/danger.ts';
import { LabelError } from '../../src/commands/labels.ts';
import { slicesOf, unseenTable } from '../../src/commands/unseen.ts';

const detect = (text: string): Danger | undefined =>
  text.includes('danger') ? { kind: 'self', rule: 'r' } : undefined;

function withFolder(files: Readonly<Record<string, string>>, use: (folder: string) => void): void {
  const folder = mkdtempSync(path.join(tmpdir(), 'unseen-'));
  try {
    for (const [name, text] of Object.entries(files)) writeFileSync(path.join(folder, name), text);
    use(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

describe('the unseen messages', () => {
  it('are counted by kind, manner, plainness and spelling', () => {
    const slices = slicesOf(
      'x',
      [
        { text: 'danger one', kind: 'self', group: 'plain', explicit: true },
        { text: 'danger two', kind: 'abuse', group: 'plain', perturbed: true },
        { text: 'missed', kind: 'self', group: 'story' },
        { text: 'dangerous film', kind: 'none', group: 'fiction' },
      ],
      detect,
    );
    const of = (name: string) => slices.find((slice) => slice.name === name);
    expect(of('x danger')).toMatchObject({ messages: 3, taken: 2, sameKind: 1 });
    expect(of('x danger, self')).toMatchObject({ messages: 2, taken: 1 });
    expect(of('x danger: plain')).toMatchObject({ messages: 2, taken: 2 });
    expect(of('x danger: in so many words')).toMatchObject({ messages: 1, taken: 1 });
    expect(of('x danger: misspelled')).toMatchObject({ messages: 1, taken: 1, sameKind: 0 });
    expect(of('x harmless, fiction')).toMatchObject({ messages: 1, taken: 1 });
  });

  it('never show in the table, only their figures do', () => {
    const text = '{"text":"danger, a missed secret","kind":"self","group":"plain"}\n';
    withFolder({ 'unseen-one.jsonl': text, 'seen.jsonl': text }, (folder) => {
      const table = unseenTable(folder, () => undefined);
      expect(table).toContain('unseen-one danger, self');
      expect(table).toContain('0.0');
      expect(table).not.toContain('secret');
      expect(table.split('\n').some((row) => row.startsWith('seen'))).toBe(false);
    });
  });

  it('give no table where there are none, and name the line that cannot be read', () => {
    withFolder({}, (folder) => expect(unseenTable(folder, detect)).toBe(''));
    withFolder({ 'unseen-bad.jsonl': '\n{"text":"x"}\n' }, (folder) => {
      expect(() => unseenTable(folder, detect)).toThrow(LabelError);
      expect(() => unseenTable(folder, detect)).toThrow('unseen-bad.jsonl:2');
    });
  });
});
