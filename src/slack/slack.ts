import type { Route } from '../edge/http.ts';
import type { Rate } from '../edge/limits.ts';
import { createPace } from '../edge/rate-limit.ts';
import { faultOf } from '../model/fault.ts';
import type { SlackBot } from '../model/slack.ts';
import type { Choice } from '../model/reply.ts';
import type { Clock, Log } from '../model/world.ts';
import { codeOf, createSlackApi, type Wait } from './api.ts';
import { createDesk } from './desk.ts';
import { homeBlocks, type HomeWords } from './home.ts';
import { createInbox } from './inbox.ts';
import { slackRoutes } from './routes.ts';
import { createSlackSocket } from './socket.ts';

export interface SlackOptions {
  readonly bot: SlackBot;
  readonly botToken: string;
  /** Events come by HTTP; without it there are no routes. */
  readonly signingSecret: string | undefined;
  /** Events come through Socket Mode. */
  readonly appToken: string | undefined;
  /** Another address than Slack's own: a test's. */
  readonly apiUrl?: string | undefined;
  readonly home: () => HomeWords;
  readonly answeredPrivately: string;
  readonly topics: readonly Choice[];
  readonly safetyText: string;
  readonly isDanger: (text: string) => boolean | Promise<boolean>;
  /** How fast the messages of one conversation may come. */
  readonly rate: Rate;
  readonly answerWithinMs?: number;
  /** Waits, where Slack asks for it and before it is connected to again; for tests. */
  readonly wait?: Wait;
  readonly clock: Clock;
  readonly log: Log;
}

export interface Slack {
  readonly routes: readonly Route[];
  /** Opens the socket where there is one, and asks whether the token is taken. */
  start(): void;
  /** Lets replies that are on their way go out. */
  close(): Promise<void>;
}

/** Slack gives up after three seconds, and the way to it and back takes its time. */
const ANSWER_WITHIN_MS = 2_500;

/** Slack's transport: the doors for its requests, the socket to it, and the calls back. */
export function createSlack(options: SlackOptions): Slack {
  const { signingSecret, appToken, apiUrl, home, topics, clock, log, wait } = options;
  const api = createSlackApi({ token: options.botToken, apiUrl, wait });
  const pace = createPace(options.rate, clock);
  const desk = createDesk({ answerWithinMs: ANSWER_WITHIN_MS, ...options, api, pace });
  const inbox = createInbox({
    ...options,
    desk,
    api,
    home: () => homeBlocks(home(), topics),
  });
  const socket =
    appToken === undefined ? undefined : createSlackSocket({ appToken, apiUrl, inbox, log, wait });
  return {
    routes: signingSecret === undefined ? [] : slackRoutes({ inbox, signingSecret, clock, log }),
    start() {
      socket?.start();
      api.check().catch((error: unknown) => {
        log.error('slack token refused', { ...codeOf(error), fault: faultOf(error) });
      });
    },
    async close() {
      await socket?.close();
      await desk.idle();
    },
  };
}
