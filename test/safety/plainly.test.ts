import { describe, expect, it } from '@jest/globals';
import { detectDanger } from '../../src/safety/detect.ts';

/** General ways of saying danger outright, each in words of its own; and what stands near them and means none. */

const of = (lines: string): string[] => lines.trim().split('\n');

describe('the rules see what is said outright', () => {
  it.each(
    of(`
if I haven't hanged myself by Monday
I'd have killed myself already if not for the dog
I don't want to die but I'm going to
give me a reason not to end my life
is suicide a sin, I'm going to do it
I imagine myself hanging from the beam
the voices say I must die`),
  )('a wish or a plan, in any order and tense: %j', (text) => {
    expect(detectDanger(text)?.kind).toBe('self');
  });

  it.each(
    of(`
I attempted again on Tuesday
I overdosed three days ago and nobody knows
tried to hang myself an hour ago
took an overdose last night and told nobody
the first attempt was in spring, the last one was Sunday`),
  )('an attempt just past: %j', (text) => {
    expect(detectDanger(text)).toBeDefined();
  });

  it.each(
    of(`
actively suicidal, unsure whom to tell
how suicidal do I have to be for an appointment
I told the nurse I'm not suicidal. I lied
other: suicidal thoughts`),
  )('the word itself, as a note or taken back: %j', (text) => {
    expect(detectDanger(text)?.kind).toBe('self');
  });

  it.each(
    of(`
raped
being beaten by my wife
got punched by my boyfriend
he twisted my wrist until it cracked
my husband he hit me every night
I need to get out before he kills me
I'm getting beaten at home`),
  )('violence, active, passive and without a subject: %j', (text) => {
    expect(detectDanger(text)).toBeDefined();
  });

  it.each(
    of(`
my ex says he'll cut me into pieces
my neighbor told me he'd break my skull
they said they'll have me killed
dem say dem go kill me
I was told I would be shot`),
  )('a threat, reported: %j', (text) => {
    expect(detectDanger(text)).toBeDefined();
  });

  it.each(
    of(`
my aunt fainted and she's not waking
dad is clutching his chest
he has swallowed bleach
my chest is crushing and my arm is numb
I swallowed the whole bottle an hour ago`),
  )('a body in danger: %j', (text) => {
    expect(detectDanger(text)?.kind).toMatch(/^medical/);
  });

  it.each(
    of(`
I shook my toddler because he cried
I nearly smothered the baby
I want to kill my boss, I mean it
I have been strangling my wife in rows`),
  )('what was done or is wished to others: %j', (text) => {
    expect(detectDanger(text)?.kind).toMatch(/^harm/);
  });

  it.each(
    of(`
he used to hit me years ago and last night it started again
I hurt myself as a teenager and I am doing it again
I was suicidal in 2010 and it is back`),
  )('what was over and has come back: %j', (text) => {
    expect(detectDanger(text)).toBeDefined();
  });
});

describe('the rules leave alone what only looks like it', () => {
  it.each(
    of(`
what are the signs that somebody harms himself
statistics on self-harm among students
how is a suicide attempt treated in general
does every patient get asked about suicidal thoughts`),
  )('a question asked only to know: %j', (text) => {
    expect(detectDanger(text)).toBeUndefined();
  });

  it.each(
    of(`
I attempted suicide in 2004 and have been well since
I was suicidal at nineteen and never again`),
  )('what is long over: %j', (text) => {
    expect(detectDanger(text)).toBeUndefined();
  });

  it.each(
    of(`
my toddler bites when he is tired
I have no urge to hurt anyone`),
  )('what hurts nobody: %j', (text) => {
    expect(detectDanger(text)).toBeUndefined();
  });
});
