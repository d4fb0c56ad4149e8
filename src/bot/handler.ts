import { ActivityHandler, type InvokeResponse, type TurnContext } from 'botbuilder';
import { renderLine, toIncoming, type Viewer } from '../channels/web.ts';
import { faultOf } from '../model/fault.ts';
import type { IncomingActivity } from '../model/activity.ts';
import type { Line, NewLine } from '../model/store.ts';
import type { Turns } from '../model/turn.ts';
import type { Log } from '../model/world.ts';
import { type Door, doorOf, keyOf } from './door.ts';
import { fromSdk, replyToSdk } from './sdk-activity.ts';

/**
 * The one handler behind every adapter: an activity becomes an Incoming, a turn is taken, its lines are sent. It
 * decides nothing; the heart does.
 */
export class GuideHandler extends ActivityHandler {
  readonly #turns: Turns;
  readonly #log: Log;
  readonly #typingAfterMs: number;

  /** `typingAfterMs`: a turn at work for longer shows that something is being written. */
  constructor(turns: Turns, log: Log, typingAfterMs = 400) {
    super();
    this.#turns = turns;
    this.#log = log;
    this.#typingAfterMs = typingAfterMs;
    const turn = async (context: TurnContext, next: () => Promise<void>) => {
      await this.#turn(context);
      await next();
    };
    this.onMessage(turn).onMembersAdded(turn).onReactionsAdded(turn).onEvent(turn);
  }

  /** `message/submitAction` (feedback) is unknown to the SDK and would be answered 501. */
  protected override async onInvokeActivity(context: TurnContext): Promise<InvokeResponse> {
    if (context.activity.name !== 'message/submitAction') return super.onInvokeActivity(context);
    await this.#turn(context);
    return { status: 200 };
  }

  async #turn(context: TurnContext): Promise<void> {
    const door = doorOf(context);
    const activity = fromSdk(context.activity);
    const incoming = toIncoming(activity, keyOf(door, activity.conversation.id));
    if (incoming === undefined) return;
    const viewer = viewerOf(activity);
    const early: Promise<string | undefined>[] = [];
    const slow = incoming.kind === 'message' ? this.#typing(context) : undefined;
    const taking = this.#turns.take(incoming, {
      // Not awaited: words about danger go out while the turn is still at work.
      urgent: (lines) => early.push(...lines.map((line) => this.#send(context, door, viewer, line))),
    });
    // A turn that fails must not end before they are out: the SDK takes the context away at its end.
    const result = await taking
      .catch((error: unknown) => Promise.all(early).then(() => Promise.reject(error)))
      .finally(() => clearTimeout(slow));
    door.taken(result);
    const shown = (await Promise.all(early)).filter((id) => id !== undefined);
    if (result.kind === 'taken') await this.#reply(context, door, viewer, result.replies, new Set(shown));
  }

  /** Nothing is lost where the sign does not get through. */
  #typing(context: TurnContext): NodeJS.Timeout {
    return setTimeout(() => {
      context.sendActivity({ type: 'typing' }).catch((error: unknown) => {
        this.#log.warn('typing not sent', { fault: faultOf(error) });
      });
    }, this.#typingAfterMs);
  }

  async #reply(
    context: TurnContext,
    door: Door,
    viewer: Viewer,
    lines: readonly Line[],
    shown: ReadonlySet<string>,
  ) {
    for (const line of lines) {
      const arrived = shown.has(line.id);
      const sent = arrived && !door.numbered ? line.id : await this.#send(context, door, viewer, line);
      this.#turns.delivered([line.id], arrived || sent !== undefined ? 'sent' : 'failed');
    }
  }

  /** Sends one line; resolves with its id, or undefined where it did not get through. Never rejects. */
  async #send(
    context: TurnContext,
    door: Door,
    viewer: Viewer,
    line: NewLine | Line,
  ): Promise<string | undefined> {
    const activity = renderLine(line, viewer);
    if (activity === undefined) return line.id;
    try {
      door.carry(line);
      await context.sendActivity(replyToSdk(activity));
      return line.id;
    } catch (error) {
      this.#log.warn('reply not sent', { channel: door.channel, fault: faultOf(error) });
      return undefined;
    }
  }
}

function viewerOf({ conversation, channelId, from, recipient }: IncomingActivity): Viewer {
  return {
    conversation: conversation.id,
    channelId,
    user: from.id,
    bot: { id: recipient.id, name: recipient.name ?? '' },
  };
}
