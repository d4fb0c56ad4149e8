import { describe, expect, it } from '@jest/globals';
import { createFollowUpReader } from '../../src/recognize/follow-up.ts';
import { createHalvesReader } from '../../src/recognize/halves.ts';
import { createOpenings } from '../../src/recognize/openings.ts';
import { loadWords } from './answers.ts';

const words = loadWords();

describe('an opening', () => {
  const openings = createOpenings(['no', 'no i meant', "that's not it"]);

  it.each([
    ['no I meant the price?', 'the price?'],
    ['No, I MEANT: the price ', 'the price'],
    ['that’s not it. Where are you?', 'Where are you?'],
    ['no', ''],
  ])('of "%s" leaves "%s"', (text, rest) => {
    expect(openings.after(text)).toBe(rest);
  });

  it.each(['nothing helps', 'i meant the price', ''])('is not seen in "%s"', (text) => {
    expect(openings.after(text)).toBeUndefined();
  });
});

describe('a follow-up', () => {
  const read = createFollowUpReader(words);

  it.each([
    ['and what about children?', 'children?', 'children CBT'],
    ['does it hurt', 'does it hurt', 'does CBT hurt'],
    ['But is that normal?', 'is that normal?', 'is CBT normal'],
    ['why', 'why', 'why CBT'],
  ])('%s is read as "%s", and about CBT as "%s"', (text, alone, joined) => {
    expect(read(text)?.alone).toBe(alone);
    expect(read(text)?.about('CBT')).toBe(joined);
  });

  it.each([
    'i cry every night',
    'tell me about insurance',
    'how long does it usually take until people who have been there feel anything',
    '',
  ])('is not seen in a message that stands on its own: %s', (text) => {
    expect(read(text)).toBeUndefined();
  });
});

describe('two halves', () => {
  const halves = createHalvesReader(words);

  it('begin with a question each', () => {
    expect(halves('where are you and also when are you open?')).toEqual([
      ['where are you', 'when are you open?'],
    ]);
    expect(halves('What is CBT? How much is it?')).toEqual([['What is CBT?', 'How much is it?']]);
  });

  it.each([
    'i am sad and what does it cost',
    'what is the difference between CBT and mindfulness',
    'what and why',
    `what is it and how ${'very '.repeat(40)}long is it`,
  ])('are not seen in "%s"', (text) => {
    expect(halves(text)).toEqual([]);
  });
});
