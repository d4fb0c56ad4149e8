import { describe, expect, it } from '@jest/globals';
import { detectDanger } from '../../src/safety/detect.ts';
import { openLexicon, packLexicon, UNKNOWN } from '../../src/safety/lexicon.ts';
import { encodeLexicons, keepLexicons, lexiconOf } from '../../src/safety/lexicons.ts';

const NUMBERS = { ONE: ['un'], TWO: ['un deux', 'two'], THREE: ['deux trois'] };

describe('a phrase tree', () => {
  const lexicon = openLexicon(packLexicon([NUMBERS], new Set(['deux'])));
  const ideas = (text: string): string[] =>
    lexicon
      .read(text.split(' '))
      .sets.map((set) => (set === UNKNOWN ? '-' : [...(lexicon.tagSets[set] ?? [])].join('+')));

  it('takes the longest phrase it knows, from left to right', () => {
    expect(ideas('un')).toEqual(['ONE']);
    expect(ideas('un deux trois')).toEqual(['TWO+deux', '-']);
    expect(ideas('trois deux trois un')).toEqual(['-', 'THREE+deux', 'ONE']);
  });

  it('tells where each phrase ends', () => {
    expect(lexicon.read(['quatre', 'un', 'deux', 'two']).ends).toEqual([0, 2, 3]);
  });

  it('knows the words of its phrases and no others', () => {
    expect([...lexicon.words].sort()).toEqual(['deux', 'trois', 'two', 'un']);
    expect(ideas('UN __proto__ constructor')).toEqual(['-', '-', '-']);
  });
});

describe('the trees kept in a file', () => {
  it('read as those made anew', () => {
    const before = detectDanger('I want to kill myself');
    let made = 0;
    const tree = lexiconOf('kept', () => {
      made += 1;
      return packLexicon([NUMBERS], new Set());
    });
    const file = encodeLexicons();
    expect(made).toBe(1);
    expect(keepLexicons(file)).toBe(true);
    expect(tree().read(['un', 'deux']).ends).toEqual([1]);
    expect(made).toBe(1);
    expect(detectDanger('I want to kill myself')).toEqual(before);
  });

  it.each([0, 31, 32, 40, -1])('are not taken from a file with a wrong byte (%i)', (at) => {
    const file = encodeLexicons();
    const place = at < 0 ? file.length + at : at;
    file[place] = (file[place] ?? 0) ^ 1;
    expect(keepLexicons(file)).toBe(false);
  });

  it('are not taken from a file cut short', () => {
    expect(keepLexicons(new Uint8Array())).toBe(false);
    expect(keepLexicons(encodeLexicons().subarray(0, 5000))).toBe(false);
  });
});
