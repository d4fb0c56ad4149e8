import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import {
  actionsOf,
  FIXTURES,
  makeMind,
  type Mind,
  openTeams,
  type Posted,
  type TeamsHouse,
} from './teams-house.ts';

let mind: Mind;
let teams: TeamsHouse;

beforeAll(async () => {
  mind = await makeMind();
});
beforeEach(async () => {
  teams = await openTeams(mind);
});
afterEach(() => teams.close());
afterAll(() => mind.close());

const PERSON = { channel: 'msteams', conversation: 'a:1conversationFictional' };
const CHANNEL = {
  channel: 'msteams',
  conversation: '19:channelFictional@thread.tacv2;messageid=1777906801999',
};
const GROUP = { channel: 'msteams', conversation: '19:groupFictional@thread.v2' };

const textOf = ({ replies }: Posted) => replies.map(({ body }) => body.text).join('\n');
const labelsOf = ({ replies }: Posted) => actionsOf(replies.at(-1)).map(({ title }) => title);
const answersOf = ({ replies }: Posted) =>
  replies.map(({ body }) => JSON.stringify(body['channelData'])).join('\n');
const lines = (key = PERSON) => teams.store.lines(key, 0, 100);

describe('a conversation in Teams', () => {
  it('goes from the welcome through a card, a flow, an answer by number and feedback to danger', async () => {
    const welcome = await teams.post('installation-add');
    expect(textOf(welcome)).toMatch(/automated assistant[^]*988/);
    expect(labelsOf(welcome)).toHaveLength(6);
    // Teams says it again, in another way.
    expect((await teams.post('members-added')).replies).toEqual([]);

    const answer = await teams.post('personal');
    expect(answersOf(answer)).toContain('"outcome":"answered"');
    expect(answersOf(answer)).toContain('"feedbackLoopEnabled":true');
    const about = teams.lastId();
    const rated = await teams.post('submit-action', { replyToId: about });
    expect(rated).toMatchObject({ status: 200, replies: [] });
    const answered = (await lines()).findLast(({ role }) => role === 'bot')?.id;
    expect(await teams.store.feedback(PERSON)).toMatchObject([
      { lineId: answered, reaction: 'dislike', words: 'I had hoped for more about cost.' },
    ]);
    await teams.post('reaction', { replyToId: about });
    expect(await teams.store.feedback(PERSON)).toMatchObject([{ lineId: answered, reaction: 'like' }]);

    await teams.post('reaction-removed', { replyToId: about });
    const first = await teams.say('help me plan my homework');
    expect(labelsOf(first).length).toBeGreaterThan(2);
    const second = labelsOf(first)[1] ?? '';
    const byNumber = await teams.say('2');
    expect((await lines()).findLast(({ role }) => role === 'visitor')?.text).toBe('2');
    const other = await openTeams(mind);
    await other.post('installation-add');
    await other.say('help me plan my homework');
    expect(textOf(await other.press(second))).toBe(textOf(byNumber));
    await other.close();

    const danger = await teams.say('I want to kill myself');
    expect(textOf(danger)).toMatch(/^[^]{0,200}911/);
    expect(textOf(danger)).toContain('](tel:988)');
    expect(await teams.store.flags(PERSON)).toMatchObject([{ reason: 'danger', kind: 'self' }]);
  });

  it.each(['value', 'text', 'data'] as const)(
    'knows a pressed button by what it carries (%s)',
    async (how) => {
      await teams.post('installation-add');
      await teams.press('Types of therapy', how);
      const pressed = (await lines()).findLast(({ role }) => role === 'visitor');
      expect(pressed).toMatchObject({
        text: 'Types of therapy',
        event: { name: 'choice', data: '{"topic":"therapy-types"}' },
      });
    },
  );

  it('keeps a message as it was, and its changes and deletion as lines of their own', async () => {
    await teams.post('personal');
    const first = (await lines()).find(({ role }) => role === 'visitor')?.id;
    for (const fixture of ['edit', 'edit', 'delete', 'undelete', 'delete'])
      expect(await teams.post(fixture)).toMatchObject({ status: 200, replies: [] });
    const told = (await lines()).filter(({ role }) => role === 'visitor');
    expect(told.map(({ text, event }) => [text, event?.name, event && JSON.parse(event.data)])).toEqual([
      ['what happens the first time?', undefined, undefined],
      ['what happens in the first hour?', 'edit', { about: first }],
      ['', 'delete', { about: first }],
      ['', 'undelete', { about: first }],
    ]);
  });

  it('reads a changed message for danger', async () => {
    await teams.post('personal');
    expect(textOf(await teams.post('edit', { text: 'I want to kill myself' }))).toContain('988');
    expect(await teams.store.flags(PERSON)).toHaveLength(1);
  });

  it('begins afresh after hours of silence', async () => {
    await teams.say('help me plan my homework');
    const record = await teams.store.conversation(PERSON);
    const state = JSON.parse(record?.state.json ?? '{}');
    await teams.store.commit({
      key: PERSON,
      dedupe: 'back then',
      expectedVersion: record?.state.version ?? 0,
      state: JSON.stringify({ ...state, lastAt: Date.now() - 4 * 3_600_000 }),
      lines: [],
      flags: [],
    });
    expect(textOf(await teams.say('what is CBT'))).toMatch(/Hello again[^]*in the middle of/);
  });
});

describe('where others read along', () => {
  it('answers what mentions it, without the mention in the words', async () => {
    expect(answersOf(await teams.post('channel-mention'))).toContain('"outcome":"answered"');
    expect((await lines(CHANNEL))[0]?.text).toBe('what happens the first time?');
    await teams.post('group-mention');
    expect((await lines(GROUP))[0]?.text).toBe('Robin Doe ask what is CBT');
  });

  it('neither answers nor keeps what does not', async () => {
    expect(await teams.post('channel-without-mention')).toEqual({
      status: 200,
      body: undefined,
      replies: [],
    });
    const changed = { text: 'and who brings the plates?' };
    await teams.post('edit', {
      ...changed,
      conversation: { id: CHANNEL.conversation, isGroup: true, conversationType: 'channel' },
    });
    expect(teams.taken).toEqual([]);
    expect(await lines(CHANNEL)).toEqual([]);
  });

  it('greets nobody unasked', async () => {
    for (const fixture of ['installation-in-team', 'members-added-to-team', 'channel-renamed'])
      expect(await teams.post(fixture)).toMatchObject({ status: 200, replies: [] });
  });

  it('meets danger with the numbers and an invitation, and takes up nothing personal', async () => {
    const danger = await teams.say('<at>Therapy Guide</at> I want to kill myself', 'channel-mention');
    expect(textOf(danger)).toMatch(/911[^]*988[^]*private chat/);
    expect(await teams.store.flags(CHANNEL)).toMatchObject([{ reason: 'danger' }]);
    const own = await teams.say('<at>Therapy Guide</at> what do you know about me', 'group-mention');
    expect(textOf(own)).toContain('private chat');
  });

  it('knows a press of its own button, which mentions nobody', async () => {
    await teams.post('channel-mention');
    const [first] = actionsOf(teams.azure.sent.at(-1));
    const pressed = await teams.post('card-action', {
      text: first?.title,
      value: first?.data.msteams.value,
      conversation: { id: CHANNEL.conversation, isGroup: true, conversationType: 'channel' },
    });
    expect(pressed.replies.length).toBeGreaterThan(0);
  });
});

describe('whatever Teams sends', () => {
  it.each(FIXTURES)('%s does not fail, and is not answered with an error', async (fixture) => {
    const { status } = await teams.post(fixture, { id: `any-${fixture}` });
    expect(status).toBe(fixture === 'unknown-invoke' ? 501 : 200);
    expect(teams.log.entries.filter(({ level }) => level === 'error')).toEqual([]);
  });

  it('the bot never answers itself', async () => {
    expect(await teams.post('own-message')).toMatchObject({ status: 200, replies: [] });
    expect(await teams.post('personal', { from: { id: '29:1x', role: 'bot' } })).toMatchObject({
      replies: [],
    });
    expect(teams.taken).toEqual([]);
  });
});
