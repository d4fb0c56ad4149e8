import type { CardAction, IncomingActivity, OutgoingActivity } from '../model/activity.ts';
import type { ConversationKey, Incoming } from '../model/incoming.ts';
import type { Choice, Reply } from '../model/reply.ts';
import type { Line, NewLine } from '../model/store.ts';
import { botBase, lineBase } from './bot-base.ts';
import type { Channel } from './channel.ts';
import { parseChoice } from './choice.ts';
import { parseFeedback, thumbId, type Reaction } from './feedback.ts';
import { toMarkdown } from './markdown.ts';
import { partsOf } from './parts.ts';
import { adaptiveCard, tableBody } from './table.ts';
import type { Viewer } from './viewer.ts';

/** Our own page, and others that show what Web Chat shows. */
export const web: Channel = {
  render: (line, viewer) => {
    const activity = renderLine(line, viewer);
    return activity === undefined ? [] : [activity];
  },
  parse: toIncoming,
};

/**
 * A line of the transcript as the website shows it. A join is not shown. `channelData` says what was answered,
 * which line this is, and in what order it stands: the server's time, which rises with every line, is the only
 * order (a mixture with other time stamps would shuffle bubbles).
 */
export function renderLine(line: NewLine | Line, viewer: Viewer): OutgoingActivity | undefined {
  if (line.kind === 'join') return undefined;
  return line.role === 'bot' ? botActivity(line, viewer) : visitorActivity(line, viewer);
}

function order(line: NewLine) {
  return { 'webchat:sequence-id': line.at, line: line.id };
}

/** The visitor's own line back again: its client waits for `clientActivityID` to see that it arrived. */
function visitorActivity(line: NewLine, viewer: Viewer): OutgoingActivity {
  const echo = line.echo === undefined ? {} : { clientActivityID: line.echo };
  const base = {
    ...lineBase(line, viewer),
    from: { id: viewer.user, role: 'user' as const },
    channelData: { ...order(line), ...echo },
  };
  if (line.kind === 'event') return { ...base, type: 'event', name: line.event?.name ?? 'event' };
  return { ...base, type: 'message', text: line.text, textFormat: 'plain' };
}

function botActivity(line: NewLine, viewer: Viewer): OutgoingActivity {
  const { reply } = line;
  const base = { ...botBase(line, viewer), textFormat: 'markdown' as const };
  const channelData = { ...order(line), ...base.channelData };
  if (reply === undefined) return { ...base, text: line.text, channelData };
  const rated = reply.answer.outcome === 'answered';
  return {
    ...base,
    text: textOf(reply, viewer),
    channelData: {
      ...channelData,
      ...(reply.forgotten && { forgotten: true }),
      ...(rated && { feedbackLoopEnabled: true }),
    },
    ...(rated && { entities: [thumbs(line.id)] }),
    ...(reply.table === undefined ? {} : { attachments: [adaptiveCard(tableBody(reply.table))] }),
    ...(reply.choices.length === 0
      ? {}
      : { suggestedActions: { to: [viewer.user], actions: reply.choices.map(actionOf) } }),
  };
}

/** Thumbs under an answer, as chat pages know them; Teams goes by `feedbackLoopEnabled`. */
function thumbs(line: string) {
  const thumb = (type: 'LikeAction' | 'DislikeAction', reaction: Reaction) => ({
    '@type': type,
    '@id': thumbId(line, reaction),
    actionStatus: 'PotentialActionStatus',
  });
  return {
    type: 'https://schema.org/Message',
    '@context': 'https://schema.org',
    '@type': 'Message',
    '@id': '',
    potentialAction: [thumb('LikeAction', 'like'), thumb('DislikeAction', 'dislike')],
  };
}

/** A card says what the table does; the numbers are always in sight on our own page. */
function textOf(reply: Reply, viewer: Viewer): string {
  return toMarkdown(partsOf({ ...reply, numbers: [] }, viewer).filter(({ kind }) => kind !== 'table'));
}

/** `messageBack` shows and stores the label as the visitor's own words, and carries the meaning beside it. */
function actionOf(choice: Choice): CardAction {
  return {
    type: 'messageBack',
    title: choice.label,
    text: choice.label,
    displayText: choice.label,
    value: choice.value,
  };
}

/** A checked activity as the message, join or event that a turn takes; `undefined` where there is nothing to take. */
export function toIncoming(activity: IncomingActivity, key: ConversationKey): Incoming | undefined {
  const base = { key, activityId: activity.id ?? '', from: activity.from.id, ...details(activity) };
  switch (activity.type) {
    case 'message': {
      const choice = parseChoice(activity.value);
      return {
        ...base,
        kind: 'message',
        text: activity.text ?? '',
        ...(choice === undefined ? {} : { choice }),
      };
    }
    case 'conversationUpdate': {
      const somebody = activity.membersAdded?.some((member) => member.id !== activity.recipient.id) ?? false;
      // Channels announce a conversation more than once: the constant id greets once.
      return somebody ? { ...base, kind: 'join', activityId: 'join' } : undefined;
    }
    case 'event':
    case 'messageReaction':
    case 'invoke': {
      const data = parseFeedback(activity);
      return data === undefined ? undefined : { ...base, kind: 'event', name: 'feedback', data };
    }
    default:
      return undefined;
  }
}

function details({ locale, localTimestamp, timestamp, channelData }: IncomingActivity) {
  const clientTime = localTimestamp ?? timestamp;
  const echo = channelData?.clientActivityID;
  return {
    ...(locale === undefined ? {} : { locale }),
    ...(clientTime === undefined ? {} : { clientTime }),
    ...(echo === undefined ? {} : { echo }),
  };
}
