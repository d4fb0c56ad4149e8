import type { ConversationKey, Incoming } from '../model/incoming.ts';
import type { NewLine } from '../model/store.ts';
import type { Outlet } from '../model/turn.ts';
import type { Log } from '../model/world.ts';
import type { Alert } from './decision.ts';
import { faultOf } from '../model/fault.ts';
import { feedbackWords } from './feedback.ts';
import { conversationName } from './lines.ts';
import { recentKeys } from './recent.ts';

export interface Alerts {
  /** Whether a message, or the words beside a thumb, speak of danger; never throws, needs no store. */
  attend(incoming: Incoming): Promise<Alert | undefined>;
  /** Hands the words about danger to the door, ahead of their commit; never throws. */
  sendNow(outlet: Outlet, lines: readonly NewLine[]): void;
  /** The conversation was erased: how often it spoke of danger is forgotten with it. */
  forget(key: ConversationKey): void;
}

/** Where words of danger were said, and how many such turns came before. */
export interface AlertPlace {
  readonly channel: string;
  readonly earlier: number;
  /** Others read along. */
  readonly shared: boolean;
}

/** Danger in a message: on arrival, from memory, over the whole text. */
export type FindAlert = (text: string, place: AlertPlace) => Promise<Alert | undefined>;

/**
 * Danger on arrival. How often a conversation has spoken of it is remembered here as well as in its stored
 * state, because these words wait for no store: after a restart the first wording comes once more, no less.
 */
export function createAlerts(find: FindAlert, log: Log): Alerts {
  const times = recentKeys<number>(10_000);
  const deliveries = recentKeys<number>(10_000);
  return {
    async attend(incoming) {
      const text = textIn(incoming);
      if (text === undefined) return undefined;
      const name = conversationName(incoming.key);
      const earlier = times.get(name) ?? 0;
      try {
        const delivery = `${name}\n${incoming.activityId}`;
        // A message sent again after a failure is met with the same words, not with those of a later turn.
        const before = deliveries.get(delivery) ?? earlier;
        const { key, shared } = incoming;
        const alert = await find(text, { channel: key.channel, earlier: before, shared: shared ?? false });
        if (alert && before === earlier) times.set(name, earlier + 1);
        if (alert) deliveries.set(delivery, before);
        return alert;
      } catch (cause) {
        log.error('alert failed', { fault: faultOf(cause) });
        return undefined;
      }
    },
    forget: (key) => times.forget(conversationName(key)),
    sendNow(outlet, lines) {
      try {
        outlet.urgent(lines);
      } catch (cause) {
        log.error('urgent not sent', { fault: faultOf(cause), count: lines.length });
      }
    },
  };
}

/** What somebody wrote, wherever it was written. */
function textIn(incoming: Incoming): string | undefined {
  switch (incoming.kind) {
    case 'message':
      return incoming.text;
    case 'event':
      return incoming.text ?? feedbackWords(incoming);
    case 'join':
      return undefined;
  }
}
