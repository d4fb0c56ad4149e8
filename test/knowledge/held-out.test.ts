import { describe, expect, it } from '@jest/globals';
import { judgeHeldOut } from '../../src/knowledge/held-out.ts';
import type { Lexicon } from '../../src/match/lexicon.ts';
import type { Phrasing } from '../../src/knowledge/phrasings.ts';

const lexicon: Lexicon = { spellings: { words: new Map(), suffixes: new Map() }, groups: new Map() };
const SAID = {
  'clinic/fees': [
    'the price of',
    'how much is',
    'what do i pay for',
    'the fee for',
    'costs of',
    'the bill for',
  ],
  'clinic/hours': ['opening hours on', 'are you open on', 'when do you close on', 'do you open on'],
} as const;
const ENDS = {
  'clinic/fees': ['a session', 'an hour', 'a talk'],
  'clinic/hours': ['saturday', 'monday', 'friday'],
};

function said(id: 'clinic/fees' | 'clinic/hours'): Phrasing[] {
  const texts = SAID[id].flatMap((start) => ENDS[id].map((end) => `${start} ${end}`));
  return texts.map((text, at) => ({ id, text, file: `${id}.md`, line: at + 1 }));
}
const none = ['reset my password', 'the printer is broken', 'weather tomorrow', 'book me a flight'].map(
  (text, at): Phrasing => ({ id: 'none', text, file: 'none.txt', line: at + 1 }),
);
const astray: Phrasing = {
  id: 'clinic/hours',
  text: 'the price of a session please',
  file: 'x.txt',
  line: 9,
};
const names = Object.keys(SAID).map((id) => ({ id, text: id.replace('/', ' ') }));

describe('phrasings judged by a model that never saw them', () => {
  const phrasings = [...said('clinic/fees'), astray, ...said('clinic/hours'), ...none];
  const report = judgeHeldOut({ names, phrasings, lexicon });

  it('are all judged, each once, and counted by entry', () => {
    expect(report.phrasings).toBe(phrasings.length);
    expect(report.entries.map(({ id, phrasings: count }) => [id, count])).toEqual([
      ['clinic/fees', 18],
      ['clinic/hours', 13],
      ['none', 4],
    ]);
    const right = report.entries.reduce((sum, entry) => sum + entry.right, 0);
    expect(report.right).toBe(right);
    expect(report.elsewhere).toHaveLength(report.phrasings - right);
  });

  it('are told with their place where they belong elsewhere', () => {
    expect(report.elsewhere.find(({ text }) => text === astray.text)).toMatchObject({
      id: 'clinic/hours',
      taken: 'clinic/fees',
      file: 'x.txt',
      line: 9,
    });
  });

  it('come out the same every time', () => {
    expect(judgeHeldOut({ names, phrasings, lexicon })).toEqual(report);
  });
});
