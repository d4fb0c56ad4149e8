import type { ConversationKey, Incoming } from '../model/incoming.ts';
import type { NewLine } from '../model/store.ts';
import type { DecidedReply } from './decision.ts';

/** The visitor's line of a turn, as it came: the whole text, whatever is made of it. */
export function visitorLine(incoming: Incoming, id: string, at: number): NewLine {
  return {
    id,
    role: 'visitor',
    kind: incoming.kind,
    at,
    text: incoming.kind === 'join' ? '' : (incoming.text ?? ''),
    ...(incoming.clientTime !== undefined && { clientTime: incoming.clientTime }),
    ...(incoming.echo !== undefined && { echo: incoming.echo }),
    ...eventOf(incoming),
  };
}

/** A bot's line: the reply whole, as every channel renders it, with the reasons for it. */
export function botLine({ reply, record }: DecidedReply, id: string, replyTo: string, at: number): NewLine {
  return { id, role: 'bot', kind: 'message', at, text: reply.text, reply, decision: record, replyTo };
}

function eventOf(incoming: Incoming): Pick<NewLine, 'event'> {
  if (incoming.kind === 'event') return { event: { name: incoming.name, data: incoming.data } };
  if (incoming.kind === 'message' && incoming.choice)
    return { event: { name: 'choice', data: JSON.stringify(incoming.choice) } };
  return {};
}

/** A conversation's name in maps and queues. */
export function conversationName({ channel, conversation }: ConversationKey): string {
  return `${channel}\n${conversation}`;
}
