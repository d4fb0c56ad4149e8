import { describe, expect, it } from '@jest/globals';
import { readLabels } from '../../src/commands/eval.ts';
import { examplesOf } from '../../src/knowledge/examples.ts';
import { ENTRY_IDS } from '../../src/knowledge/map.ts';

const questions = readLabels('test/eval/questions.jsonl');
const elsewhere = readLabels('test/eval/elsewhere.jsonl');

describe('ranking sets', () => {
  it('ask for every entry at least three times', () => {
    for (const id of ENTRY_IDS)
      expect(questions.filter((label) => label.expected[0] === id).length).toBeGreaterThanOrEqual(3);
  });

  it('name only ids that exist', () => {
    const known = new Set<string>([...ENTRY_IDS, 'none', 'crisis']);
    for (const { expected } of [...questions, ...elsewhere])
      for (const id of expected) expect(known).toContain(id);
  });

  it('hold next to nothing that the base was fitted on', () => {
    const said = new Set(examplesOf('knowledge/en').examples.map((example) => bare(example.text)));
    const both = [...questions, ...elsewhere]
      .map((label) => label.text)
      .filter((text) => said.has(bare(text)));
    // Two people do ask the same thing in the same few words now and then.
    expect(both.length).toBeLessThan((questions.length + elsewhere.length) / 20);
  });
});

function bare(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' ');
}
