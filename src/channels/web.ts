import type { CardAction, IncomingActivity, OutgoingActivity } from '../model/activity.ts';
import type { ConversationKey, Incoming } from '../model/incoming.ts';
import type { Choice, DownloadFile, Reply, ReplyFile } from '../model/reply.ts';
import type { Line, NewLine } from '../model/store.ts';
import { parseChoice } from './choice.ts';
import { parseFeedback, thumbId, type Reaction } from './feedback.ts';
import { escapeMarkdown } from './markdown.ts';
import { tableCard, tableLines } from './table.ts';

/** Who is who in a conversation, for the activities that show it. */
export interface Viewer {
  readonly conversation: string;
  /** The channel's name in activities. */
  readonly channelId: string;
  readonly user: string;
  readonly bot: { readonly id: string; readonly name: string };
  /** Links to files; left out where a channel has none: there a file's content is written out. */
  readonly links?: {
    /** The address of this server as the viewer knows it, without a slash at the end. */
    readonly base: string;
    /** The path of a fresh link; undefined where the file cannot be kept ready. */
    readonly offer: (file: DownloadFile) => string | undefined;
  };
}

/**
 * A line of the transcript as the website shows it. A join is not shown. `channelData` says what was answered,
 * which line this is, and in what order it stands: the server's time, which rises with every line, is the only
 * order (a mixture with other time stamps would shuffle bubbles).
 */
export function renderLine(line: NewLine | Line, viewer: Viewer): OutgoingActivity | undefined {
  if (line.kind === 'join') return undefined;
  return line.role === 'bot' ? botActivity(line, viewer) : visitorActivity(line, viewer);
}

function common(line: NewLine, viewer: Viewer) {
  return {
    id: line.id,
    timestamp: new Date(line.at).toISOString(),
    channelId: viewer.channelId,
    conversation: { id: viewer.conversation },
  };
}

function order(line: NewLine) {
  return { 'webchat:sequence-id': line.at, line: line.id };
}

/** The visitor's own line back again: its client waits for `clientActivityID` to see that it arrived. */
function visitorActivity(line: NewLine, viewer: Viewer): OutgoingActivity {
  const echo = line.echo === undefined ? {} : { clientActivityID: line.echo };
  const base = {
    ...common(line, viewer),
    from: { id: viewer.user, role: 'user' as const },
    channelData: { ...order(line), ...echo },
  };
  if (line.kind === 'event') return { ...base, type: 'event', name: line.event?.name ?? 'event' };
  return { ...base, type: 'message', text: line.text, textFormat: 'plain' };
}

function botActivity(line: NewLine, viewer: Viewer): OutgoingActivity {
  const { reply } = line;
  const base = {
    ...common(line, viewer),
    type: 'message' as const,
    from: { ...viewer.bot, role: 'bot' as const },
    textFormat: 'markdown' as const,
  };
  if (reply === undefined) return { ...base, text: line.text, channelData: order(line) };
  const rated = reply.answer.outcome === 'answered';
  return {
    ...base,
    text: textOf(reply, viewer),
    channelData: {
      ...order(line),
      answer: { outcome: reply.answer.outcome, id: reply.answer.id },
      ...(reply.forgotten && { forgotten: true }),
      ...(rated && { feedbackLoopEnabled: true }),
    },
    ...(rated && { entities: [thumbs(line.id)] }),
    ...(reply.table !== undefined && drawsCards(viewer) ? { attachments: [tableCard(reply.table)] } : {}),
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

function textOf(reply: Reply, viewer: Viewer): string {
  const quote = reply.quote === undefined ? [] : [quoted(reply.quote)];
  const files = (reply.files ?? []).flatMap((file) => fileText(file, viewer) ?? []);
  const table = reply.table === undefined || drawsCards(viewer) ? [] : [tableLines(reply.table)];
  return [reply.text, ...quote, ...table, ...files].filter((part) => part !== '').join('\n\n');
}

/** Our own page, and Teams. */
function drawsCards({ channelId }: Viewer): boolean {
  return channelId === 'directline' || channelId === 'webchat' || channelId === 'msteams';
}

/** A link, or what can be said without one. */
function fileText(file: ReplyFile, { links }: Viewer): string | undefined {
  const path = 'path' in file ? file.path : links?.offer(file);
  if (links !== undefined && path !== undefined)
    return `[${escapeMarkdown(file.title)}](${links.base}${path})`;
  return 'path' in file ? undefined : writtenOut(file.plain ?? file.content);
}

/** A file's lines as plain text: visitors' words may be among them. */
function writtenOut(content: string): string {
  return content.split(/\r?\n/).map(escapeMarkdown).join('  \n').trim();
}

/** A visitor's own words, a quoted line for each of theirs; two spaces keep the lines apart in Markdown. */
function quoted(text: string): string {
  const lines = text.split('\n').map(escapeMarkdown);
  return lines
    .filter((line) => line !== '')
    .map((line) => `> ${line}`)
    .join('  \n');
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
