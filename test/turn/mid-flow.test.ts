import { afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { AppParts } from '../../src/parts.ts';
import { loadParts, talk, type Heard, type Talking } from './talking.ts';

let parts: AppParts;
const open: Talking[] = [];
beforeAll(async () => {
  parts = await loadParts();
});
afterEach(async () => {
  await Promise.all(open.splice(0).map((one) => one.close()));
});

/** A conversation that stands where these lines have led it. */
async function after(flow: string, ...lines: readonly string[]): Promise<Talking> {
  const talking = await talk(parts);
  open.push(talking);
  await talking.say(flow, { flow });
  for (const line of lines) await talking.say(line);
  return talking;
}

const last = ({ ids }: Heard): string | null | undefined => ids.at(-1);

describe('an appointment', () => {
  const asked = ['help me get ready'];

  it.each(['next Tuesday at half past two in the afternoon', 'yes, on May 14 at 3 pm'])(
    'is taken where the question invites it: %s',
    async (text) => {
      const talking = await after('first-session', ...asked);
      expect(last(await talking.say(text))).toBe('first-session#when-check');
    },
  );

  it.each(['yes', 'yep i do', 'I have one'])('is asked for after a yes: %s', async (text) => {
    const talking = await after('first-session', ...asked);
    expect(last(await talking.say(text))).toBe('first-session#when');
  });

  it.each(['not yet', 'no', 'no, I am still on the waiting list', 'not sure'])(
    'is left out after a no: %s',
    async (text) => {
      const talking = await after('first-session', ...asked);
      expect(last(await talking.say(text))).toBe('first-session#list-offer');
    },
  );

  it('offers two readings, and the way past, but no bare yes', async () => {
    const talking = await after('first-session', ...asked);
    expect((await talking.say('the 14th at 3')).labels).toEqual([
      'Thursday, May 14, 2026 at 3:00 PM',
      'Thursday, May 14, 2026 at 3:00 AM',
      'Not yet',
    ]);
  });

  it.each(['3pm', 'at 3 pm', '15:00', '3 in the afternoon', 'the afternoon one'])(
    'is settled by saying the hour: %s',
    async (text) => {
      const talking = await after('first-session', ...asked, 'yes', 'the 14th at 3');
      const heard = await talking.say(text);
      expect(heard.texts.at(-1)).toContain('Thursday, May 14, 2026 at 3:00 PM');
    },
  );
});

describe('a choice in the words that its author gave it', () => {
  it('is that choice even where the words open a question', async () => {
    const talking = await after('therapy-types', 'compare');
    expect(last(await talking.say('which suits me'))).toBe('therapy-types#suit');
  });
});

describe('a goodbye in the middle', () => {
  it.each(['bye', 'thanks bye', 'ok bye then'])('lets go, and leaves a way back: %s', async (text) => {
    const talking = await after('homework', 'journaling', 'yes', 'write three lines');
    const heard = await talking.say(text);
    expect(heard.ids).toEqual(['bot/goodbye']);
    expect(heard.labels).toContain('Go on with A plan for your homework');
    expect(heard.labels).not.toContain('Monday');
    expect(last(await talking.press('Go on with A plan for your homework'))).toBe('homework#days');
  });
});

describe('a flow that was stopped', () => {
  it('is taken up by a button', async () => {
    const talking = await after('homework', 'journaling', 'yes', 'write three lines', 'stop');
    expect(last(await talking.press('Go on with A plan for your homework'))).toBe('homework#days');
  });
});

describe('another flow asked for in the middle', () => {
  it.each(["let's do the types of therapy instead", 'can we do the first session instead'])(
    'is opened: %s',
    async (text) => {
      const talking = await after('homework', 'plan my week');
      expect((await talking.say(text)).ids[0]).toBe('flow-switch');
    },
  );
});

describe('trouble told in the middle', () => {
  it('is met before the question comes again', async () => {
    const talking = await after('first-session', 'help me get ready', 'yes');
    const heard = await talking.say('my marriage is falling apart');
    expect(heard.ids[0]).toBe('support/distress');
    expect(last(heard)).toBe('first-session#when');
  });
});

describe('a length or a time where something else was asked', () => {
  it.each(['15 minutes', 'half an hour', 'around half an hour', 'in the evening', 'mornings'])(
    'is no question about sessions or opening hours: %s',
    async (text) => {
      const talking = await after('homework', 'journaling', 'yes', 'write three lines');
      expect((await talking.say(text)).ids).toEqual(['homework#days']);
    },
  );

  it('leaves a question about the clinic its answer', async () => {
    const talking = await after('homework', 'journaling', 'yes', 'write three lines');
    expect((await talking.say('are you open in the evening?')).ids[0]).toBe('clinic/hours');
  });
});

describe('"skip" where nothing can be skipped', () => {
  it('is no question about homework that was not done', async () => {
    const talking = await after('first-session', 'nerves');
    expect((await talking.say('skip')).ids).toEqual(['first-session#nerves']);
  });
});

describe('a request put without a question mark', () => {
  it('is no wrong answer', async () => {
    const talking = await after('homework', 'plan my week');
    const heard = await talking.say('actually tell me about cbt');
    expect(heard.labels[0]).toBe('What CBT is');
  });
});
