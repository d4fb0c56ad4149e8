import { createHash } from 'node:crypto';
import type { IncomingActivity } from '../model/activity.ts';
import type { ConversationKey, Incoming } from '../model/incoming.ts';
import { parseChoice } from './choice.ts';
import { parseFeedback } from './feedback.ts';
import { isShared, mentionsBot, withoutMention } from './mentions.ts';

/**
 * An activity of one of Azure's channels as what a turn takes. Where others read along only what is meant for the bot
 * is taken: a message that names it, and a press of its own buttons.
 */
export function azureIncoming(activity: IncomingActivity, key: ConversationKey): Incoming | undefined {
  if (isOwn(activity)) return undefined;
  switch (activity.type) {
    case 'message':
      return message(activity, key);
    case 'messageUpdate':
    case 'messageDelete':
      return amendment(activity, key);
    case 'conversationUpdate':
    case 'installationUpdate':
      return join(activity, key);
    case 'event':
    case 'messageReaction':
    case 'invoke': {
      const data = parseFeedback(activity);
      return data === undefined
        ? undefined
        : { ...base(activity, key), kind: 'event', name: 'feedback', data };
    }
    default:
      return undefined;
  }
}

/** Some channels give the bot its own messages back: it never answers itself. */
function isOwn({ type, from, recipient }: IncomingActivity): boolean {
  return (
    type !== 'conversationUpdate' && (from.role === 'bot' || (from.id !== '' && from.id === recipient.id))
  );
}

function message(activity: IncomingActivity, key: ConversationKey): Incoming | undefined {
  const choice = parseChoice(pressedValue(activity.value));
  if (isShared(activity) && choice === undefined && !mentionsBot(activity)) return undefined;
  return {
    ...base(activity, key),
    activityId: deliveryOf(activity),
    ...(activity.id !== undefined && { nativeId: activity.id }),
    kind: 'message',
    text: withoutMention(activity),
    ...(choice && { choice }),
  };
}

/** A card's button brings its data with what the client made of it beside; some bring JSON text. */
function pressedValue(value: unknown): unknown {
  const data = typeof value === 'string' ? parsed(value) : value;
  if (typeof data !== 'object' || data === null) return data;
  const { msteams: _client, ...own }: { readonly msteams?: unknown } = data;
  return own;
}

/** Its sender changed a message, or took it back or out again: a line of its own, for lines never change. */
function amendment(activity: IncomingActivity, key: ConversationKey): Incoming | undefined {
  const { id, type, channelData } = activity;
  if (id === undefined) return undefined;
  const changed = type === 'messageUpdate' && channelData?.eventType !== 'undeleteMessage';
  const name = changed ? 'edit' : type === 'messageDelete' ? 'delete' : 'undelete';
  if (changed && isShared(activity) && !mentionsBot(activity)) return undefined;
  return {
    ...base(activity, key),
    activityId: `${name}:${id}:${deliveryOf(activity)}`,
    kind: 'event',
    name,
    data: JSON.stringify({ about: id }),
    ...(changed && { text: withoutMention(activity) }),
  };
}

/**
 * Greets once: channels announce a conversation more than once, in more ways than one (the app was installed, somebody
 * came in), and the constant id makes all of them one. Where others read along, nobody is greeted unasked.
 */
function join(activity: IncomingActivity, key: ConversationKey): Incoming | undefined {
  const { type, action, membersAdded = [], recipient, conversation } = activity;
  const personal = conversation.conversationType === 'personal';
  // In Teams a personal conversation begins with the bot's own coming in.
  const came = membersAdded.some(({ id }) => personal || id !== recipient.id);
  const installed = type === 'installationUpdate' && personal && action?.startsWith('add') === true;
  if (isShared(activity) || !(came || installed)) return undefined;
  return { ...base(activity, key), activityId: 'join', kind: 'join' };
}

/**
 * What recognizes a delivery that comes again. Azure sends one again with the id it had; Teams, half a minute later,
 * with a new id and a new `timestamp`. What stays is who wrote it, what it says and when, by the writer's own clock
 * (`localTimestamp`, to the millisecond): two real "yes" in a row differ in that, two deliveries of one do not.
 * A channel that tells no local time is taken at its id.
 */
function deliveryOf({ id, from, localTimestamp, text, value }: IncomingActivity): string {
  if (localTimestamp === undefined) return id ?? '';
  const said = JSON.stringify([from.id, new Date(localTimestamp).getTime(), text, value]);
  return `written:${createHash('sha256').update(said).digest('base64url').slice(0, 32)}`;
}

function base(activity: IncomingActivity, key: ConversationKey) {
  const { id, from, locale, localTimestamp, timestamp } = activity;
  const clientTime = localTimestamp ?? timestamp;
  return {
    key,
    activityId: id ?? '',
    from: from.id,
    ...(isShared(activity) && { shared: true as const }),
    ...(locale !== undefined && { locale }),
    ...(clientTime !== undefined && { clientTime }),
  };
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}
