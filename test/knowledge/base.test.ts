import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { readAnswers, readMass } from '../../src/knowledge/base.ts';
import { checkContent } from '../../src/knowledge/check.ts';
import { ContentError, formatFault, type ContentFault } from '../../src/model/content-fault.ts';
import { ENTRY_IDS } from '../../src/knowledge/map.ts';

const FLOWS = ['first-session', 'therapy-types', 'relationship', 'homework', 'call-back'];

describe('knowledge', () => {
  let folder: string;
  beforeEach(() => {
    folder = path.join(mkdtempSync(path.join(tmpdir(), 'knowledge-')), 'en');
    cpSync('knowledge/en', folder, { recursive: true });
  });
  afterEach(() => {
    rmSync(path.dirname(folder), { recursive: true });
  });

  const edit = (file: string, change: (text: string) => string): void => {
    const name = path.join(folder, file);
    writeFileSync(name, change(readFileSync(name, 'utf8')));
  };
  const report = (guideText?: string): string[] =>
    checkContent({ folder, flows: FLOWS, ...(guideText === undefined ? {} : { guideText }) }).faults.map(
      formatFault,
    );

  it('holds every id of the map, and its own check finds nothing', () => {
    expect(readAnswers(folder).entries.map(({ id }) => id)).toEqual(expect.arrayContaining([...ENTRY_IDS]));
    expect(report()).toEqual([]);
  });

  it('names every broken file at once, each with its line', () => {
    edit('homework/why.md', (text) => text.replace(/^title:.*$/m, 'title: [a'));
    edit('growth/myths.md', (text) => text.replace(/^title:.*$/m, `title: ${'long '.repeat(20)}`));
    expect(() => {
      throw new ContentError(readAnswers(folder).faults);
    }).toThrow(
      /2 faults[^]*growth\/myths\.md:2 {2}title: is longer[^]*homework\/why\.md:\d+ {2}This is not valid YAML/,
    );
  });

  it('does not read phrasings at a start; the check does, and names their lines', () => {
    edit('homework/why.md', (text) => text.replace('phrasings:\n', 'phrasings:\n  - [broken\n'));
    expect(readAnswers(folder).base?.entries.get('homework/why')).not.toHaveProperty('phrasings');
    expect(report().join('\n')).toMatch(/homework\/why\.md:\d+ {2}This is not valid YAML/);
  });

  it('changes its hash with every word', () => {
    const before = readAnswers(folder).base?.hash;
    expect(before).toMatch(/^[0-9a-f]{64}$/);
    edit('homework/why.md', (text) => `${text} More.`);
    expect(readAnswers(folder).base?.hash).not.toBe(before);
  });

  it('reports dead follow-ups, flows and placeholders', () => {
    edit('homework/why.md', (text) =>
      text
        .replace(/^flow:.*\n/m, '')
        .replace(/^follow-ups:.*$/m, 'follow-ups: [homework/nowhere]\nflow: dance')
        .replace(/---\n(?!title)/, '---\n{fon} '),
    );
    expect(report().join('\n')).toMatch(
      /homework\/nowhere is no entry[^]*dance does not exist[^]*\{fon\} in full/,
    );
  });

  it('reports a phrasing that two entries claim, with both places', () => {
    edit('homework/why.md', (text) =>
      text.replace('phrasings:\n', 'phrasings:\n  - "The very same words"\n'),
    );
    edit('growth/myths.md', (text) =>
      text.replace('phrasings:\n', 'phrasings:\n  - "the very same words?"\n'),
    );
    expect(report().join('\n')).toMatch(
      /homework\/why\.md:\d+ {2}.*for growth\/myths at knowledge\/en\/growth\/myths\.md:\d+/,
    );
  });

  it('reports an entry that too few phrasings lead to', () => {
    rmSync(path.join(folder, 'phrasings'), { recursive: true });
    expect(report().join('\n')).toMatch(/homework\/why\.md:\d+ {2}Only \d+ phrasings lead to homework\/why/);
  });

  it('reports an entry that is gone once for each that points to it, and its messages in one line', () => {
    rmSync(path.join(folder, 'homework/why.md'));
    const told = report();
    expect(told.join('\n')).toMatch(/homework\/why\.md:1 {2}An entry of the knowledge map is missing/);
    const messages = told.filter((line) => line.includes('homework/why is no entry, and'));
    expect(messages).toEqual([expect.stringMatching(/phrasings\/\S+\.txt:\d+ .* \d+ messages in \d+ files/)]);
    expect(told.length).toBeGreaterThan(2);
    expect(told.length).toBeLessThan(20);
  });

  it('reports an entry that cannot be read as such, and not as one that is gone', () => {
    edit('homework/why.md', (text) => text.replace(/^title:.*$/m, 'title: "a'));
    expect(report()).toEqual([expect.stringMatching(/homework\/why\.md:2 {2}This is not valid YAML/)]);
  });

  it('tells a guide whose text has changed, and entries not read since', () => {
    edit('guide.yaml', (text) => text.replace(/checked: ./, 'checked: f'));
    const stale = report('nothing of the guide').join('\n');
    expect(stale).toContain('The section "Introduction" has changed since');
    expect(stale).toContain('The guide has no section "Dialogue in Therapy" any more');
  });

  it('reads files of messages by group and says which line is wrong', () => {
    const faults: ContentFault[] = [];
    rmSync(path.join(folder, 'phrasings'), { recursive: true, force: true });
    cpSync('test/knowledge/phrasings', path.join(folder, 'phrasings'), { recursive: true });
    const mass = readMass(folder, faults);
    expect(mass.map(({ id, text, line }) => [id, text, line])).toEqual([
      ['homework/why', 'what good does it do', 4],
      ['homework/why', '#metoo is a message', 5],
      ['none', 'order two pizzas', 9],
    ]);
    expect(faults.map((fault) => fault.line)).toEqual([11]);
  });
});
