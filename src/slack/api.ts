import { setTimeout as sleep } from 'node:timers/promises';
import {
  LogLevel,
  WebAPIPlatformError,
  WebAPIRateLimitedError,
  WebClient,
  type Logger,
} from '@slack/web-api';
import { z } from 'zod';
import type { SlackMessage } from '../model/slack.ts';
import type { DeliveryStatus } from '../model/store.ts';
import type { Place } from './heard.ts';

/** What is asked of Slack. Every function rejects where Slack refuses or does not answer. */
export interface SlackApi {
  /** Resolves with Slack's name for the message. */
  post(place: Place, message: SlackMessage): Promise<string>;
  update(channel: string, ts: string, message: SlackMessage): Promise<void>;
  /** The private conversation with somebody; it is opened where there was none. */
  direct(user: string): Promise<string>;
  publishHome(user: string, blocks: SlackMessage['blocks']): Promise<void>;
  /** Whether the token is taken. */
  check(): Promise<void>;
  /** What a call that threw has come to: only a refusal says that nothing was done. */
  failed(error: unknown): Exclude<DeliveryStatus, 'sent'>;
}

/** Waits this long, or until there is no more use in it. */
export type Wait = (ms: number, signal?: AbortSignal) => Promise<unknown>;

/** By the machine's own clock. */
export const waitFor: Wait = (ms, signal) => sleep(ms, undefined, { signal });

export interface SlackApiOptions {
  readonly token: string;
  /** Another address than Slack's own: a test's. */
  readonly apiUrl?: string | undefined;
  readonly wait?: Wait | undefined;
}

const TIMEOUT_MS = 10_000;
/** Slack asks to wait a second between two messages of a channel; it is obeyed this often, this long at most. */
const MOST_WAITS = 4;
const LONGEST_WAIT_SECONDS = 30;

const posted = z.object({ ts: z.string() });
const opened = z.object({ channel: z.object({ id: z.string() }) });

/** The client never repeats a call by itself: after a broken connection nobody knows whether a message arrived. */
export function createSlackApi({ token, apiUrl, wait = waitFor }: SlackApiOptions): SlackApi {
  const client = new WebClient(token, { ...clientOptions(apiUrl), rejectRateLimitedCalls: true });
  const call = async (method: string, body: Record<string, unknown>): Promise<unknown> => {
    for (let waits = 0; ; waits += 1) {
      try {
        return await client.apiCall(method, body);
      } catch (error) {
        // A call that came too fast was not carried out: it may be made again.
        if (!(error instanceof WebAPIRateLimitedError) || waits === MOST_WAITS) throw error;
        await wait(Math.min(error.retryAfter, LONGEST_WAIT_SECONDS) * 1000);
      }
    }
  };
  return {
    async post({ channel, thread }, { text, blocks }) {
      const body = { channel, text, blocks, unfurl_links: false, unfurl_media: false };
      const answer = await call('chat.postMessage', { ...body, ...(thread && { thread_ts: thread }) });
      return posted.parse(answer).ts;
    },
    async update(channel, ts, { text, blocks }) {
      await call('chat.update', { channel, ts, text, blocks });
    },
    direct: async (users) => opened.parse(await call('conversations.open', { users })).channel.id,
    async publishHome(user, blocks) {
      await call('views.publish', { user_id: user, view: { type: 'home', blocks } });
    },
    async check() {
      await call('auth.test', {});
    },
    failed: (error) =>
      error instanceof WebAPIPlatformError || error instanceof WebAPIRateLimitedError ? 'failed' : 'unknown',
  };
}

/** For every client of Slack's: it is quiet, patient for ten seconds, and repeats nothing by itself. */
export function clientOptions(apiUrl: string | undefined) {
  return {
    logger: SILENT,
    timeout: TIMEOUT_MS,
    retryConfig: { retries: 0 },
    allowAbsoluteUrls: false,
    ...(apiUrl !== undefined && { slackApiUrl: apiUrl }),
  };
}

const nothing = (): void => undefined;

/** Slack's libraries print what they send and receive. */
export const SILENT: Logger = {
  debug: nothing,
  info: nothing,
  warn: nothing,
  error: nothing,
  setLevel: nothing,
  setName: nothing,
  getLevel: () => LogLevel.ERROR,
};

/** Slack's code for a refusal (`channel_not_found`), for the log; nothing of what was sent. */
export function codeOf(error: unknown): { readonly code?: string } {
  const isCode = error instanceof WebAPIPlatformError && /^[a-z_]{1,60}$/.test(error.data.error);
  return isCode ? { code: error.data.error } : {};
}
