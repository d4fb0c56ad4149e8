import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { fakeSlack, type FakeSlack } from './fake-slack.ts';
import { button, blockAction, callback, directMessage, slashCommand, urlVerification } from './fixtures.ts';
import { type Changes, openHouse, type SlackHouse } from './house.ts';
import type { FakeTurns } from '../directline/fake-turns.ts';

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

const event = JSON.stringify(callback(directMessage('hello')));
const press = new URLSearchParams({
  payload: JSON.stringify(blockAction({ action: button('Start over', { command: 'start-over' }) })),
}).toString();
const command = new URLSearchParams(slashCommand('hello')).toString();
const requests = [
  ['an event', '/api/slack/events', event],
  ['a press', '/api/slack/interactivity', press],
  ['a command', '/api/slack/command', command],
  ['a challenge', '/api/slack/events', JSON.stringify(urlVerification)],
] as const;

const zeros = '0'.repeat(64);
const forgeries: readonly (readonly [string, Changes | ((body: string) => Changes)])[] = [
  ['no signature', { headers: { 'X-Slack-Signature': undefined } }],
  ['no time', { headers: { 'X-Slack-Request-Timestamp': undefined } }],
  ['another secret', { secret: 'f'.repeat(32) }],
  ['an empty secret', { secret: '' }],
  ['six minutes old', { secondsAgo: 360 }],
  ['six minutes ahead', { secondsAgo: -360 }],
  [
    'another body',
    (body) => ({ body: body.replace('hello', 'hallo').replace('over', 'oven').replace('3eZ', '4eZ') }),
  ],
  ['a byte behind the body', (body) => ({ body: `${body} ` })],
  ['a signature of zeros', { headers: { 'X-Slack-Signature': `v0=${zeros}` } }],
  ['an empty signature', { headers: { 'X-Slack-Signature': 'v0=' } }],
  ['another version', { headers: { 'X-Slack-Signature': `v1=${zeros}` } }],
  ['a signature too short', { headers: { 'X-Slack-Signature': `v0=${zeros.slice(2)}` } }],
  ['a signature too long', { headers: { 'X-Slack-Signature': `v0=${zeros}00` } }],
  ['a signature that is no hexadecimal', { headers: { 'X-Slack-Signature': `v0=${'g'.repeat(64)}` } }],
  ['two signatures', { headers: { 'X-Slack-Signature': `v0=${zeros}, v0=${zeros}` } }],
  ['a time that is no number', { headers: { 'X-Slack-Request-Timestamp': 'now' } }],
  ['a time in milliseconds', { headers: { 'X-Slack-Request-Timestamp': String(Date.now()) } }],
  ['a negative time', { headers: { 'X-Slack-Request-Timestamp': '-1' } }],
  [
    'the time of another second',
    { headers: { 'X-Slack-Request-Timestamp': String(Math.floor(Date.now() / 1000) + 7) } },
  ],
  ['a bearer token instead', { headers: { 'X-Slack-Signature': undefined, Authorization: 'Bearer xoxb-1' } }],
];

describe('a request that Slack did not sign', () => {
  it('runs no turn, calls nothing, and is told a code only', async () => {
    let tried = 0;
    for (const [, path, body] of requests) {
      for (const [name, change] of forgeries) {
        tried += 1;
        const answer = await house.send(path, body, typeof change === 'function' ? change(body) : change);
        expect([name, answer]).toEqual([
          name,
          { status: 401, text: '{"error":{"code":"SignatureInvalid","message":"SignatureInvalid"}}' },
        ]);
      }
    }
    expect(tried).toBeGreaterThanOrEqual(40);
    expect(house.turns.taken).toEqual([]);
    expect(api.calls.filter(({ method }) => method !== 'auth.test')).toEqual([]);
    expect(JSON.stringify(house.log.entries)).not.toContain('hello');
  });

  it.each(requests)('is told from %s that is signed', async (_, path, body) => {
    expect(await house.send(path, body)).toMatchObject({ status: 200 });
  });

  it('has no effect where one that was signed is copied', async () => {
    for (let copy = 0; copy < 5; copy += 1)
      expect((await house.send('/api/slack/events', event)).status).toBe(200);
    await house.slack.close();
    expect(api.of('chat.postMessage')).toHaveLength(1);
  });

  it('is refused for its form where it is signed and none of ours', async () => {
    const send = (path: string, body: string, headers = {}) => house.send(path, body, { headers });
    expect(await send('/api/slack/events', '{"type":"event_callback"}')).toMatchObject({ status: 400 });
    expect(await send('/api/slack/events', '{"type":')).toMatchObject({ status: 400 });
    expect(await send('/api/slack/events', '{"__proto__":{}}')).toMatchObject({ status: 400 });
    expect(await send('/api/slack/events', event, { 'Content-Type': 'text/plain' })).toMatchObject({
      status: 415,
    });
    expect(await send('/api/slack/interactivity', 'payload=x')).toMatchObject({ status: 400 });
    expect(await send('/api/slack/interactivity', 'nothing=1')).toMatchObject({ status: 400 });
    expect(await send('/api/slack/interactivity', '{"payload":1}')).toMatchObject({ status: 415 });
    expect(await send('/api/slack/command', 'command=x')).toMatchObject({ status: 400 });
    expect(house.turns.taken).toEqual([]);
  });
});
