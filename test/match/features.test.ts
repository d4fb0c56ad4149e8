import { describe, expect, it } from '@jest/globals';
import { wordFeatures } from '../../src/match/features.ts';

const groups = (...each: (string | undefined)[]): string[][] =>
  each.map((group) => (group === undefined ? [] : [group]));
const known = (stem: string): boolean => ['how', 'much', 'it', 'cost'].includes(stem);

describe('word features', () => {
  it('are words, neighbors with both ends, and pairs with a word between', () => {
    const bag = wordFeatures(
      { stems: ['how', 'much', 'it'], groups: groups(undefined, undefined, undefined) },
      known,
    );
    expect([...bag.keys()]).toEqual([
      'how',
      '^ how',
      'much',
      'how much',
      'it',
      'much it',
      'how _ it',
      'it $',
    ]);
  });

  it('see a word that the base does not use as one of a kind, in pairs too', () => {
    const bag = wordFeatures({ stems: ['volum', 'it'], groups: groups(undefined, undefined) }, known);
    expect([...bag.keys()]).toEqual(['*', '^ *', 'it', '* it', 'it $']);
  });

  it('read an unknown word of a concept group as the group', () => {
    const bag = wordFeatures({ stems: ['much', 'dosh'], groups: groups(undefined, 'money') }, known);
    expect([...bag.keys()]).not.toContain('*');
    expect([...bag.keys()]).toEqual(expect.arrayContaining(['@money', 'much @money', '@money $']));
  });

  it('count what comes twice', () => {
    const bag = wordFeatures({ stems: ['it', 'it'], groups: groups(undefined, undefined) }, known);
    expect(bag.get('it')).toBe(2);
  });
});
