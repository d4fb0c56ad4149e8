import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { eventually } from '../bot/cloud.ts';
import type { FakeTurns } from '../directline/fake-turns.ts';
import { DIRECT, fakeSlack, type FakeSlack } from './fake-slack.ts';
import {
  blockAction,
  button,
  callback,
  CHANNEL,
  homeAction,
  reaction,
  slashCommand,
  USER,
} from './fixtures.ts';
import { openHouse, PRIVATELY, type SlackHouse } from './house.ts';

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

describe('what people press, and commands', () => {
  it('a press: what the button carries; its words take the place of the buttons', async () => {
    const blocks = [
      { type: 'section', text: { type: 'mrkdwn', text: 'x' } },
      { type: 'actions', elements: [] },
      { type: 'context_actions', elements: [] },
    ];
    const action = button('Start over', { command: 'start-over' });
    expect(await house.press(blockAction({ action, blocks }))).toEqual({ status: 200, text: '' });
    await eventually(() => api.of('chat.update').length === 1 && posts().length === 1);
    expect(house.turns.taken).toMatchObject([
      {
        kind: 'message',
        text: 'Start over',
        choice: { command: 'start-over' },
        key: { conversation: DIRECT },
      },
    ]);
    expect(api.of('chat.update')[0]?.body).toMatchObject({
      channel: DIRECT,
      ts: '1777900000.000001',
      blocks: [
        { type: 'section' },
        { type: 'context', elements: [{ text: '▸ *Start over*' }] },
        { type: 'context_actions' },
      ],
    });
  });

  it('a press in a channel’s thread: that conversation, where others read along', async () => {
    const thread = '1777885100.000001';
    await house.press(blockAction({ action: button('x', { topic: 'homework' }), channel: CHANNEL, thread }));
    await postsOut(1);
    expect(house.turns.taken).toMatchObject([
      { shared: true, key: { conversation: `${CHANNEL}:${thread}` } },
    ]);
    expect(posts()).toMatchObject([{ channel: CHANNEL, thread_ts: thread }]);
  });

  it('a press on the app’s page: answered in private', async () => {
    await house.press(homeAction(button('Homework', { topic: 'homework' })));
    await postsOut(1);
    expect(api.of('conversations.open')).toMatchObject([{ body: { users: USER } }]);
    expect(house.turns.taken).toMatchObject([
      { key: { conversation: DIRECT }, choice: { topic: 'homework' } },
    ]);
    expect(api.of('chat.update')).toEqual([]);
  });

  it('a thumb under an answer, and one beside a message', async () => {
    const action = { type: 'feedback_buttons', action_id: 'thumb', value: 'dislike-line7', text: undefined };
    await house.press(blockAction({ action }));
    await house.event(callback(reaction('+1::skin-tone-3', '1777900000.000001')));
    expect(house.turns.taken).toMatchObject([
      { kind: 'event', name: 'feedback', data: '{"about":"line7","reaction":"dislike"}' },
      { kind: 'event', name: 'feedback', data: '{"about":"1777900000.000001","reaction":"like"}' },
    ]);
    expect(api.of('chat.update')).toEqual([]);
  });

  it.each([
    ['a value that we never offer', { ...button('x', {}), value: '{"entry":"../x"}' }],
    ['a value that is no JSON', { ...button('x', {}), value: '{' }],
    ['a button of somebody else', { ...button('x', { topic: 'homework' }), action_id: 'other' }],
    ['a thumb that names no line', { type: 'feedback_buttons', action_id: 'thumb', value: 'like-' }],
  ])('a press with %s: nothing', async (_, action) => {
    expect(await house.press(blockAction({ action }))).toEqual({ status: 200, text: '' });
    expect(house.turns.taken).toEqual([]);
  });

  it('other kinds of interaction: nothing', async () => {
    expect(await house.press({ type: 'view_submission', user: { id: USER }, view: {} })).toMatchObject({
      status: 200,
    });
    expect(house.turns.taken).toEqual([]);
  });

  it('a slash command, anywhere: answered in private, which only the person is told', async () => {
    const answer = await house.command(slashCommand('what is CBT?'));
    expect(JSON.parse(answer.text)).toEqual({ response_type: 'ephemeral', text: PRIVATELY });
    await postsOut(1);
    expect(house.turns.taken).toMatchObject([{ key: { conversation: DIRECT }, text: 'what is CBT?' }]);
    expect(house.turns.taken[0]).not.toHaveProperty('shared');
    expect(posts()).toMatchObject([{ channel: DIRECT }]);
    expect(await house.command({ ssl_check: '1', token: 'deprecated' })).toEqual({ status: 200, text: '' });
    await house.command(slashCommand(' '));
    expect(house.turns.taken[1]).toMatchObject({ choice: { command: 'topics' } });
  });
});
