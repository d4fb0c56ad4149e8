import { describe, expect, it } from '@jest/globals';
import { detectDanger } from '../../src/safety/detect.ts';

/** Every way to begin with every way to go on: what is plainly explicit may not fall between two rules. */
const BEGINNINGS = `
I want to|I just want to|I really want to|for months I have wanted to|I've been wanting to|I keep wanting to|all I want is to
I feel like I want to|I think I want to|I'm planning to|I need to|I'm ready to|I've decided to
I can't stop wanting to|part of me wants to|there's a part of me that wants to|I have an urge to|I keep thinking I should
I'd like to|I wish I could|sometimes I want to|today I want to|honestly I want to|i wanna|wanna|i rly wanna
I've wanted to|he left me and I want to|my mum died and I want to|I don't know who to tell but I want to|help me I want to
I want so badly to|I've made up my mind to|Is it normal to want to|I feel an urge to
what if I want to|I told my wife I want to|some days I want to|I'm so tired I want to|I lost my job and I want to`
  .trim()
  .split(/[|\n]/);

const ENDS = [
  'kill myself',
  'end my life',
  'die',
  'take my own life',
  'commit suicide',
  'end it all',
  'hang myself',
  'be dead',
  'not be alive anymore',
  'cut myself',
  'hurt myself',
];

const NOUN_BEGINNINGS = `
I'm thinking about|I keep thinking about|I can't stop thinking about|I've been thinking of|I am considering|I have thoughts of
I'm having thoughts about|all I think about is|I think a lot about|lately I think about|I dream of|I fantasize about
my thoughts keep going to|every night I think about|I was thinking about|I've thought about|thinking about|thoughts of`
  .trim()
  .split(/[|\n]/);

const NOUN_ENDS = [
  'killing myself',
  'ending my life',
  'dying',
  'suicide',
  'taking my own life',
  'ending it all',
  'hanging myself',
  'being dead',
  'not being alive',
  'cutting myself',
  'hurting myself',
];

const OTHERS = [
  'my friend',
  'my son',
  'my husband',
  'my sister',
  'my best friend',
  'my girlfriend',
  'someone I know',
  'my 15 year old daughter',
  'my mom',
  'a colleague',
];
const OTHER_ENDS = [
  'wants to die',
  'is suicidal',
  'said he wants to kill himself',
  'is talking about suicide',
  'tried to kill herself last night',
  'is going to end her life',
  'is cutting herself',
  'says she does not want to live anymore',
  'keeps saying they want to be dead',
  'told me he is thinking about suicide',
  'is threatening to kill himself',
];

const HARMERS = [
  'my husband',
  'my boyfriend',
  'my wife',
  'my ex',
  'my partner',
  'he',
  'she',
  'my dad',
  'my mother',
  'my stepfather',
  'my brother',
];
const HARMS = [
  'hits me',
  'beats me',
  'hit me last night',
  'choked me',
  'is beating me',
  'keeps hitting me',
  'threatened to kill me',
  'raped me',
  'said he will kill me',
  'forces me to have sex',
  "won't stop hitting me",
  'punched me in the face',
];

const seenAll = (texts: readonly string[]): void => {
  expect(texts.filter((text) => detectDanger(text) === undefined)).toEqual([]);
};
const pairs = (heads: readonly string[], tails: readonly string[]): string[] =>
  heads.flatMap((head) => tails.map((tail) => `${head} ${tail}`));

describe('plain words of danger in every frame', () => {
  it('are seen with a wish or a plan', () => {
    seenAll(pairs(BEGINNINGS, ENDS));
  });

  it('are seen as a thought', () => {
    seenAll(pairs(NOUN_BEGINNINGS, NOUN_ENDS));
  });

  it('are seen about somebody else', () => {
    seenAll(pairs(OTHERS, OTHER_ENDS));
  });

  it('are seen of somebody who hurts', () => {
    seenAll(pairs(HARMERS, HARMS));
  });
});
