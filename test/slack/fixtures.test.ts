import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { eventually } from '../bot/cloud.ts';
import type { FakeTurns } from '../directline/fake-turns.ts';
import { DIRECT, fakeSlack, type FakeSlack } from './fake-slack.ts';
import {
  BOT_USER,
  callback,
  CHANNEL,
  deletion,
  directMessage,
  edit,
  homeOpened,
  mention,
  ownMessage,
  reaction,
  urlVerification,
  USER,
} from './fixtures.ts';
import { openHouse, type SlackHouse } from './house.ts';

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

const posts = () => api.of('chat.postMessage').map(({ body }) => body);
const postsOut = (count: number) => eventually(() => house.turns.statuses.length === count);

describe('what Slack sends', () => {
  it('url_verification: the challenge comes back', async () => {
    const answer = await house.event(urlVerification);
    expect(answer).toEqual({ status: 200, text: JSON.stringify({ challenge: urlVerification.challenge }) });
  });

  it('a message in private: one turn, one reply in the same conversation', async () => {
    const message = directMessage('Is 1 &lt; 2 &amp; <https://a.example|this>?');
    expect((await house.event(callback(message))).status).toBe(200);
    await postsOut(1);
    expect(house.turns.taken).toMatchObject([
      {
        kind: 'message',
        key: { channel: 'slack', conversation: DIRECT },
        activityId: message.ts,
        nativeId: message.ts,
        from: USER,
        text: 'Is 1 < 2 & this?',
        clientTime: '2026-05-04T09:00:00.000Z',
      },
    ]);
    expect(house.turns.taken[0]).not.toHaveProperty('shared');
    expect(posts()).toMatchObject([
      {
        channel: DIRECT,
        text: 'You said: Is 1 &lt; 2 &amp; this?',
        blocks: [{ type: 'section' }, { type: 'actions' }, { type: 'context_actions' }],
      },
    ]);
    expect(posts()[0]).not.toHaveProperty('thread_ts');
    expect(api.of('chat.postMessage')[0]?.token).toMatch(/^xoxb-/);
    expect(house.turns.statuses).toMatchObject([{ status: 'sent' }]);
  });

  it('a message of the person who installed the app, whom the envelope names, too', async () => {
    const { authorizations, ...envelope } = callback(directMessage('one'));
    const installer = authorizations.map((one) => ({ ...one, user_id: USER, is_bot: false }));
    await house.event({ ...envelope, authorizations: installer });
    await postsOut(1);
    expect(house.turns.taken).toMatchObject([{ text: 'one' }]);
  });

  it('a file without a word: an empty message', async () => {
    await house.event(callback({ ...directMessage(''), text: null, subtype: 'file_share' }));
    await postsOut(1);
    expect(house.turns.taken).toMatchObject([{ text: '' }]);
  });

  it('that it held events back: taken note of', async () => {
    const limited = { token: 'deprecated', type: 'app_rate_limited', team_id: 'T0CLINIC01' };
    expect(await house.event(limited)).toEqual({ status: 200, text: '' });
  });

  it('a message in a thread of a private conversation: the same conversation, answered in the thread', async () => {
    await house.event(callback(directMessage('one', { thread_ts: '1777885100.000001' })));
    await postsOut(1);
    expect(house.turns.taken).toMatchObject([{ key: { conversation: DIRECT } }]);
    expect(posts()).toMatchObject([{ channel: DIRECT, thread_ts: '1777885100.000001' }]);
  });

  it('app_mention: answered in the thread that it begins, or stands in, where others read along', async () => {
    const first = mention(`<@${BOT_USER}> what is <@U0FRIEND01> talking about`);
    await house.event(callback(first));
    await postsOut(1);
    await house.event(callback(mention(`and <@${BOT_USER}>?`, { thread_ts: first.ts })));
    await postsOut(2);
    expect(house.turns.taken).toMatchObject([
      { shared: true, key: { conversation: `${CHANNEL}:${first.ts}` }, text: 'what is talking about' },
      { shared: true, key: { conversation: `${CHANNEL}:${first.ts}` }, text: 'and ?' },
    ]);
    expect(posts()).toMatchObject([
      { channel: CHANNEL, thread_ts: first.ts },
      { channel: CHANNEL, thread_ts: first.ts },
    ]);
  });

  it('an edit and a deletion: lines of their own that name the message', async () => {
    const message = directMessage('one');
    await house.event(callback(message));
    await postsOut(1);
    await house.event(callback(edit(message.ts, 'two', true)));
    await house.event(callback(edit(message.ts, 'three', true)));
    await house.event(callback(deletion(message.ts)));
    expect(house.turns.taken.slice(1)).toMatchObject([
      { kind: 'event', name: 'edit', data: JSON.stringify({ about: message.ts }), text: 'two' },
      { kind: 'event', name: 'edit', text: 'three' },
      { kind: 'event', name: 'delete', data: JSON.stringify({ about: message.ts }) },
    ]);
    const ids = house.turns.taken.map(({ activityId }) => activityId);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it.each([
    ['the bot’s own message', ownMessage('You said: one')],
    ['another bot’s message', directMessage('one', { bot_id: 'B0OTHER001', user: undefined })],
    ['an old kind of bot’s message', directMessage('one', { subtype: 'bot_message', user: undefined })],
    [
      'an edit of the bot’s own message',
      edit('1.1', 'x', true, { message: { ts: '1.1', bot_id: 'B1', text: '' } }),
    ],
    ['a link’s preview', edit('1777885200.000001', 'one', false)],
    [
      'a message in a channel that does not name the bot',
      directMessage('one', { channel: CHANNEL, channel_type: 'channel' }),
    ],
    ['a mention in private, which comes as a message too', mention('one', { channel: DIRECT })],
    ['a mention by a bot', mention('one', { bot_id: 'B0OTHER001' })],
    [
      'somebody who came into a channel',
      directMessage('joined', { subtype: 'channel_join', channel: CHANNEL }),
    ],
    ['Slack’s own notice', directMessage('x', { user: 'USLACKBOT', subtype: 'reminder_add' })],
    ['a reaction that is no thumb', reaction('tada', '1777885200.000001')],
    ['a thumb in a channel', reaction('+1', '1777885200.000001', CHANNEL)],
    ['an event nobody has heard of', { type: 'made_up', anything: [1, 2] }],
    ['a message without a name', { type: 'message', channel: DIRECT, user: USER, text: 'x' }],
  ])('%s: taken note of, and nothing done', async (_, event) => {
    expect(await house.event(callback(event))).toEqual({ status: 200, text: '' });
    await house.slack.close();
    expect(house.turns.taken).toEqual([]);
    expect(posts()).toEqual([]);
  });

  it('app_home_opened: the page, published for whoever looks; under Messages a greeting, once', async () => {
    await house.event(callback(homeOpened('home')));
    await eventually(() => api.of('views.publish').length === 1);
    expect(api.of('views.publish')[0]?.body).toMatchObject({
      user_id: USER,
      view: {
        type: 'home',
        blocks: [
          { type: 'header', text: { text: 'Title' } },
          { type: 'section', text: { text: 'Intro' } },
          { type: 'section', text: { text: 'How' } },
          { type: 'actions', elements: [{ text: { text: 'Homework' }, value: '{"topic":"homework"}' }] },
          { type: 'section', text: { text: '*Danger:* 112.' } },
          { type: 'context' },
        ],
      },
    });
    expect(house.turns.taken).toEqual([]);
    await house.event(callback(homeOpened('messages')));
    await house.event(callback(homeOpened('messages')));
    await house.slack.close();
    expect(posts()).toMatchObject([{ channel: DIRECT, text: 'Hello.' }]);
  });
});
