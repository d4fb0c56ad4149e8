import type { ChoiceValue } from '../model/reply.ts';
import type { IncomingActivity } from '../model/activity.ts';
import { thumbId, type Reaction } from '../channels/feedback.ts';

/** Where replies go: a channel, and in a thread of it where the message stood in one. */
export interface Place {
  readonly channel: string;
  readonly thread?: string | undefined;
}

/** What reached the bot, without the conversation that it belongs to. */
export type Said =
  | {
      readonly kind: 'message';
      /** Recognizes a second delivery: no other message of its channel has the same. */
      readonly id: string;
      readonly user: string;
      readonly text: string;
      readonly choice?: ChoiceValue | undefined;
    }
  | {
      readonly kind: 'edit';
      readonly id: string;
      readonly user: string;
      readonly text: string;
      /** When: what tells two edits of one message apart. */
      readonly at: string;
    }
  | { readonly kind: 'delete'; readonly id: string; readonly user: string }
  | {
      readonly kind: 'thumb';
      readonly id: string;
      readonly user: string;
      readonly reaction: Reaction;
      /** The line, by our id or by Slack's name for the message that shows it. */
      readonly about: { readonly line: string } | { readonly ts: string };
    }
  | { readonly kind: 'opened'; readonly user: string };

/** A conversation with one person, or a thread of a channel where others read along. */
export function conversationOf({ channel, thread }: Place): {
  readonly id: string;
  readonly shared: boolean;
} {
  const shared = !channel.startsWith('D');
  return { id: shared ? `${channel}:${thread ?? ''}` : channel, shared };
}

/** The bot itself, as activities name it; Slack's own name for it is of no use here. */
const BOT = 'therapy-guide';

/** What was said, as the activity that the handler takes. */
export function activityOf(said: Said, place: Place): IncomingActivity {
  const { id, shared } = conversationOf(place);
  const base = {
    channelId: 'slack',
    from: { id: said.user, role: 'user' },
    recipient: { id: BOT, role: 'bot' },
    conversation: { id, isGroup: shared, conversationType: shared ? 'channel' : 'personal' },
  };
  switch (said.kind) {
    case 'message': {
      const { text, choice } = said;
      // Where others read along only mentions come this far.
      const entities = shared ? [{ type: 'mention', mentioned: { id: BOT } }] : [];
      const timestamp = isoOf(said.id);
      return {
        ...base,
        type: 'message',
        id: said.id,
        text,
        entities,
        ...(timestamp !== undefined && { timestamp }),
        ...(choice && { value: choice }),
      };
    }
    case 'edit':
      return {
        ...base,
        type: 'messageUpdate',
        id: said.id,
        text: said.text,
        localTimestamp: isoOf(said.at),
      };
    case 'delete':
      return { ...base, type: 'messageDelete', id: said.id };
    case 'thumb':
      return { ...base, id: said.id, ...thumbOf(said) };
    case 'opened':
      return { ...base, type: 'conversationUpdate', membersAdded: [base.from] };
  }
}

function thumbOf({ reaction, about }: Extract<Said, { kind: 'thumb' }>) {
  return 'ts' in about
    ? { type: 'messageReaction', replyToId: about.ts, reactionsAdded: [{ type: reaction }] }
    : {
        type: 'event',
        name: 'webchat:activity-status/feedback',
        entities: [{ '@id': thumbId(about.line, reaction) }],
      };
}

/** Slack names a message by its time: seconds, and six digits that make it the only one of its channel. */
function isoOf(ts: string): string | undefined {
  const seconds = Number(/^\d{1,12}\.\d{1,8}$/.exec(ts)?.[0] ?? Number.NaN);
  return Number.isNaN(seconds) ? undefined : new Date(seconds * 1000).toISOString();
}
