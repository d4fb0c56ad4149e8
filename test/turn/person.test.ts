import { afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { AppParts } from '../../src/parts.ts';
import { loadWithCallBacks } from './call-backs.ts';
import { loadParts, talk, type Talking } from './talking.ts';
import { testWorld } from './world.ts';

let off: AppParts;
let on: AppParts;
const open: Talking[] = [];
beforeAll(async () => {
  off = await loadParts();
  on = await loadWithCallBacks();
}, 120_000);
afterEach(async () => {
  await Promise.all(open.splice(0).map((one) => one.close()));
});

async function begin(parts: AppParts): Promise<Talking> {
  const talking = await talk(parts);
  open.push(talking);
  return talking;
}

const KEY = { channel: 'web', conversation: 'c' };
const LEAVE = 'Ask the clinic to get in touch';

describe('somebody who asks for a person', () => {
  it.each([
    'a person please',
    'I want to talk to a human',
    'receptionist',
    'call me back',
    'is there someone i can talk to',
  ])('is told the ways and whether anybody is there now: %s', async (text) => {
    const heard = await (await begin(off)).say(text);
    expect(heard.ids[0]).toBe('person');
    // It is Monday, 11:00, in New York.
    expect(heard.texts.join(' ')).toContain('open now, until 5:00 PM today');
    expect(heard.texts.join(' ')).toMatch(/988[^]*911/);
  });

  it('out of hours is told so, and when the clinic opens', async () => {
    const evening = testWorld(Date.parse('2026-05-04T23:00:00Z'));
    const talking = await begin(await loadParts(undefined, evening));
    const heard = await talking.say('a person please');
    expect(heard.texts.join(' ')).toContain('closed right now and opens tomorrow at 9:00 AM');
  });

  it('in mid-flow is not led back to its questions; a button is the way back', async () => {
    const talking = await begin(off);
    await talking.say('', { flow: 'first-session' });
    const heard = await talking.say('I want to talk to a person');
    expect(heard.ids).toEqual(['person', 'person']);
    const back = heard.labels.find((label) => label.startsWith('Go on with')) ?? '';
    expect((await talking.press(back)).ids[0]).toMatch(/^first-session#/);
  });

  it('is offered no call-back where the clinic has not switched it on, not even by a forged button', async () => {
    const talking = await begin(off);
    expect((await talking.say('a person please')).labels).not.toContain(LEAVE);
    expect((await talking.say('x', { flow: 'call-back' })).ids).toEqual(['old-button']);
  });

  it('can leave a name and a number, which staff find', async () => {
    const talking = await begin(on);
    await talking.say('a person please');
    expect((await talking.press(LEAVE)).ids.at(-1)).toBe('call-back#consent');
    await talking.say('yes');
    await talking.say('Robin');
    await talking.say('by phone');
    const asked = await talking.say('my number is 518-555-0123');
    expect(asked.replies.at(-1)?.quote).toBe('518-555-0123');
    expect(await talking.store.callBacks(10)).toEqual([]);
    const left = await talking.say('yes');
    expect(left.texts.join(' ')).toContain("I can't say when they get to it");
    expect(await talking.store.callBacks(10)).toMatchObject([
      { name: 'Robin', contact: '518-555-0123', key: KEY },
    ]);
  });

  it('leaves nothing without a yes', async () => {
    const talking = await begin(on);
    await talking.say('can i leave my number');
    await talking.say('no');
    expect(await talking.store.callBacks(10)).toEqual([]);
  });

  it('takes the request back with the rest of the conversation', async () => {
    const talking = await begin(on);
    for (const text of ['can i leave my number', 'yes', 'Robin', 'email', 'robin@mail.example', 'yes'])
      await talking.say(text);
    expect(await talking.store.callBacks(10)).toMatchObject([{ contact: 'robin@mail.example' }]);
    await talking.say('', { command: 'forget' });
    expect(await talking.store.callBacks(10)).toEqual([]);
  });
});
