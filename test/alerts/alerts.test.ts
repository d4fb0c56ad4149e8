import { createServer, type Server } from 'node:http';
import { afterEach, describe, expect, it } from '@jest/globals';
import { createAlerts, type AlertNote, type Messenger } from '../../src/alerts/alerts.ts';
import { webhookMessenger } from '../../src/alerts/messengers.ts';
import type { Unannounced } from '../../src/model/review.ts';
import { keepingLog } from '../store/samples.ts';

const MINUTE = 60_000;
const waits: Unannounced = { id: 'a', what: 'danger', since: 0 };

/** Alerts on a queue in memory, with a clock that only the test moves. */
function house(messengers: readonly Messenger[], isOpen = () => true) {
  const clock = { ms: 100 * MINUTE, now: () => clock.ms, monotonic: () => clock.ms };
  let waiting: readonly Unannounced[] = [waits];
  const asked: number[] = [];
  const log = keepingLog();
  const alerts = createAlerts({
    reader: {
      unannounced: async (before) => {
        asked.push(before);
        return waiting;
      },
    },
    writer: {
      announced: async (all) => {
        waiting = waiting.filter((one) => !all.includes(one));
      },
    },
    messengers,
    minutes: 15,
    isOpen,
    link: 'https://chat.clinic.example/console',
    clock,
    log,
  });
  return { alerts, clock, log, asked, add: (one: Unannounced) => (waiting = [...waiting, one]) };
}

describe('alerts', () => {
  it('tell once of what has waited, in clinic hours only, with a count and a link', async () => {
    const notes: AlertNote[] = [];
    let open = false;
    const { alerts, asked, clock, add } = house([async (note) => void notes.push(note)], () => open);
    await alerts.look();
    expect(notes).toEqual([]);
    open = true;
    await alerts.look();
    expect(asked).toEqual([85 * MINUTE]);
    expect(notes).toEqual([{ danger: 1, callBacks: 0, link: 'https://chat.clinic.example/console' }]);
    add({ id: 'b', what: 'call-back', since: 1 });
    await alerts.look();
    expect(notes).toHaveLength(1);
    clock.ms += 6 * MINUTE;
    await alerts.look();
    expect(notes[1]).toMatchObject({ danger: 0, callBacks: 1 });
  });

  it('try again, ever more slowly, until one way of telling works', async () => {
    let tries = 0;
    const fails: Messenger = () => {
      tries += 1;
      return Promise.reject(new Error('no mail server'));
    };
    const { alerts, clock, log } = house([fails]);
    for (let minute = 0; minute < 60; minute += 1) {
      await alerts.look();
      clock.ms += MINUTE;
    }
    expect(tries).toBe(6);
    expect(log.events).toContain('alert not sent');
    const one = house([fails, async () => undefined]);
    await one.alerts.look();
    expect(one.log.events).toEqual(['alert not sent everywhere', 'alert sent']);
  });
});

describe('the webhook', () => {
  let server: Server;
  afterEach(() => new Promise((resolve) => server.close(resolve)));

  it('gets counts and a link, and a refusal or a detour is a failure', async () => {
    const bodies: string[] = [];
    let status = 204;
    server = createServer((request, response) => {
      request.setEncoding('utf8').on('data', (chunk: string) => bodies.push(chunk));
      request.on('end', () => {
        response.writeHead(status, { Location: '/elsewhere' });
        response.end();
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    if (address === null || typeof address === 'string') throw new Error('no port');
    const send = webhookMessenger(`http://127.0.0.1:${address.port}/hook`);
    const note = { danger: 2, callBacks: 0, link: 'https://chat.clinic.example/console' };
    await send(note);
    expect(JSON.parse(bodies.join(''))).toMatchObject(note);
    for (status of [500, 302]) await expect(send(note)).rejects.toThrow();
  });
});
