import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { eventually } from '../bot/cloud.ts';
import type { FakeTurns } from '../directline/fake-turns.ts';
import { DIRECT, fakeSlack, type FakeSlack } from './fake-slack.ts';
import { blockAction, button, callback, directMessage, slashCommand } from './fixtures.ts';
import { openHouse, PRIVATELY, type SlackHouse } from './house.ts';

let api: FakeSlack;
let house: SlackHouse & { readonly turns: FakeTurns };

beforeEach(async () => {
  api = await fakeSlack();
  house = await openHouse(api, { socket: true });
  await eventually(() => api.sockets() === 1);
});

afterEach(async () => {
  await house.close();
  // Slack takes leave first.
  await eventually(() => api.sockets() === 0);
  await api.close();
});

const texts = () => api.of('chat.postMessage').map(({ body }) => body['text']);
const envelope = (type: string, id: string, payload: object, more: object = {}) =>
  api.deliver({ type, envelope_id: id, payload, accepts_response_payload: true, ...more });

describe('Socket Mode', () => {
  it('takes events, presses and commands through a socket that the server opened', async () => {
    expect(api.of('apps.connections.open')).toMatchObject([{ token: expect.stringMatching(/^xapp-/) }]);
    envelope('events_api', 'e1', callback(directMessage('one')));
    await eventually(() => api.acknowledged.length === 1);
    envelope('interactive', 'e2', blockAction({ action: button('Start over', { command: 'start-over' }) }));
    await eventually(() => api.acknowledged.length === 2);
    envelope('slash_commands', 'e3', slashCommand('what is CBT?'));
    await eventually(() => api.acknowledged.length === 3 && texts().length === 3);
    expect(house.turns.taken).toMatchObject([
      { key: { conversation: DIRECT }, text: 'one' },
      { choice: { command: 'start-over' } },
      { text: 'what is CBT?' },
    ]);
    expect(api.acknowledged).toEqual([
      { envelope_id: 'e1', payload: {} },
      { envelope_id: 'e2', payload: {} },
      { envelope_id: 'e3', payload: { response_type: 'ephemeral', text: PRIVATELY } },
    ]);
  });

  it('acknowledges what is stored, and nothing else', async () => {
    house.turns.refuse('store');
    const message = callback(directMessage('one'));
    envelope('events_api', 'e1', message);
    await eventually(() => house.turns.taken.length === 1);
    house.turns.refuse(undefined);
    envelope('events_api', 'e2', message, { retry_attempt: 1, retry_reason: 'timeout' });
    await eventually(() => api.acknowledged.length === 1);
    expect(api.acknowledged).toMatchObject([{ envelope_id: 'e2' }]);
    await eventually(() => texts().length === 1);
  });

  it('ignores what it does not know, and lives on', async () => {
    envelope('made_up', 'e1', {});
    api.deliver({ type: 'slash_commands', envelope_id: 'e2', payload: 7 });
    envelope('events_api', 'e3', callback(directMessage('one')));
    await eventually(() => texts().length === 1);
    await eventually(() => api.acknowledged.length === 2);
    expect(api.acknowledged.map(({ envelope_id: id }) => id)).toEqual(['e1', 'e3']);
  });

  it('connects again when Slack ends the connection', async () => {
    api.refresh();
    await eventually(() => api.of('apps.connections.open').length === 2 && api.sockets() === 1);
    envelope('events_api', 'e1', callback(directMessage('one')));
    await eventually(() => texts().length === 1);
  });

  it('tries again where no connection can be had, and says why', async () => {
    await house.close();
    await eventually(() => api.sockets() === 0);
    api.answer('apps.connections.open', { status: 500 }, { body: { ok: false, error: 'invalid_auth' } });
    house = await openHouse(api, { socket: true });
    await eventually(() => house.log.entries.length === 3);
    const told = house.log.entries;
    expect(told).toMatchObject([
      { event: 'slack not connected' },
      { event: 'slack not connected', fields: { code: 'invalid_auth' } },
      { event: 'slack connected' },
    ]);
  });

  it('leaves no socket behind where the server ends while it is being opened', async () => {
    await house.close();
    await eventually(() => api.sockets() === 0);
    const release = api.hold('apps.connections.open');
    const before = api.of('apps.connections.open').length;
    house = await openHouse(api, { socket: true });
    await eventually(() => api.of('apps.connections.open').length > before);
    const closing = house.close();
    release();
    await closing;
    await eventually(() => house.log.entries.some(({ event }) => event === 'slack connected'));
    await eventually(() => api.sockets() === 0);
  });

  it('lets go of the socket when the server ends', async () => {
    await house.close();
    await eventually(() => api.sockets() === 0);
    house = await openHouse(api);
    expect(api.sockets()).toBe(0);
  });
});
