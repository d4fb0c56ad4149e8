import { SocketModeClient } from '@slack/socket-mode';
import { z } from 'zod';
import { faultOf } from '../model/fault.ts';
import type { Log } from '../model/world.ts';
import { clientOptions, codeOf, SILENT, waitFor, type Wait } from './api.ts';
import type { Inbox, SlackAnswer } from './inbox.ts';

export interface SlackSocketOptions {
  readonly appToken: string;
  readonly apiUrl?: string | undefined;
  readonly inbox: Inbox;
  readonly log: Log;
  /** Waits before the next attempt. */
  readonly wait?: Wait | undefined;
}

export interface SlackSocket {
  /** Connects, and again whenever the connection ends. */
  start(): void;
  close(): Promise<void>;
}

const delivery = z.object({
  type: z.string(),
  body: z.unknown(),
  retry_num: z.number().int().min(0).catch(0),
  ack: z.custom<(answer?: Record<string, unknown>) => Promise<void>>((value) => typeof value === 'function'),
});

const FIRST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 60_000;
/** The library waits half a minute for Slack to take leave. */
const CLOSE_WITHIN_MS = 2_000;

/**
 * Socket Mode: the server opens a socket to Slack, and events come through it; nothing need be reachable from outside.
 * The library's own way to connect again is left out: an attempt of it that fails rejects where nobody listens, which
 * would end the process.
 */
export function createSlackSocket(options: SlackSocketOptions): SlackSocket {
  const { inbox, log, wait = waitFor } = options;
  const closing = new AbortController();
  const client = new SocketModeClient({
    appToken: options.appToken,
    autoReconnectEnabled: false,
    logger: SILENT,
    clientOptions: clientOptions(options.apiUrl),
  });
  client.on('slack_event', (raw: unknown) => {
    const read = delivery.safeParse(raw);
    if (!read.success) return;
    const { ack, type, body, retry_num: retry } = read.data;
    deliver(inbox, type, body, retry)
      // Without an acknowledgement Slack delivers it again.
      .then((answer) => (answer.status === 200 ? ack({ ...answer.body }) : undefined))
      .catch((error: unknown) => log.error('slack socket failed', { fault: faultOf(error) }));
  });
  const connection = async (): Promise<void> => {
    const { promise: ended, resolve } = Promise.withResolvers<void>();
    const end = (): void => resolve();
    const leave = (): void => void client.disconnect();
    client.once('disconnected', end);
    try {
      await client.start();
      log.info('slack connected');
      // It may have been closed while it was being opened.
      if (closing.signal.aborted) leave();
      closing.signal.addEventListener('abort', leave, { once: true });
      await ended;
    } finally {
      closing.signal.removeEventListener('abort', leave);
      client.off('disconnected', end);
    }
  };
  const run = async (): Promise<void> => {
    for (let failures = 0; !closing.signal.aborted;) {
      try {
        await connection();
        failures = 0;
      } catch (error) {
        failures += 1;
        log.warn('slack not connected', { ...codeOf(error), fault: faultOf(error) });
      }
      const pause = Math.min(FIRST_WAIT_MS * 2 ** failures, LONGEST_WAIT_MS);
      await wait(pause, closing.signal).catch(() => undefined);
    }
  };
  let running: Promise<void> | undefined;
  return {
    start: () => void (running ??= run()),
    async close() {
      closing.abort();
      if (running === undefined) return;
      const enough = new AbortController();
      const patience = wait(CLOSE_WITHIN_MS, enough.signal);
      await Promise.race([running, patience]).finally(() => enough.abort());
    },
  };
}

function deliver(inbox: Inbox, type: string, body: unknown, retry: number): Promise<SlackAnswer> {
  switch (type) {
    case 'events_api':
      return inbox.event(body, retry);
    case 'interactive':
      return inbox.press(body);
    case 'slash_commands':
      return inbox.command(body);
    default:
      return Promise.resolve({ status: 200 });
  }
}
