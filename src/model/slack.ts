import type { IncomingActivity } from './activity.ts';
import type { DeliveryStatus } from './store.ts';
import type { Taken } from './turn.ts';

/** A message as Slack's API takes it: `text` is what a notification shows and a screen reader says. */
export interface SlackMessage {
  readonly text: string;
  readonly blocks: readonly { readonly type: string }[];
}

/** The bot, as Slack's transport sees it: an activity goes in, messages come out. */
export interface SlackBot {
  /** Resolves when everything the activity caused has been sent; rejects on a fault. */
  receive(activity: IncomingActivity, outlet: SlackOutlet): Promise<void>;
}

/** What the transport does while an activity is at work. */
export interface SlackOutlet {
  /** The turn has been taken or refused: answer Slack now. At most once; never for activities without a turn. */
  taken(result: Taken): void;
  /** Posts a message where the activity came from; resolves with Slack's name for it (`ts`). */
  post(message: SlackMessage): Promise<string>;
  /** What a posting that threw has come to: `unknown` where it may have arrived all the same. */
  failed(error: unknown): Exclude<DeliveryStatus, 'sent'>;
}
