import { afterPress } from '../channels/slack.ts';
import { fromSlackText } from '../channels/slack-text.ts';
import { faultOf } from '../model/fault.ts';
import type { SlackMessage } from '../model/slack.ts';
import type { Log } from '../model/world.ts';
import { codeOf, type SlackApi } from './api.ts';
import type { Desk, Outcome } from './desk.ts';
import { readEvent } from './events.ts';
import type { Said } from './heard.ts';
import { command, sslCheck } from './payloads.ts';
import { readPress, type PressedMessage } from './presses.ts';

/** What Slack is answered: by HTTP the status, in Socket Mode an acknowledgement or none. */
export interface SlackAnswer {
  readonly status: 200 | 400 | 429 | 503;
  readonly body?: { readonly [key: string]: unknown };
}

/** What Slack delivers, however it comes. */
export interface Inbox {
  /** `retry` counts the deliveries before this one. */
  event(body: unknown, retry: number): Promise<SlackAnswer>;
  press(body: unknown): Promise<SlackAnswer>;
  command(fields: unknown): Promise<SlackAnswer>;
}

export interface InboxOptions {
  readonly desk: Desk;
  readonly api: SlackApi;
  readonly home: () => SlackMessage['blocks'];
  /** Told where a command was given, when its answer stands in the private conversation. */
  readonly answeredPrivately: string;
  readonly safetyText: string;
  readonly log: Log;
}

/** Slack delivers an event again at once, after a minute and after five, and then no more. */
const LAST_RETRY = 3;

const DONE: SlackAnswer = { status: 200 };

export function createInbox(options: InboxOptions): Inbox {
  const { desk, api, home, log } = options;
  const aside = (work: Promise<unknown>): void => {
    work.catch((error: unknown) => {
      log.warn('slack call failed', { ...codeOf(error), fault: faultOf(error) });
    });
  };
  return {
    async event(body, retry) {
      const heard = readEvent(body);
      switch (heard.kind) {
        case 'challenge':
          return { status: 200, body: { challenge: heard.challenge } };
        case 'invalid':
          return { status: 400 };
        case 'ignored':
          return DONE;
        case 'home':
          aside(api.publishHome(heard.user, home()));
          return DONE;
        case 'said':
          return again(await desk.take(heard.said, heard.place, retry < LAST_RETRY));
      }
    },
    async press(body) {
      const pressed = readPress(body);
      if (pressed.kind === 'ignored') return DONE;
      const { said, place } = pressed;
      // On the app's own page nothing has a place: it belongs to the private conversation.
      const outcome = await (place ? desk.take(said, place, false) : desk.takePrivately(said));
      if (outcome === 'taken' && pressed.message) aside(showPress(api, pressed.message));
      return once(outcome);
    },
    command: (fields) => takeCommand(fields, options),
  };
}

/** Slack delivers an event again unless it is told that it was taken. */
function again(outcome: Outcome): SlackAnswer {
  if (outcome === 'too-fast') return { status: 429 };
  return outcome === 'late' || outcome === 'refused' ? { status: 503 } : DONE;
}

/** A press and a command are delivered once: one that is still at work counts as taken. */
function once(outcome: Outcome): SlackAnswer {
  if (outcome === 'too-fast') return { status: 429 };
  return outcome === 'refused' || outcome === 'unopened' ? { status: 503 } : DONE;
}

/**
 * `/therapy-guide`, given anywhere, is answered in the private conversation: nobody else reads along, and it goes on
 * where it was. Without words it shows the topics.
 */
async function takeCommand(fields: unknown, options: InboxOptions): Promise<SlackAnswer> {
  if (sslCheck.safeParse(fields).success) return DONE;
  const read = command.safeParse(fields);
  if (!read.success) return { status: 400 };
  const { text, user_id: user, trigger_id: trigger } = read.data;
  const words = fromSlackText(text);
  const choice = words === '' ? ({ command: 'topics' } as const) : undefined;
  const said: Said = {
    kind: 'message',
    id: `command-${trigger}`,
    user,
    text: words === '' ? read.data.command : words,
    choice,
  };
  const outcome = await options.desk.takePrivately(said);
  const taken = once(outcome).status === 200;
  const told = taken ? options.answeredPrivately : options.safetyText;
  return { status: 200, body: { response_type: 'ephemeral', text: told } };
}

/** The buttons go, and what was pressed stands in their place. */
function showPress(api: SlackApi, { channel, ts, text, blocks, label }: PressedMessage): Promise<void> {
  return api.update(channel, ts, { text, blocks: afterPress(blocks, label) });
}
