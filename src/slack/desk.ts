import { sections } from '../channels/slack-blocks.ts';
import { escapeSlack } from '../channels/slack-text.ts';
import type { Pace } from '../edge/rate-limit.ts';
import { faultOf } from '../model/fault.ts';
import type { SlackBot } from '../model/slack.ts';
import type { Log } from '../model/world.ts';
import { codeOf, type SlackApi } from './api.ts';
import { activityOf, conversationOf, type Place, type Said } from './heard.ts';

/** What became of something said, as far as Slack's request must know. */
export type Outcome =
  /** Stored now, or nothing to store. */
  | 'taken'
  /** Stored before: a second delivery. */
  | 'duplicate'
  /** Too many messages of one conversation. */
  | 'too-fast'
  /** Still at work when Slack must be answered. */
  | 'late'
  /** The private conversation could not be opened. */
  | 'unopened'
  | 'refused';

export interface Desk {
  /**
   * Takes what was said through a turn; resolves when it is stored, and before Slack gives up. `again`: whether Slack
   * will deliver it once more where it is not taken; if not, the person is told where to turn.
   */
  take(said: Said, place: Place, again: boolean): Promise<Outcome>;
  /** The same in the private conversation with whoever said it, which is opened first: in the same time. */
  takePrivately(said: Said): Promise<Outcome>;
  /** Resolves when nothing is at work, or after a few seconds. */
  idle(): Promise<void>;
}

export interface DeskOptions {
  readonly bot: SlackBot;
  readonly api: SlackApi;
  readonly pace: Pace;
  readonly isDanger: (text: string) => boolean | Promise<boolean>;
  readonly safetyText: string;
  /** How long Slack's request waits for the store. Slack gives up after three seconds. */
  readonly answerWithinMs: number;
  readonly log: Log;
}

const LONGEST_IDLE_MS = 3_000;

/** Between Slack's requests and the bot: one activity, one answer in time, replies on their way after it. */
export function createDesk(options: DeskOptions): Desk {
  const { api, answerWithinMs, log } = options;
  const working = new Set<Promise<unknown>>();
  const watch = (work: Promise<unknown>): void => {
    working.add(work);
    void Promise.allSettled([work]).then(() => working.delete(work));
  };
  const begin = async (said: Said, place: Place, again: boolean): Promise<Outcome> => {
    if (await isTooFast(said, place, options)) return 'too-fast';
    const { answered, work } = receive(said, place, again, options);
    watch(work);
    return answered;
  };
  const beginPrivately = async (said: Said): Promise<Outcome> => {
    try {
      return await begin(said, { channel: await api.direct(said.user) }, false);
    } catch (error) {
      log.warn('slack call failed', { ...codeOf(error), fault: faultOf(error) });
      return 'unopened';
    }
  };
  return {
    take: (said, place, again) => within(answerWithinMs, begin(said, place, again)),
    takePrivately(said) {
      const work = beginPrivately(said);
      watch(work);
      return within(answerWithinMs, work);
    },
    async idle() {
      await within(LONGEST_IDLE_MS, Promise.allSettled(working));
    },
  };
}

async function isTooFast(said: Said, place: Place, { pace, isDanger }: DeskOptions): Promise<boolean> {
  if (pace(conversationOf(place).id).allowed) return false;
  return !('text' in said && (await isDanger(said.text)));
}

/** `answered` is what the request waits for; `work` ends when every reply is out, and never rejects. */
function receive(
  said: Said,
  place: Place,
  again: boolean,
  { bot, api, safetyText, log }: DeskOptions,
): { readonly answered: Promise<Outcome>; readonly work: Promise<void> } {
  const { promise: answered, resolve } = Promise.withResolvers<Outcome>();
  const refuse = async (): Promise<void> => {
    resolve('refused');
    if (again) return;
    const message = { text: escapeSlack(safetyText), blocks: sections(escapeSlack(safetyText)) };
    await api.post(place, message).catch((error: unknown) => {
      log.error('slack reply lost', { fault: faultOf(error) });
    });
  };
  let refused = false;
  const received = bot.receive(activityOf(said, place), {
    taken: ({ kind }) => {
      refused = kind === 'refused';
      if (kind !== 'refused') resolve(kind);
    },
    post: (message) => api.post(place, message),
    failed: (error) => api.failed(error),
  });
  const work = received
    .then(() => (refused ? refuse() : resolve('taken')))
    .catch((error: unknown) => {
      log.error('slack turn failed', { fault: faultOf(error) });
      return refuse();
    });
  return { answered, work };
}

async function within<T>(ms: number, promise: Promise<T>): Promise<T | 'late'> {
  const { promise: late, resolve } = Promise.withResolvers<'late'>();
  const timer = setTimeout(() => resolve('late'), ms);
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
}
