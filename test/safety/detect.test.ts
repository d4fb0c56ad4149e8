import { describe, expect, it } from '@jest/globals';
import { deadNames, detectDanger } from '../../src/safety/detect.ts';
import { readSet, type Labelled } from './sets.ts';

const danger = [...readSet('self'), ...readSet('others')];
const lookAlikes = readSet('look-alikes');
const everyday = readSet('everyday');
const unseen = (lines: readonly Labelled[]): string[] =>
  lines.filter(({ text }) => detectDanger(text) === undefined).map(({ text }) => text);
const alarmed = (lines: readonly Labelled[]): string[] =>
  lines.filter(({ text }) => detectDanger(text) !== undefined).map(({ text }) => text);

describe('the danger detector on our own labelled messages', () => {
  it('has enough of them to say anything', () => {
    expect(danger.length).toBeGreaterThanOrEqual(600);
    expect(lookAlikes.length + everyday.length).toBeGreaterThanOrEqual(600);
  });

  it('sees every plainly explicit message', () => {
    expect(unseen(danger.filter(({ group }) => group === 'explicit'))).toEqual([]);
  });

  it('sees at least 98 in 100 messages of danger', () => {
    const missed = unseen(danger);
    expect(missed.length / danger.length).toBeLessThanOrEqual(0.02);
  });

  it('raises at most 4 false alarms in 100 look-alikes', () => {
    expect(alarmed(lookAlikes).length / lookAlikes.length).toBeLessThanOrEqual(0.04);
  });

  it('raises at most 5 false alarms in 1,000 everyday messages', () => {
    expect(alarmed(everyday).length / everyday.length).toBeLessThanOrEqual(0.005);
  });
});

describe('the danger detector', () => {
  it('has no rule that names a word or an idea nothing can match', () => {
    expect(deadNames()).toEqual([]);
  });

  it('finds danger at the end of a long harmless message', () => {
    const padding = 'I would like to know what happens in a first session and what it costs. '.repeat(55);
    expect(detectDanger(`${padding}I want to kill myself.`)?.kind).toBe('self');
  });

  it('finds danger at the start and in the middle too', () => {
    const padding = 'We talked about the garden and the weather. '.repeat(200);
    expect(detectDanger(`I am going to end my life. ${padding}`)?.kind).toBe('self');
    expect(detectDanger(`${padding} I am going to end my life ${padding}`)?.kind).toBe('self');
  });

  it('names a rule and nothing that rates', () => {
    expect(Object.keys(detectDanger('I want to die') ?? {}).sort()).toEqual(['kind', 'rule']);
  });

  it('answers the same to the same message', () => {
    const text = 'i wanna d1e, please help';
    expect(detectDanger(text)).toEqual(detectDanger(text));
  });

  it.each([
    ['I want to kill myself', 'self'],
    ['My sister wants to kill herself', 'other-person'],
    ['he choked me last night', 'abuse'],
    ['my stepdad touches me', 'abuse-minor'],
    ['my neighbor beats his children', 'child'],
    ['a man is following me', 'threat'],
    ['I want to stab my boss', 'harm-to-others'],
    ["I'm scared I will hurt my baby", 'harm-to-child'],
    ['I took thirty tablets an hour ago', 'medical'],
    ['my father is not breathing', 'medical-other'],
    ['I cut my arms again', 'self-harm'],
    ['everyone would be better off without me', 'ambiguous'],
  ])('gives %j the kind %s', (text, kind) => {
    expect(detectDanger(text)?.kind).toBe(kind);
  });

  it.each([
    'they would be better off without me',
    'my kids would be better off without me',
    "they'd all be happier without me",
    'my family is better off without me',
    'everyone would be better off without me',
    "my daughter deserves a better mum, she'd be better off without me",
    "they wouldn't miss me",
    "my kids wouldn't even miss me",
    'nobody would miss me',
    'no one would notice if I was gone',
    "they wouldn't notice if i disappeared",
    'would anyone even notice if i died',
  ])('knows that %j speaks of the writer, not of another person', (text) => {
    expect(['self', 'ambiguous']).toContain(detectDanger(text)?.kind);
  });

  it.each([
    'my husband says we would be better off without him',
    'she says the kids would be better off without her',
  ])('knows that %j speaks of another person', (text) => {
    expect(detectDanger(text)?.kind).toBe('other-person');
  });

  it.each([
    'Is there a camera in the room?',
    "I don't want to be here, my wife made me come",
    'i dont want to be here. my mum made me come',
    "He never hit me, we just can't talk",
    "I don't want to live in this flat anymore",
    'how do I end the session early',
    "my ex doesn't miss me",
    'im 15',
    'im gay',
    'im from poland',
    'i am a single mother of two',
  ])('is silent on %j', (text) => {
    expect(detectDanger(text)).toBeUndefined();
  });

  it.each([
    'no aguanto más, quiero desaparecer',
    'me voy a suicidar',
    'je pense au suicide',
    "j'en peux plus de vivre",
    'ich bringe mich um',
    'ich will nicht mehr',
    'zabiję się',
    'nie chcę już żyć',
    'estou cansada de viver',
    'ik wil mezelf doden',
    'думаю о самоубийстве',
    'chci zemřít',
    'muốn chết',
    'saya mau mati',
  ])('sees %j, in whatever language', (text) => {
    expect(detectDanger(text)?.kind).toBe('self');
  });

  it.each(['', ' ', '\n\n', '.', '!!!!', '\u200b', '🙂', '\ud83d', '0', '* * *', "'''''", '((((((('])(
    'is silent on the empty, the odd and the broken: %j',
    (text) => {
      expect(detectDanger(text)).toBeUndefined();
    },
  );
});
