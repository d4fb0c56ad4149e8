import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import {
  activity,
  app,
  APP_ID,
  type CloudHouse,
  eventually,
  fakeAzure,
  type FakeAzure,
  openCloud,
  postActivity,
  SAFETY,
} from './cloud.ts';

let azure: FakeAzure;
let house: CloudHouse;
let token: string;

beforeEach(async () => {
  azure = await fakeAzure();
  house = await openCloud(azure, app);
  token = await azure.token();
});

afterEach(async () => {
  await house.edge.close();
  await azure.close();
});

const send = (changes: object = {}) => postActivity(house.url, activity(azure, changes), token);
const texts = () => azure.sent.map(({ body }) => body.text);

describe('the door for Azure’s channels', () => {
  it('takes a turn and sends its reply through the SDK, to the right place with the right token', async () => {
    expect(await send()).toMatchObject({ status: 200 });
    await eventually(() => house.turns.statuses.length === 1);
    expect(house.turns.taken).toMatchObject([
      {
        kind: 'message',
        key: { channel: 'msteams', conversation: 'conv-1' },
        nativeId: 'a1',
        from: 'user-1',
        text: 'one',
        clientTime: '2026-05-04T09:00:00.000Z',
      },
    ]);
    expect(azure.sent).toMatchObject([
      {
        path: '/v3/conversations/conv-1/activities/a1',
        authorization: `Bearer ${APP_ID} for https://api.botframework.com`,
        body: {
          type: 'message',
          text: 'You said: one',
          textFormat: 'markdown',
          replyToId: 'a1',
          from: { id: 'bot-1' },
          recipient: { id: 'user-1' },
          conversation: { id: 'conv-1', tenantId: 't1' },
          channelData: { answer: { outcome: 'answered', id: 'echo/one' } },
        },
      },
    ]);
    expect(house.turns.statuses).toMatchObject([{ status: 'sent' }]);
  });

  it('answers as soon as the turn is stored, before its replies are sent', async () => {
    const release = azure.hold();
    expect(await send()).toMatchObject({ status: 200 });
    expect(house.turns.statuses).toEqual([]);
    release();
    await eventually(() => house.turns.statuses.length === 1);
  });

  it('notes a reply that did not get through, and sends nothing again by itself', async () => {
    azure.answer(403);
    expect(await send()).toMatchObject({ status: 200 });
    await eventually(() => house.turns.statuses.length === 1);
    expect(house.turns.statuses).toMatchObject([{ status: 'failed' }]);
    expect(azure.sent).toHaveLength(1);
    expect(house.log.entries).toMatchObject([{ event: 'reply not sent', fields: { channel: 'msteams' } }]);
  });

  it('answers a second delivery without a second reply', async () => {
    await send();
    await eventually(() => house.turns.statuses.length === 1);
    expect(await send()).toMatchObject({ status: 200 });
    await send({ id: 'a2', text: 'two' });
    await eventually(() => house.turns.statuses.length === 2);
    expect(texts()).toEqual(['You said: one', 'You said: two']);
  });

  it('sends words about danger while the turn is at work, and sends them once', async () => {
    const release = house.turns.hold();
    const answer = send({ text: 'danger' });
    await eventually(() => azure.sent.length === 1);
    expect(house.turns.statuses).toEqual([]);
    release();
    expect(await answer).toMatchObject({ status: 200 });
    await eventually(() => house.turns.statuses.length === 1);
    expect(texts()).toEqual(['Please call 112.']);
    expect(house.turns.statuses).toMatchObject([{ status: 'sent' }]);
  });

  it('sends words about danger again where the first sending failed', async () => {
    const release = house.turns.hold();
    azure.answer(403);
    const answer = send({ text: 'danger' });
    await eventually(() => house.log.entries.length === 1);
    azure.answer(200);
    release();
    await answer;
    await eventually(() => house.turns.statuses.length === 1);
    expect(texts()).toEqual(['Please call 112.', 'Please call 112.']);
    expect(house.turns.statuses).toMatchObject([{ status: 'sent' }]);
  });

  it('sends words about danger even where nothing can be stored', async () => {
    house.turns.refuse('store');
    expect(await send({ text: 'danger' })).toEqual({
      status: 503,
      retryAfter: '5',
      body: { error: { code: 'NotSaved', message: SAFETY } },
    });
    await eventually(() => azure.sent.length === 1);
  });

  it('greets once, and not the bot itself', async () => {
    const added = (...ids: readonly string[]) =>
      send({ type: 'conversationUpdate', text: undefined, membersAdded: ids.map((id) => ({ id })) });
    expect(await added('bot-1')).toMatchObject({ status: 200 });
    expect(house.turns.taken).toEqual([]);
    await added('bot-1', 'user-1');
    await added('user-1');
    await eventually(() => house.turns.statuses.length === 1);
    expect(texts()).toEqual(['Hello.']);
  });

  it('answers an invoke in the response itself', async () => {
    const feedback = {
      actionName: 'feedback',
      actionValue: { reaction: 'like', feedback: '{"feedbackText":"x"}' },
    };
    const submit = { type: 'invoke', name: 'message/submitAction', value: feedback, replyToId: 'line-9' };
    expect(await send(submit)).toMatchObject({ status: 200 });
    expect(house.turns.taken).toMatchObject([
      {
        kind: 'event',
        name: 'feedback',
        data: '{"about":"line-9","reaction":"like","words":"x"}',
      },
    ]);
    expect(await send({ type: 'invoke', name: 'madeUp', id: 'a2' })).toMatchObject({ status: 501 });
  });

  it('says a code only when a turn fails', async () => {
    expect(await send({ text: 'throw' })).toMatchObject({
      status: 500,
      body: { error: { code: 'ServerError', message: 'ServerError' } },
    });
    expect(JSON.stringify(house.log.entries)).not.toContain('cannot decide');
  });

  it('never lets a foreign activity into the website’s conversations', async () => {
    expect((await send({ channelId: 'web' })).status).toBe(403);
    expect((await send({ channelId: 'directline' })).status).toBe(403);
    expect(house.turns.taken).toEqual([]);
  });
});

describe('the app’s proof', () => {
  it.each([
    ['a managed identity', { appType: 'UserAssignedMSI', appPassword: undefined }],
    ['a certificate', { appPassword: undefined, certificate: { thumbprint: '0'.repeat(40), key: 'PEM' } }],
  ] as const)('may be %s', async (_, changes) => {
    const other = await openCloud(azure, { ...app, ...changes }, { credentials: undefined });
    expect(await postActivity(other.url, activity(azure, { type: 'typing' }), token)).toMatchObject({
      status: 200,
    });
    await other.edge.close();
  });
});

describe('local test tools', () => {
  it('are served without credentials, on this machine only', async () => {
    const dev = await openCloud(azure, { kind: 'dev' });
    try {
      const post = (changes: object, headers = {}) =>
        postActivity(dev.url, activity(azure, { channelId: 'emulator', ...changes }), undefined, headers);
      expect(await post({ serviceUrl: 'https://evil.example' })).toMatchObject({ status: 403 });
      expect(await post({ serviceUrl: 'http://127.0.0.1.evil.example' })).toMatchObject({ status: 403 });
      expect(await post({ serviceUrl: undefined })).toMatchObject({ status: 403 });
      expect(await post({}, { 'X-Forwarded-For': '198.51.100.7' })).toMatchObject({ status: 403 });
      expect(await post({}, { 'Content-Type': 'text/plain' })).toMatchObject({ status: 415 });
      expect(dev.turns.taken).toEqual([]);
      expect(await post({})).toMatchObject({ status: 200 });
      await eventually(() => dev.turns.statuses.length === 1);
      expect(azure.sent).toMatchObject([{ authorization: '', body: { text: 'You said: one' } }]);
    } finally {
      await dev.edge.close();
    }
  });
});
