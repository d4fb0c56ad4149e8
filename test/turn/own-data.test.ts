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

async function begin(place: { readonly channel?: string } = {}): Promise<Talking> {
  const talking = await talk(parts, place);
  open.push(talking);
  return talking;
}

const KEY = { channel: 'web', conversation: 'c' };
const SECRET = 'my canary sings at night';

describe('what is known about a visitor', () => {
  it.each([
    'what do you know about me',
    'What data do you have on me?',
    'show me my data',
    'do you remember me',
  ])('is told, with a copy and a deletion beside it: %s', async (text) => {
    const talking = await begin();
    const heard = await talking.say(text);
    expect(heard.ids).toEqual(['about-me', 'about-me']);
    expect(heard.texts.join(' ')).toContain('90 days');
    expect(heard.labels).toEqual(['Download this chat', 'Delete this chat']);
  });
});

describe('where the chat app keeps the conversation itself', () => {
  it('no copy is offered', async () => {
    const talking = await begin({ channel: 'msteams' });
    const heard = await talking.say('what do you know about me');
    expect(heard.ids).toEqual(['about-me', 'about-me']);
    expect(heard.labels).toEqual(['Delete this chat']);
    expect(heard.texts.join(' ')).toContain('90 days');
    expect(heard.texts.join(' ')).not.toContain('ownload');
  });

  it('no calendar file is promised', async () => {
    const talking = await begin({ channel: 'msteams' });
    for (const text of [
      'help me plan my homework',
      '1',
      '1',
      'walk',
      'monday and friday',
      '6 pm',
      '20 minutes',
    ])
      await talking.say(text);
    const planned = (await talking.say('yes')).texts.join(' ');
    expect(planned).toContain('copy the days into your calendar');
    expect(planned).not.toContain('file');
  });
});

describe('a copy of the conversation', () => {
  it('comes as a text file under a link, with what both sides said', async () => {
    const talking = await begin();
    await talking.say(SECRET);
    const heard = await talking.say('can I have a copy of this chat?');
    expect(heard.ids).toEqual(['download']);
    const [file] = heard.replies.at(-1)?.files ?? [];
    const path = file && 'path' in file ? file.path : '';
    const content = talking.downloads.take(path.split('/').at(-1) ?? '')?.content ?? '';
    expect(content).toMatch(new RegExp(`You \\(2026-05-04 15:00 UTC\\)\n${SECRET}\n\nAssistant `));
    expect(content).toContain("I'm an automated assistant");
  });

  it('is not kept a second time in the transcript', async () => {
    const talking = await begin();
    await talking.say(SECRET);
    await talking.say('download this chat');
    const lines = await talking.store.lines(KEY, 0, 100);
    expect(JSON.stringify(lines).split(SECRET)).toHaveLength(2);
  });
});

describe('"forget me"', () => {
  it.each(['forget me', 'please delete this chat', 'Can you delete my messages?', 'erase everything'])(
    'is asked about first: %s',
    async (text) => {
      const talking = await begin();
      const heard = await talking.say(text);
      expect(heard.ids).toEqual(['ask-forget']);
      expect(heard.labels).toEqual(['Yes, delete it', 'No, keep it']);
      expect((await talking.store.lines(KEY, 0, 100)).length).toBeGreaterThan(1);
    },
  );

  it.each(['yes', 'Yes, delete it', 'ok do it', 'yes please'])('is done at a yes: %s', async (yes) => {
    const talking = await begin();
    await talking.say(SECRET);
    await talking.say('delete this chat');
    const heard = await talking.say(yes);
    expect(heard.ids).toEqual(['forgotten']);
    expect(heard.replies[0]?.forgotten).toBe(true);
    const left = await talking.store.lines(KEY, 0, 100);
    expect(JSON.stringify(left)).not.toContain(SECRET);
    expect(left.map(({ kind }) => kind)).toEqual(['event', 'message']);
    expect((await talking.store.conversation(KEY))?.state.json).not.toContain('about-me');
  });

  it.each(['no', 'keep it', 'No, keep it', "no don't"])('is left at a no: %s', async (no) => {
    const talking = await begin();
    await talking.say(SECRET);
    await talking.say('delete this chat');
    expect((await talking.say(no)).ids).toEqual(['kept']);
    expect(JSON.stringify(await talking.store.lines(KEY, 0, 100))).toContain(SECRET);
  });

  it('is left at anything else, which is answered', async () => {
    const talking = await begin();
    await talking.say('delete this chat');
    expect((await talking.say('how much does it cost')).ids).toEqual(['clinic/fees']);
    expect((await talking.say('yes')).ids).not.toContain('forgotten');
  });

  it('gives a receipt that staff find, without anything that was said', async () => {
    const talking = await begin();
    await talking.say(SECRET);
    const heard = await talking.say('', { command: 'forget' });
    const [erased] = await talking.store.erasures(10);
    expect(heard.texts[0]).toContain(erased?.receipt);
    expect(erased).toMatchObject({ flags: [] });
  });

  it('keeps the flag of a danger that nobody opened, without its words, and says so', async () => {
    const talking = await begin();
    await talking.say('i want to kill myself');
    const heard = await talking.say('', { command: 'forget' });
    expect(heard.texts).toHaveLength(1);
    expect(heard.texts[0]).toContain('a message spoke of danger');
    expect(heard.texts[0]).toContain('988');
    expect(await talking.store.flags(KEY)).toEqual([]);
    expect(await talking.store.erasures(10)).toMatchObject([{ flags: [{ reason: 'danger', kind: 'self' }] }]);
    expect(JSON.stringify(await talking.store.lines(KEY, 0, 100))).not.toContain('kill');
  });

  it('ends a flow and takes back the links to its files', async () => {
    const talking = await begin();
    await talking.say('', { flow: 'first-session' });
    const copy = await talking.say('download this chat');
    const [file] = copy.replies.at(-1)?.files ?? [];
    const id = file && 'path' in file ? (file.path.split('/').at(-1) ?? '') : '';
    expect(talking.downloads.take(id)).toBeDefined();
    await talking.say('', { command: 'forget' });
    expect(talking.downloads.take(id)).toBeUndefined();
    expect((await talking.say('resume')).ids).toEqual(['nothing-to-resume']);
  });

  it('forgets how often danger was spoken of: the first words about it come first again', async () => {
    const talking = await begin();
    const first = await talking.say('i want to kill myself');
    expect((await talking.say('i want to kill myself')).texts).not.toEqual(first.texts);
    await talking.say('', { command: 'forget' });
    expect((await talking.say('i want to kill myself')).texts).toEqual(first.texts);
  });

  it('takes back a link that was made while it was under way', async () => {
    const talking = await begin();
    await talking.say(SECRET);
    const erase = talking.store.erase.bind(talking.store);
    let late = '';
    talking.store.erase = (turn, receipt) => {
      late = talking.downloads.offer(KEY, { name: 'a.txt', type: 'text/plain', content: SECRET }) ?? '';
      return erase(turn, receipt);
    };
    await talking.say('', { command: 'forget' });
    expect(late).not.toBe('');
    expect(talking.downloads.take(late.split('/').at(-1) ?? '')).toBeUndefined();
  });

  it('goes on afterward as a conversation that has just begun', async () => {
    const talking = await begin();
    await talking.say('how much does it cost');
    await talking.say('', { command: 'forget' });
    expect((await talking.say('how much does it cost')).ids).toEqual(['clinic/fees']);
  });
});

describe('a thumb', () => {
  it('up is kept with the line, without a word from the bot', async () => {
    const talking = await begin();
    const answered = await talking.say('how much does it cost');
    const [about = ''] = answered.lines;
    expect((await talking.thumb(about, 'like')).texts).toEqual([]);
    expect(await talking.store.feedback(KEY)).toMatchObject([{ lineId: about, reaction: 'like' }]);
  });

  it('down asks for a word, and keeps it with the line', async () => {
    const talking = await begin();
    const answered = await talking.say('how much does it cost');
    const [about = ''] = answered.lines;
    const asked = await talking.thumb(about, 'dislike');
    expect(asked.ids).toEqual(['thumb-down']);
    expect(asked.labels).toEqual(answered.labels);
    expect((await talking.say('zebra stripes forever')).ids).toEqual(['noted']);
    expect(await talking.store.feedback(KEY)).toMatchObject([
      { lineId: about, reaction: 'dislike', words: 'zebra stripes forever' },
    ]);
  });

  it('down leaves the next question a question', async () => {
    const talking = await begin();
    const answered = await talking.say('how much does it cost');
    await talking.thumb(answered.lines[0] ?? '', 'dislike');
    expect((await talking.say('where can I park')).ids).toEqual(['clinic/location']);
    await talking.say('zebra stripes forever');
    expect(await talking.store.feedback(KEY)).toMatchObject([{ words: 'where can I park' }]);
  });

  it('with words is kept with them', async () => {
    const talking = await begin();
    const [about = ''] = (await talking.say('how much does it cost')).lines;
    expect((await talking.thumb(about, 'dislike', 'too long')).texts).toEqual([]);
    expect(await talking.store.feedback(KEY)).toMatchObject([{ reaction: 'dislike', words: 'too long' }]);
  });

  it('with words of danger is met with the words about danger, and flagged', async () => {
    const talking = await begin();
    const [about = ''] = (await talking.say('how much does it cost')).lines;
    const heard = await talking.thumb(about, 'dislike', 'useless, i want to kill myself');
    expect(heard.outcomes).toEqual(['crisis']);
    expect(heard.texts[0]).toContain('988');
    expect(await talking.store.flags(KEY)).toMatchObject([{ reason: 'danger', kind: 'self' }]);
    expect(await talking.store.feedback(KEY)).toMatchObject([{ lineId: about, reaction: 'dislike' }]);
  });

  it('with very many words is read whole for danger; of the words the beginning is kept', async () => {
    const talking = await begin();
    const [about = ''] = (await talking.say('how much does it cost')).lines;
    const words = `${'the page is rather long. '.repeat(200)}i want to kill myself`;
    expect((await talking.thumb(about, 'dislike', words)).outcomes).toEqual(['crisis']);
    const [kept] = await talking.store.feedback(KEY);
    expect(kept?.words).toHaveLength(1_000);
  });

  it('typed is kept with the answer it follows', async () => {
    const talking = await begin();
    const [about = ''] = (await talking.say('how much does it cost')).lines;
    expect((await talking.say('👎')).ids).toEqual(['disliked']);
    expect(await talking.store.feedback(KEY)).toMatchObject([{ lineId: about, reaction: 'dislike' }]);
    const second = await talking.say('where can I park');
    await talking.say('👍');
    expect(await talking.store.feedback(KEY)).toMatchObject([
      {},
      { lineId: second.lines[0], reaction: 'like' },
    ]);
  });

  it('about a line of nobody changes nothing', async () => {
    const talking = await begin();
    await talking.thumb('somebody-elses-line', 'like');
    expect(await talking.store.feedback(KEY)).toEqual([]);
  });
});
