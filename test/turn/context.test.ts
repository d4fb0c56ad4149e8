import { afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { isEntryId } from '../../src/model/ids.ts';
import type { AppParts } from '../../src/parts.ts';
import type { SpokenEntry } from '../../src/turn/talk.ts';
import { filesBelow } from '../house/sources.ts';
import { loadParts, talk, type Heard, type Talking } from './talking.ts';

let parts: AppParts;
const open: Talking[] = [];
beforeAll(async () => {
  parts = await loadParts();
});
afterEach(async () => {
  await Promise.all(open.splice(0).map((talking) => talking.close()));
});

async function begin(): Promise<Talking> {
  const talking = await talk(parts);
  open.push(talking);
  return talking;
}

/** Says one thing after another; gives what was heard last. */
async function after(...said: readonly string[]): Promise<Heard> {
  const talking = await begin();
  let heard: Heard | undefined;
  for (const text of said) heard = await talking.say(text);
  if (!heard) throw new Error('nothing was said');
  return heard;
}

function entry(id: string): SpokenEntry | undefined {
  return isEntryId(id) ? parts.content.talk.entry(id) : undefined;
}

const PSYCHODYNAMIC = 'What is psychodynamic therapy?';

describe('a short question after an answer', () => {
  it.each([
    ['tell me about CBT', 'what about for depression?', 'therapy-types/cbt-uses'],
    ['what is therapy homework', 'why?', 'homework/why'],
    ['how do sessions end', 'how much is that', 'clinic/fees'],
    ['how much does it cost', 'and for insurance?', 'clinic/insurance'],
  ])('after "%s", "%s" is about %s', async (first, second, id) => {
    expect((await after(first, second)).ids).toEqual([id]);
  });

  it.each(['why?', 'what does that mean', 'how?', 'who is it for', 'what is it good for'])(
    'that adds no topic goes deeper into the last one: %s',
    async (text) => {
      const heard = await after(PSYCHODYNAMIC, text);
      expect(heard.ids).toEqual(['therapy-types/psychodynamic']);
      expect(heard.texts[0]).toContain(entry('therapy-types/psychodynamic')?.full);
    },
  );

  it('about time is answered or offered with the two answers about time', async () => {
    const heard = await after('What happens in the first session?', 'and how long?');
    const ids = heard.choices.flatMap(({ value }) => ('entry' in value ? [value.entry] : []));
    expect([...heard.ids, ...ids]).toEqual(
      expect.arrayContaining([expect.stringMatching(/session-length|personal-journey/)]),
    );
  });

  it('still leans on the topic after a thank-you, and not many turns later', async () => {
    const soon = await after(PSYCHODYNAMIC, 'thank you', 'why?');
    expect(soon.ids).toEqual(['therapy-types/psychodynamic']);
    const late = await after(PSYCHODYNAMIC, 'thank you', 'asdf', 'qwer', 'zxcv', 'why?');
    expect(late.ids).not.toEqual(['therapy-types/psychodynamic']);
  });

  it.each(['why?', 'what does that mean', 'who is it for'])(
    'means nothing as the first message: %s',
    async (text) => {
      expect((await after(text)).outcomes).not.toContain('answered');
    },
  );

  it('does not bend a message that stands on its own', async () => {
    for (const text of ['how much does it cost', 'where are you', 'what are your opening hours?']) {
      const alone = await after(text);
      expect((await after(PSYCHODYNAMIC, text)).ids).toEqual(alone.ids);
    }
  });

  it('never leads somebody who tells of trouble back to the topic', async () => {
    for (const text of ['I feel so lonely', 'i cry every night', 'but i am so sad']) {
      const heard = await after(PSYCHODYNAMIC, text);
      expect(heard.ids).not.toContain('therapy-types/psychodynamic');
      expect(heard.ids).toEqual((await after(text)).ids);
    }
  });

  it('goes on from nothing after words of danger', async () => {
    const heard = await after(PSYCHODYNAMIC, 'I want to kill myself', 'why?');
    expect(heard.ids).not.toContain('therapy-types/psychodynamic');
  });
});

describe('a message that puts something right', () => {
  it.each([
    ['no, I meant the price', 'clinic/fees'],
    ['i meant where are you', 'clinic/location'],
    ['No, when are you open?', 'clinic/hours'],
    ['not that. how much does it cost', 'clinic/fees'],
  ])('is judged without its opening: %s', async (text, id) => {
    expect((await after(PSYCHODYNAMIC, text)).ids).toEqual([id]);
  });

  it('is never met with the answer that was turned down', async () => {
    const heard = await after(PSYCHODYNAMIC, 'no, I meant psychodynamic therapy');
    expect(heard.ids).not.toContain('therapy-types/psychodynamic');
    expect(heard.outcomes).toEqual(['offered']);
    expect(heard.labels).not.toContain('What psychodynamic therapy is');
  });

  it('is met with a way on where it says no more', async () => {
    const heard = await after(PSYCHODYNAMIC, "that's not what I meant");
    expect(heard.ids).toEqual(['none-of-these']);
    expect(heard.labels.length).toBeGreaterThanOrEqual(6);
  });

  it('is heard as it is where nothing was said before', async () => {
    expect((await after('no, how much does it cost?')).ids).toEqual(['clinic/fees']);
  });

  it('leaves the words for people in trouble standing', async () => {
    const heard = await after('I feel so sad and lonely', 'i mean I am so sad and lonely all the time');
    expect(heard.ids).toContain('support/distress');
  });
});

describe('two questions in one message', () => {
  it.each([
    ['where are you and when are you open', ['clinic/location', 'clinic/hours']],
    ['what are your hours? how much is a session?', ['clinic/hours', 'clinic/fees']],
    ['how do i book and also where can i park?', ['clinic/booking', 'clinic/location']],
    [
      'What is psychodynamic therapy and how much does it cost?',
      ['therapy-types/psychodynamic', 'clinic/fees'],
    ],
  ])('are both answered, a bubble each: %s', async (text, ids) => {
    const heard = await after(text);
    expect(heard.ids).toEqual(ids);
    expect(heard.texts).toEqual(ids.map((id) => expect.stringContaining(entry(id)?.short ?? '?')));
    expect(heard.choices.length).toBeGreaterThan(0);
  });

  it('leave the second one to be gone into', async () => {
    const heard = await after('where are you and when are you open', 'tell me more');
    expect(heard.ids).toEqual(['clinic/hours']);
  });

  it.each([
    'i cry every night and what does it cost',
    'what is wrong with me and how much does it cost',
    'my sister stopped eating and how do i book for her',
    'What is the difference between CBT and psychodynamic therapy?',
    'Do therapists really show you ink blots and ask what you see?',
    'Can I write things down and hand them over instead of saying them?',
  ])('are not seen where there is one, or where trouble is told: %s', async (text) => {
    const heard = await after(text);
    expect(new Set(heard.ids).size).toBe(1);
  });

  it('are hardly ever seen in what people write about one thing', async () => {
    const lines = filesBelow('knowledge/en/phrasings', ['.txt'])
      .flatMap(({ text }) => text.split('\n'))
      .filter((line) => /\band\b|[?.] /.test(line) && !line.startsWith('#'))
      .filter((_, at) => at % 10 === 0);
    const talking = await begin();
    const cut: string[] = [];
    for (const line of lines) {
      const { ids, outcomes } = await talking.say(line);
      if (new Set(ids.filter((_, at) => outcomes[at] === 'answered')).size > 1) cut.push(line);
    }
    expect(lines.length).toBeGreaterThan(300);
    expect({ cut, few: cut.length <= lines.length / 100 }).toEqual({ cut, few: true });
  });
});
