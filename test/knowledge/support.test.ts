import { describe, expect, it } from '@jest/globals';
import { readAnswers } from '../../src/knowledge/base.ts';
import { kindWords } from '../../src/knowledge/support.ts';

const { base } = readAnswers('knowledge/en');
if (base === undefined) throw new Error('The knowledge base cannot be read.');
const { support } = base;
const said = [
  support.general,
  support.other.general,
  ...Object.values(support.kinds),
  ...Object.values(support.other.kinds),
].flatMap(({ first, again }) => [...first, ...again]);

describe('the words for people in trouble', () => {
  it('name every kind of trouble that the content is to know', () => {
    expect(Object.keys(support.kinds)).toEqual([
      'loss',
      'worry',
      'low-mood',
      'couple',
      'family',
      'child',
      'work',
      'loneliness',
      'sleep',
      'anger',
      'change',
    ]);
    expect(Object.keys(support.other.kinds).filter((kind) => !(kind in support.kinds))).toEqual([]);
  });

  it('are all different, short, and without exclamation marks', () => {
    expect(said.filter((text, at) => said.indexOf(text) !== at)).toEqual([]);
    expect(said.filter((text) => text.includes('!') || text.split(/\s+/).length > 50)).toEqual([]);
  });

  it('promise nothing, advise nothing and explain nobody to themselves', () => {
    const banned = [
      /you('| wi)ll (be|feel|get)/i,
      /\byou should\b|\byou must\b|\btry to\b|\bhave you tried\b/i,
      /that('s| is) because|it means that|probably/i,
      /time heals|at least|everything happens|stay strong|cheer up/i,
      /always here|here for you/i,
    ];
    expect(said.filter((text) => banned.some((pattern) => pattern.test(text)))).toEqual([]);
  });

  it('have no word that makes two kinds certain', () => {
    const all = [...kindWords(support)].flatMap(([kind, words]) =>
      words.map((word) => [word, kind] as const),
    );
    const twice = all.filter(([word, kind]) => all.some(([other, its]) => other === word && its !== kind));
    expect(twice).toEqual([]);
  });
});
