import { fromSlackText } from '../channels/slack-text.ts';
import type { Reaction } from '../channels/feedback.ts';
import type { Place, Said } from './heard.ts';
import { envelope, knownEvent, type SlackEvent, type SlackMention, type SlackMessage } from './payloads.ts';

/** What an event of Slack's comes to. */
export type Heard =
  | { readonly kind: 'said'; readonly said: Said; readonly place: Place }
  /** Somebody looks at the app's own page. */
  | { readonly kind: 'home'; readonly user: string }
  | { readonly kind: 'challenge'; readonly challenge: string }
  /** Nothing of ours, or nothing known: answered 200, so that Slack does not send it again. */
  | { readonly kind: 'ignored' }
  | { readonly kind: 'invalid' };

const IGNORED: Heard = { kind: 'ignored' };

/** Subtypes of messages that people write; all others are Slack's own notices, or other bots'. */
const WRITTEN: ReadonlySet<string> = new Set(['file_share', 'thread_broadcast', 'me_message']);

/** Slack's names for thumbs; a skin tone may follow. */
const THUMBS: ReadonlyMap<string, Reaction> = new Map([
  ['+1', 'like'],
  ['thumbsup', 'like'],
  ['-1', 'dislike'],
  ['thumbsdown', 'dislike'],
]);

/**
 * Reads what the Events API delivers. One message may come under several event ids, and one event several times: a
 * message's own name in its channel (`ts`) is the same in all of them, and two real "yes" in a row have two.
 */
export function readEvent(body: unknown): Heard {
  const read = envelope.safeParse(body);
  if (!read.success) return { kind: 'invalid' };
  if (read.data.type === 'url_verification') return { kind: 'challenge', challenge: read.data.challenge };
  if (read.data.type === 'app_rate_limited') return IGNORED;
  const event = knownEvent.safeParse(read.data.event);
  if (!event.success) return IGNORED;
  const bots = read.data.authorizations?.filter(({ is_bot: isBot }) => isBot);
  const own = new Set(bots?.map(({ user_id: id }) => id));
  return isOwn(event.data, own) ? IGNORED : heardIn(event.data, read.data.event_id);
}

/** What this bot, or any other, did itself: it must never answer that. */
function isOwn(event: SlackEvent, own: ReadonlySet<string>): boolean {
  return ('bot_id' in event && event.bot_id !== undefined) || own.has(event.user ?? '');
}

function heardIn(event: SlackEvent, id: string): Heard {
  switch (event.type) {
    case 'message':
      return message(event);
    case 'app_mention':
      return mention(event);
    case 'app_home_opened':
      if (event.tab === 'home') return { kind: 'home', user: event.user };
      return {
        kind: 'said',
        said: { kind: 'opened', user: event.user },
        place: { channel: event.channel },
      };
    case 'reaction_added': {
      const reaction = THUMBS.get(event.reaction.split('::')[0] ?? '');
      const { channel, ts } = event.item;
      // In a channel nothing tells which thread the message belongs to; the thumbs under it do.
      if (reaction === undefined || !isDirect(channel)) return IGNORED;
      return {
        kind: 'said',
        said: { kind: 'thumb', id, user: event.user, reaction, about: { ts } },
        place: { channel },
      };
    }
  }
}

/** In a private conversation with the bot; elsewhere a message counts only where it names the bot (`app_mention`). */
function message(event: SlackMessage): Heard {
  const { channel, subtype, user } = event;
  if (!isDirect(channel)) return IGNORED;
  if (subtype === 'message_changed' || subtype === 'message_deleted') return amendment(event);
  if (user === undefined || (subtype !== undefined && !WRITTEN.has(subtype))) return IGNORED;
  return {
    kind: 'said',
    said: { kind: 'message', id: event.ts, user, text: fromSlackText(event.text) },
    place: { channel, thread: event.thread_ts },
  };
}

/** Somebody changed or took back a message. Slack tells the same way that a link got its preview: no one edited that. */
function amendment({
  subtype,
  channel,
  message: now,
  previous_message: was,
  deleted_ts: gone,
}: SlackMessage): Heard {
  const user = now?.user ?? was?.user;
  if (user === undefined || now?.bot_id !== undefined || was?.bot_id !== undefined) return IGNORED;
  const place = { channel };
  if (subtype === 'message_deleted')
    return gone === undefined ? IGNORED : { kind: 'said', said: { kind: 'delete', id: gone, user }, place };
  if (now?.edited === undefined) return IGNORED;
  const said: Said = { kind: 'edit', id: now.ts, user, text: fromSlackText(now.text), at: now.edited.ts };
  return { kind: 'said', said, place };
}

/** Answered in the thread; a message outside any begins one. */
function mention({ channel, user, text, ts, thread_ts: thread = ts }: SlackMention): Heard {
  if (user === undefined || isDirect(channel)) return IGNORED;
  return {
    kind: 'said',
    said: { kind: 'message', id: ts, user, text: fromSlackText(text) },
    place: { channel, thread },
  };
}

function isDirect(channel: string): boolean {
  return channel.startsWith('D');
}
