import { ActivityHandler, type InvokeResponse, type TurnContext } from 'botbuilder';
import type { Viewer } from '../channels/viewer.ts';
import { faultOf } from '../model/fault.ts';
import type { IncomingActivity } from '../model/activity.ts';
import type { DeliveryStatus, Line, NewLine } from '../model/store.ts';
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
    this.onMessage(turn).onMessageUpdate(turn).onMessageDelete(turn);
    this.onMembersAdded(turn).onInstallationUpdate(turn).onReactionsAdded(turn).onEvent(turn);
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
    const incoming = door.manner.parse(activity, keyOf(door, activity.conversation.id));
    if (incoming === undefined) return;
    const viewer = viewerOf(activity);
    const early = new Map<string, Promise<Sent>>();
    const slow = incoming.kind === 'message' ? this.#typing(context) : undefined;
    const taking = this.#turns.take(incoming, {
      // Not awaited: words about danger go out while the turn is still at work.
      urgent: (lines) => {
        for (const line of lines) early.set(line.id, this.#send(context, door, viewer, line));
      },
    });
    // A turn that fails must not end before they are out: the SDK takes the context away at its end.
    const result = await taking
      .catch((error: unknown) => Promise.all(early.values()).then(() => Promise.reject(error)))
      .finally(() => clearTimeout(slow));
    door.taken(result);
    await Promise.all(early.values());
    if (result.kind !== 'taken') return;
    for (const line of result.replies)
      await this.#reply(context, door, viewer, line, await early.get(line.id));
  }

  /** Nothing is lost where the sign does not get through. */
  #typing(context: TurnContext): NodeJS.Timeout {
    return setTimeout(() => {
      context.sendActivity({ type: 'typing' }).catch((error: unknown) => {
        this.#log.warn('typing not sent', { fault: faultOf(error) });
      });
    }, this.#typingAfterMs);
  }

  /**
   * A line that went out ahead of its commit goes again where it may not have arrived (words about danger may come
   * twice, never not at all), or where it has its number now.
   */
  async #reply(context: TurnContext, door: Door, viewer: Viewer, line: Line, before: Sent | undefined) {
    const again = before?.status !== 'sent' || door.numbered;
    const sent = again ? await this.#send(context, door, viewer, line) : before;
    const { status, nativeIds } = before?.status === 'sent' ? before : sent;
    this.#turns.delivered([line.id], status, nativeIds);
  }

  /** Sends one line, in as many activities as the channel needs. Never rejects. */
  async #send(context: TurnContext, door: Door, viewer: Viewer, line: NewLine | Line): Promise<Sent> {
    const nativeIds: string[] = [];
    try {
      door.carry(line);
      for (const activity of door.manner.render(line, viewer)) {
        const response = await context.sendActivity(replyToSdk(activity));
        if (response?.id !== undefined && response.id !== line.id) nativeIds.push(response.id);
      }
      return { status: 'sent', nativeIds };
    } catch (error) {
      const status = door.failed(error);
      this.#log.warn('reply not sent', { channel: door.channel, outcome: status, fault: faultOf(error) });
      return { status, nativeIds };
    }
  }
}

/** What became of a line. */
interface Sent {
  readonly status: DeliveryStatus;
  readonly nativeIds: readonly string[];
}

function viewerOf({ conversation, channelId, from, recipient }: IncomingActivity): Viewer {
  return {
    conversation: conversation.id,
    channelId,
    user: from.id,
    bot: { id: recipient.id, name: recipient.name ?? '' },
  };
}
