import { describe, expect, it } from '@jest/globals';
import { isTakenBack } from '../../src/safety/taken-back.ts';

describe('taking words of danger back', () => {
  it.each([
    'joking',
    'jk',
    'I was just kidding',
    'lol only joking',
    'forget it',
    'forget I said anything',
    'never mind',
    'nvm',
    "I didn't mean it",
    'didnt mean that',
    "it's a joke",
    'ignore that',
    'please ignore my last message',
    "that's not what I meant",
    'I was not serious',
    'I take it back',
    'wrong chat, sorry',
    "I'm fine, honestly",
    "I'm not going to do anything",
    'it was just an expression',
    'I was being dramatic',
  ])('is recognised in %j', (text) => {
    expect(isTakenBack(text)).toBe(true);
  });

  it.each([
    'what does it cost',
    'yes',
    'I am serious',
    'ok',
    'thank you',
    'forget it, I will just kill myself',
    'jk but I do want to die',
  ])('is not recognised in %j', (text) => {
    expect(isTakenBack(text)).toBe(false);
  });
});
