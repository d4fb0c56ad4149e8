import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { eventually } from '../bot/cloud.ts';
import type { FakeTurns } from '../directline/fake-turns.ts';
import { DIRECT, fakeSlack, type FakeSlack } from './fake-slack.ts';
import {
  blockAction,
  button,
  callback,
  directMessage,
  homeAction,
  homeOpened,
  slashCommand,
} from './fixtures.ts';
import { type HouseOptions, openHouse, PRIVATELY, SAFETY, type SlackHouse } from './house.ts';

let api: FakeSlack;
let house: SlackHouse & { readonly turns: FakeTurns };

beforeEach(async () => {
  api = await fakeSlack();
  house = await openHouse(api);
});

afterEach(async () => {
  await house.close();
  await api.close();
});

/** The same doors with something set otherwise. */
async function reopen(options: HouseOptions): Promise<void> {
  await house.close();
  house = await openHouse(api, options);
}

const say = (text: string, headers = {}) => house.event(callback(directMessage(text)), { headers });
const texts = () => api.of('chat.postMessage').map(({ body }) => body['text']);
const events = () => house.log.entries.map(({ event }) => event);
const ended = (count: number) => eventually(() => house.turns.statuses.length === count);

describe('Slack is answered', () => {
  it('as soon as the line is stored, before its replies go out', async () => {
    const release = api.hold('chat.postMessage');
    expect((await say('one')).status).toBe(200);
    expect(house.turns.statuses).toEqual([]);
    release();
    await ended(1);
  });

  it('never before the line is stored: a store that is slow makes it deliver again, and nothing is said twice', async () => {
    await reopen({ answerWithinMs: 30 });
    const release = house.turns.hold();
    const message = callback(directMessage('one'));
    expect((await house.event(message)).status).toBe(503);
    expect((await house.event(message)).status).toBe(503);
    release();
    await ended(1);
    await eventually(() => house.turns.taken.length === 2);
    await house.slack.close();
    expect(texts()).toEqual(['You said: one']);
    await reopen({ store: house.store });
    expect((await house.event(message)).status).toBe(200);
    await house.slack.close();
    expect(texts()).toEqual(['You said: one']);
  });

  it('with 503 where nothing can be stored; the third delivery is the last, and the person is told where to turn', async () => {
    house.turns.refuse('store');
    const message = callback(directMessage('one'));
    const deliver = (retry: number) =>
      house.event(message, {
        headers:
          retry === 0 ? {} : { 'X-Slack-Retry-Num': String(retry), 'X-Slack-Retry-Reason': 'http_error' },
      });
    for (const retry of [0, 1, 2]) expect(await deliver(retry)).toMatchObject({ status: 503 });
    await house.slack.close();
    expect(texts()).toEqual([]);
    expect(await deliver(3)).toMatchObject({ status: 503 });
    await house.slack.close();
    expect(api.of('chat.postMessage')).toMatchObject([{ body: { channel: DIRECT, text: SAFETY } }]);
  });

  it('with 503 for a press that cannot be stored, which comes once: the person is told at once', async () => {
    house.turns.refuse('store');
    const pressed = await house.press(blockAction({ action: button('x', { topic: 'homework' }) }));
    expect(pressed).toMatchObject({ status: 503 });
    await house.slack.close();
    expect(texts()).toEqual([SAFETY]);
    expect(api.of('chat.update')).toEqual([]);
  });

  it('for a command with words that only the person sees, the numbers where it cannot be taken', async () => {
    house.turns.refuse('store');
    const answer = await house.command(slashCommand('what is CBT?'));
    expect(JSON.parse(answer.text)).toEqual({ response_type: 'ephemeral', text: SAFETY });
    api.answer('conversations.open', { body: { ok: false, error: 'user_not_found' } });
    const unopened = await house.command(slashCommand('what is CBT?'));
    expect(JSON.parse(unopened.text)).toEqual({ response_type: 'ephemeral', text: SAFETY });
    expect(house.log.entries).toContainEqual({
      level: 'warn',
      event: 'slack call failed',
      fields: { code: 'user_not_found', fault: expect.any(String) },
    });
  });

  it('in time for a command and a press on its page, though the private conversation is slow to open', async () => {
    await reopen({ answerWithinMs: 30 });
    const release = api.hold('conversations.open');
    const answer = await house.command(slashCommand('what is CBT?'));
    expect(JSON.parse(answer.text)).toEqual({ response_type: 'ephemeral', text: PRIVATELY });
    const pressed = await house.press(homeAction(button('Homework', { topic: 'homework' })));
    expect(pressed).toEqual({ status: 200, text: '' });
    expect(house.turns.taken).toEqual([]);
    release();
    await ended(2);
    expect(texts().toSorted()).toEqual(['You said: Homework', 'You said: what is CBT?']);
  });

  it('with 503 where a turn throws, and the log says nothing of what was written', async () => {
    expect(await say('throw')).toMatchObject({ status: 503 });
    await house.slack.close();
    expect(events()).toEqual(['slack turn failed']);
    expect(JSON.stringify(house.log.entries)).not.toContain('cannot decide');
  });

  it('with 429 where one conversation writes too fast, unless it speaks of danger', async () => {
    const rate = { burst: 2, perSecond: 0.001 };
    await reopen({ rate, isDanger: (text) => text.includes('danger') });
    const statuses = [];
    for (const text of ['one', 'two', 'three', 'danger', 'four']) statuses.push((await say(text)).status);
    expect(statuses).toEqual([200, 200, 429, 200, 429]);
    await house.slack.close();
    expect(texts()).toEqual(['You said: one', 'You said: two', 'Please call 112.']);
  });
});

describe('words about danger', () => {
  it('go out while the turn is at work, once', async () => {
    const release = house.turns.hold();
    const answer = say('danger');
    await eventually(() => texts().length === 1);
    expect(house.turns.statuses).toEqual([]);
    release();
    expect(await answer).toMatchObject({ status: 200 });
    await ended(1);
    expect(texts()).toEqual(['Please call 112.']);
  });

  it('go out even where nothing can be stored', async () => {
    house.turns.refuse('store');
    expect(await say('danger')).toMatchObject({ status: 503 });
    expect(texts()).toEqual(['Please call 112.']);
  });

  it('go again where Slack refused them the first time', async () => {
    const release = house.turns.hold();
    api.answer('chat.postMessage', { body: { ok: false, error: 'fatal_error' } });
    const answer = say('danger');
    await eventually(() => events().includes('reply not sent'));
    release();
    await answer;
    await ended(1);
    expect(texts()).toEqual(['Please call 112.', 'Please call 112.']);
    expect(house.turns.statuses).toMatchObject([{ status: 'sent' }]);
  });
});

describe('a reply', () => {
  it('waits as long as Slack asks, and arrives', async () => {
    api.answer('chat.postMessage', { status: 429, headers: { 'Retry-After': '0' } });
    await say('one');
    await ended(1);
    expect(texts()).toEqual(['You said: one', 'You said: one']);
    expect(house.turns.statuses).toMatchObject([{ status: 'sent' }]);
  });

  it.each([
    ['that Slack refuses has failed', { body: { ok: false, error: 'channel_not_found' } }, 'failed'],
    ['to which a server broke may have arrived', { status: 500 }, 'unknown'],
  ])('%s, and is not sent again', async (_, answer, status) => {
    api.answer('chat.postMessage', answer);
    expect(await say('one')).toMatchObject({ status: 200 });
    await ended(1);
    expect(texts()).toHaveLength(1);
    expect(house.turns.statuses).toMatchObject([{ status }]);
    expect(house.log.entries).toMatchObject([
      { event: 'reply not sent', fields: { channel: 'slack', outcome: status } },
    ]);
  });

  it('is not waited for by what else Slack is asked: a page that it does not take is noted', async () => {
    api.answer('views.publish', { body: { ok: false, error: 'not_enabled' } });
    expect(await house.event(callback(homeOpened('home')))).toMatchObject({ status: 200 });
    await eventually(() => events().includes('slack call failed'));
    expect(house.log.entries[0]?.fields).toMatchObject({ code: 'not_enabled' });
  });

  it('on its way is let out before the server ends', async () => {
    const release = api.hold('chat.postMessage');
    await say('one');
    const closing = house.slack.close();
    release();
    await closing;
    expect(house.turns.statuses).toMatchObject([{ status: 'sent' }]);
  });
});

describe('the token', () => {
  it('is asked about at the start, and a refusal is told by Slack’s code only', async () => {
    await eventually(() => api.of('auth.test').length === 1);
    await house.close();
    api.answer('auth.test', { body: { ok: false, error: 'invalid_auth' } });
    house = await openHouse(api);
    await eventually(() => events().includes('slack token refused'));
    expect(house.log.entries[0]?.fields).toMatchObject({ code: 'invalid_auth' });
    expect(JSON.stringify(house.log.entries)).not.toContain('xoxb');
  });
});
