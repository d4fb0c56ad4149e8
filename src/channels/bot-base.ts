import type { OutgoingActivity } from '../model/activity.ts';
import type { NewLine } from '../model/store.ts';
import type { Viewer } from './viewer.ts';

/** What every activity that shows a line has in common. */
export function lineBase(line: NewLine, viewer: Viewer) {
  return {
    id: line.id,
    timestamp: new Date(line.at).toISOString(),
    channelId: viewer.channelId,
    conversation: { id: viewer.conversation },
  };
}

/** A message of the bot: whose it is, which line, and what was answered (`channelData`). */
export function botBase(line: NewLine, viewer: Viewer) {
  const { answer } = line.reply ?? {};
  return {
    ...lineBase(line, viewer),
    type: 'message',
    from: { ...viewer.bot, role: 'bot' },
    channelData: {
      line: line.id,
      ...(answer && { answer: { outcome: answer.outcome, id: answer.id } }),
    },
  } as const satisfies OutgoingActivity;
}
