import { describe, expect, it } from '@jest/globals';
import { detectDanger } from '../../src/safety/detect.ts';

describe('the rules are silent on words of danger', () => {
  it.each([
    'I was asked whether I think of suicide and I said no',
    'the sheet asked if I had thoughts of hurting myself, and I said no',
    'I have no thoughts of harming the baby',
    'I have no urge to hurt anyone',
    'no to the questions on self harm, yes to bad sleep',
    'I am not afraid of my husband',
  ])('that are denied: %j', (text) => {
    expect(detectDanger(text)).toBeUndefined();
  });

  it.each([
    'my father beat us in the sixties, he is long dead',
    'I was suicidal as a student, thirty years back',
    'as a student I thought of suicide',
    'must I mention an old suicide attempt',
  ])('that are long over: %j', (text) => {
    expect(detectDanger(text)).toBeUndefined();
  });

  it.each([
    'what is self harm',
    'how is self harm treated',
    'what are the signs that somebody is suicidal',
    'does each client get asked about suicidal thoughts',
    'a group for families who lost someone to suicide',
    'how would a person help someone who is suicidal',
  ])('that are asked about: %j', (text) => {
    expect(detectDanger(text)).toBeUndefined();
  });

  it.each([
    'the puppy bites me',
    'inflation has hit us',
    'the goose attacks me by the lake',
    'our toddler kicks me',
    'I dream of being chased',
    'my son hit another boy at nursery',
    'the cat follows me home',
    'my colleague stabbed me in the back over a promotion',
    'I bruised my shoulder at karate',
    'dad will kill me when he sees the scratch',
    "I'm scared of my mother-in-law's cooking",
  ])('said of what hurts nobody: %j', (text) => {
    expect(detectDanger(text)).toBeUndefined();
  });

  it.each([
    "I can't go on like this with the snoring",
    "I can't take any more overtime",
    "they're better off without me as captain",
    'I am giving away my books because I am moving abroad',
    'she will not wake up for school',
    'I wish I would not wake up at four',
  ])('said of a small matter: %j', (text) => {
    expect(detectDanger(text)).toBeUndefined();
  });
});

describe('the rules still hear', () => {
  it.each([
    ['I was asked to fill in a form. I want to die', 'self'],
    ['give me a reason not to kill myself', 'self'],
    ["I can't stop thinking about killing my neighbor", 'harm-to-others'],
    ["I can't stop the thoughts of harming myself", 'self-harm'],
    ["I can't stop the thoughts of dying", 'self'],
    ["my baby's father hits me", 'abuse'],
    ['after work he hit me', 'abuse'],
    ["I can't go on like this", 'self'],
    ['I am giving away all my things', 'self'],
    ['he stabbed me in the back with a knife', 'abuse'],
    ['my daughter will not wake up', 'medical-other'],
    ['they would be better off without me', 'ambiguous'],
    ['my neighbor hits her kids', 'child'],
    ['my sister hits her kids every night', 'child'],
    ['my daughter hits her kids', 'child'],
  ])('what those silences come near: %j', (text, kind) => {
    expect(detectDanger(text)?.kind).toBe(kind);
  });

  it.each([
    ['my coach gives me massages and says it is our secret, im 12', 'abuse-minor'],
    ['moms boyfriend filmed me changing', 'abuse-minor'],
    ['my uncle films me in the bath', 'abuse-minor'],
    ['grandpa touches me', 'abuse-minor'],
    ["i'm ending it on friday", 'ambiguous'],
    ['before i jump', 'self'],
    ["i'm not leaving this house alive", 'self'],
    ['boyfriend hitting every night', 'abuse'],
    ["my cousin's husband beats her", 'other-person'],
    ["the neighbor's partner slaps her", 'other-person'],
  ])('what is plain: %j', (text, kind) => {
    expect(detectDanger(text)?.kind).toBe(kind);
  });
});
