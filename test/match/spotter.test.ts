import { describe, expect, it } from '@jest/globals';
import { createSpotter } from '../../src/match/spotter.ts';

const spellings = { words: new Map([['cant', 'can not']]), suffixes: new Map<string, string>() };
const spotter = createSpotter(
  new Map([
    ['sleep', ["can't sleep", 'nightmare']],
    ['couple', ['my marriage', 'break up']],
  ]),
  spellings,
);

describe('the spotter', () => {
  it.each([
    ['I can’t sleep', ['sleep']],
    ['i CANT sleep, and I have nightmares', ['sleep']],
    ['we are breaking up', ['couple']],
    ['my marriage gives me nightmares', ['sleep', 'couple']],
    ['my own marriage', []],
    ['I slept well', []],
    ['', []],
  ])('finds phrases of whole words in one run, in any of their forms: %s', (text, kinds) => {
    expect(spotter.spot(text)).toEqual(kinds);
  });
});
