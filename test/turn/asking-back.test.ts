import { afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { AppParts } from '../../src/parts.ts';
import { loadParts, talk, type Heard, type Talking } from './talking.ts';

let parts: AppParts;
let talking: Talking;
const open: Talking[] = [];
beforeAll(async () => {
  parts = await loadParts();
});
afterEach(async () => {
  await Promise.all(open.splice(0).map((one) => one.close()));
});

async function begin(): Promise<Talking> {
  talking = await talk(parts);
  open.push(talking);
  return talking;
}

/** Something that the base has two or three answers near to. */
const UNSURE = 'do you do that stuff with thoughts';

async function offered(): Promise<Heard> {
  await begin();
  const heard = await talking.say(UNSURE);
  expect(heard.outcomes).toEqual(['offered']);
  return heard;
}

const entriesOf = ({ choices }: Heard): readonly string[] =>
  choices.flatMap(({ value }) => ('entry' in value ? [value.entry] : []));

const contact = (): string => String(parts.content.talk.facts()['contact']);

describe('an offer', () => {
  it.each([
    ['2', 1],
    ['the second one', 1],
    ['1', 0],
    ['the first one please', 0],
    ['number two', 1],
  ])('is answered by a place: %s', async (text, at) => {
    const ids = entriesOf(await offered());
    expect((await talking.say(text)).ids).toEqual([ids[at]]);
  });

  it('is answered by a title, or the beginning of one', async () => {
    const heard = await offered();
    const [first = ''] = heard.labels;
    expect((await talking.say(first.toLowerCase().slice(0, 12))).ids).toEqual([entriesOf(heard)[0]]);
  });

  it('asks which where a bare yes could mean several', async () => {
    const ids = entriesOf(await offered());
    const heard = await talking.say('yes');
    expect(heard.outcomes).toEqual(['offered']);
    expect(entriesOf(heard)).toEqual(ids);
  });

  it('is made once more where more is asked for', async () => {
    const ids = entriesOf(await offered());
    const heard = await talking.say('tell me more');
    expect(heard.outcomes).toEqual(['offered']);
    expect(entriesOf(heard)).toEqual(ids);
  });

  it.each(['none of these', 'no', 'neither', 'something else'])(
    'turned down leads to the topics and the clinic: %s',
    async (text) => {
      await offered();
      const heard = await talking.say(text);
      expect(heard.ids).toEqual(['none-of-these']);
      expect(heard.choices.filter(({ value }) => 'topic' in value)).toHaveLength(6);
      expect(heard.texts.join(' ')).toContain(contact());
    },
  );

  it('turned down does not come again', async () => {
    const ids = entriesOf(await offered());
    await talking.press('None of these');
    const again = await talking.say(UNSURE);
    expect(entriesOf(again).filter((id) => ids.includes(id))).toEqual([]);
  });

  it('may come again once something has been answered', async () => {
    await offered();
    await talking.press('None of these');
    await talking.say('how much does it cost');
    expect((await talking.say(UNSURE)).outcomes).toEqual(['offered']);
  });

  it('with "no, I meant" is judged by what follows', async () => {
    await offered();
    expect((await talking.say('no, I meant how much does it cost')).ids).toEqual(['clinic/fees']);
  });
});

describe('a small word', () => {
  it('yes, after an answer, goes into it', async () => {
    await begin();
    await talking.say('how much does it cost');
    const heard = await talking.say('yes');
    expect(heard.texts[0]).toContain(parts.content.talk.entry('clinic/fees')?.full);
  });

  it('ok, after an answer, leaves the same ways to go on', async () => {
    await begin();
    const answered = await talking.say('how much does it cost');
    const heard = await talking.say('ok');
    expect(heard.ids).toEqual(['acknowledged']);
    expect(heard.labels).toEqual(answered.labels);
    expect((await talking.say('tell me more')).ids).toEqual(['clinic/fees']);
  });

  it.each([
    ['yes', 'yes-to-nothing'],
    ['no', 'nothing-asked'],
    ['nope', 'nothing-asked'],
    ['ok', 'acknowledged'],
    ['lol', 'laughed'],
    ['😂', 'laughed'],
    ['👍', 'liked'],
    ['👎', 'disliked'],
    ['you are useless', 'scolded'],
    ['this is crap', 'scolded'],
    ['wtf', 'scolded'],
  ])('with nothing asked gets a short reply and ways to go on: %s', async (text, id) => {
    await begin();
    const heard = await talking.say(text);
    expect(heard.ids).toEqual([id]);
    expect(heard.texts.join(' ').split(/\s+/).length).toBeLessThan(40);
    expect(heard.labels.length).toBeGreaterThanOrEqual(6);
  });

  it.each(['no', '👍', 'lol', 'not helpful'])(
    'after an answer leaves the same ways to go on: %s',
    async (text) => {
      await begin();
      const answered = await talking.say('how much does it cost');
      expect((await talking.say(text)).labels).toEqual(answered.labels);
      expect((await talking.say('tell me more')).ids).toEqual(['clinic/fees']);
    },
  );

  it.each([
    ['hi 🙂', 'bot/greeting'],
    ['thanks 😊', 'bot/thanks'],
    ['thanks bye', 'bot/goodbye'],
  ])('is not made of the emoji beside other words: %s', async (text, id) => {
    await begin();
    expect((await talking.say(text)).ids).toEqual([id]);
  });

  it('of rudeness in a flow gets a short reply, and the question once more', async () => {
    await begin();
    await talking.say('', { flow: 'first-session' });
    const heard = await talking.say('you are useless');
    expect(heard.ids).toEqual(['scolded', 'first-session#hello']);
    expect((await talking.say('what it is like')).ids[0]).toBe('first-session#like');
  });

  it('thumb up is a yes where a flow asks for one', async () => {
    await begin();
    await talking.say('', { flow: 'first-session' });
    await talking.press('What it is like');
    await talking.press('What I may be asked');
    expect((await talking.say('👍')).ids[0]).toBe('first-session#goals');
  });

  it('cancel, with nothing open, is about an appointment', async () => {
    await begin();
    expect((await talking.say('cancel')).ids).toEqual(['clinic/cancellation']);
  });

  it('cancel, in a flow, stops it', async () => {
    await begin();
    await talking.say('', { flow: 'first-session' });
    expect((await talking.say('cancel')).ids).toEqual(['stopped']);
  });
});

describe('what is not understood', () => {
  const NONSENSE = [
    'asdf ghjk',
    'qwer tzui',
    'the capital of France',
    'yxcv',
    'fix my printer',
    'rtzu',
    'bnmv',
  ];

  it('leads at the second time to a person and the topics, and says so in turns', async () => {
    await begin();
    const heard: Heard[] = [];
    for (const text of NONSENSE) heard.push(await talking.say(text));
    expect(heard.flatMap(({ outcomes }) => outcomes)).toEqual(NONSENSE.map(() => 'unknown'));
    for (const { texts, choices } of heard.slice(1)) {
      expect(texts.join(' ')).toContain(contact());
      expect(choices.filter(({ value }) => 'topic' in value)).toHaveLength(6);
    }
    const said = heard.map(({ texts }) => texts.join('\n'));
    expect(said.filter((text, at) => text === said[at - 1])).toEqual([]);
  });

  it('is forgotten with the next answer', async () => {
    await begin();
    const first = await talking.say('asdf ghjk');
    await talking.say('how much does it cost');
    const later = await talking.say('qwer tzui');
    const again = [parts.content.talk.phrases.says['unknown-again']].flat().map((text) => text.slice(0, 30));
    for (const { texts } of [first, later])
      expect(again.some((text) => texts[0]?.startsWith(text))).toBe(false);
  });

  it('in another language is said so, with the numbers, and not in the same words twice', async () => {
    await begin();
    const first = await talking.say('necesito hablar con alguien por favor');
    const second = await talking.say('no entiendo nada, ¿hay alguien ahí?');
    for (const heard of [first, second]) {
      expect(heard.ids).toEqual(['other-language']);
      expect(heard.texts[0]).toContain(String(parts.content.talk.facts()['emergency']));
      expect(heard.texts[0]).toContain(String(parts.content.talk.facts()['line']));
    }
    expect(first.texts).not.toEqual(second.texts);
  });

  it('in another language is said in a flow as well, and the question is asked again', async () => {
    await begin();
    const asked = await talking.say('', { flow: 'first-session' });
    const heard = await talking.say('no entiendo nada, ¿hay alguien ahí?');
    expect(heard.ids[0]).toBe('other-language');
    expect(heard.labels).toEqual(asked.labels);
  });
});

describe('the same answer', () => {
  it('asked for again and again is never the same words twice in a row', async () => {
    await begin();
    const said: string[] = [];
    for (let turn = 0; turn < 6; turn += 1)
      said.push((await talking.say('how much does it cost')).texts.join('\n'));
    expect(said.filter((text, at) => text === said[at - 1])).toEqual([]);
  });

  it('gone into again and again ends in other ways to go on', async () => {
    await begin();
    await talking.say('how much does it cost');
    const said: Heard[] = [];
    for (let turn = 0; turn < 4; turn += 1) said.push(await talking.say('tell me more'));
    expect(said.map(({ ids }) => ids)).toEqual([
      ['clinic/fees'],
      ['nothing-more'],
      ['nothing-more'],
      ['nothing-more'],
    ]);
    expect(said[1]?.texts).not.toEqual(said[2]?.texts);
    expect(said[1]?.choices.length).toBeGreaterThan(0);
  });
});

describe('a choice of the open question', () => {
  const BOTH = "That's enough for now";

  it('said word for word is that choice, though it is a command elsewhere', async () => {
    await begin();
    await talking.say('', { flow: 'first-session' });
    await talking.press('What it is like');
    await talking.press('What I may be asked');
    const heard = await talking.press('No, something else');
    expect(heard.labels).toContain(BOTH);
    const pressed = await talking.say(BOTH.toLowerCase());
    expect(pressed.ids).not.toContain('stopped');
    expect(pressed.ids.at(-1)).toMatch(/^first-session#/);
    await begin();
    await talking.say('', { flow: 'first-session' });
    expect((await talking.say(BOTH)).ids).toEqual(['stopped']);
  });
});
