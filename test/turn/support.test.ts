import { afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { AppParts } from '../../src/parts.ts';
import { loadParts, talk, type Talking } from './talking.ts';

let parts: AppParts;
const open: Talking[] = [];
beforeAll(async () => {
  parts = await loadParts();
}, 120_000);
afterEach(async () => {
  await Promise.all(open.splice(0).map((one) => one.close()));
});

async function begin(): Promise<Talking> {
  const talking = await talk(parts);
  open.push(talking);
  return talking;
}

/** What is said first of each kind, word for word. */
const firstOf = (id: 'support/distress' | 'support/someone-else', kind: string | undefined): string =>
  parts.content.talk.support.say(id, kind, 'first', 0);

describe('somebody who says what hurts', () => {
  it.each([
    ['my husband died in march and I just cry', 'loss'],
    ['I am still grieving', 'loss'],
    ['I have panic attacks every day', 'worry'],
    ['i feel so low lately and i cant do anything', 'low-mood'],
    ['My marriage is falling apart', 'couple'],
    ['my husband and i fight all the time', 'couple'],
    ['i am so lonely', 'loneliness'],
    ['I cant sleep at night anymore', 'sleep'],
    ['I get so angry at everyone', 'anger'],
    ['I got laid off and feel awful', 'work'],
    ['my family makes me miserable and i cry', undefined],
    ['everything is too much for me', undefined],
  ])('is met in the terms of the trouble where it is certain: %s', async (text, kind) => {
    const talking = await begin();
    const heard = await talking.say(text);
    expect(heard.ids).toEqual(['support/distress', 'support/distress']);
    expect(heard.texts[0]).toBe(firstOf('support/distress', kind));
    expect(heard.texts[1]).toMatch(/988[^]*911/);
    expect(heard.labels).toHaveLength(3);
  });

  it.each([
    ['my son is struggling with anxiety and wont go to therapy', 'child'],
    ['my friend is depressed and refuses help', 'low-mood'],
  ])('about somebody else is met as such: %s', async (text, kind) => {
    const talking = await begin();
    const heard = await talking.say(text);
    expect(heard.ids).toEqual(['support/someone-else', 'support/someone-else']);
    expect(heard.texts[0]).toBe(firstOf('support/someone-else', kind));
    expect(heard.texts[1]).toContain('If you fear for their safety');
  });

  it('may be asking, and is then offered titles', async () => {
    const talking = await begin();
    expect((await talking.say('is cbt for panic attacks or only for anxiety')).ids).not.toContain(
      'support/distress',
    );
  });

  it('is not told the same twice, and is shown the ways to people first', async () => {
    const talking = await begin();
    const said: string[] = [];
    for (const text of [
      'i am so lonely',
      'i feel so alone all the time',
      'I have no friends',
      'everything is too much for me',
    ]) {
      const heard = await talking.say(text);
      expect(heard.ids[0]).toBe('support/distress');
      said.push(heard.texts[0] ?? '');
    }
    expect(new Set(said).size).toBeGreaterThanOrEqual(3);
    expect(said[1]).not.toBe(said[0]);
    expect((await talking.say('i am so lonely')).labels[0]).toBe('Contact the clinic');
  });

  it('of another kind the next time is met in its terms', async () => {
    const talking = await begin();
    await talking.say('i am so lonely');
    const second = await talking.say('and I cant sleep at night');
    const { say } = parts.content.talk.support;
    expect([0, 1].map((times) => say('support/distress', 'sleep', 'first', times))).toContain(
      second.texts[0],
    );
  });

  it('is given a record of why', async () => {
    const talking = await begin();
    const { records } = await talking.say('i am so lonely');
    expect(records[0]?.confidence).toBeGreaterThan(0.5);
  });
});
