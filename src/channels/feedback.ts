import { z } from 'zod';
import type { IncomingActivity } from '../model/activity.ts';

const reaction = z.enum(['like', 'dislike']);

/** Web Chat: the pressed action comes back whole, its `@id` (`urn:answer:<line>#like`) made by us. */
const webChatAction = z.object({ '@id': z.string().max(200) });
const actionId = /^urn:answer:([A-Za-z0-9_-]{1,100})#(like|dislike)$/;

/** Teams, and later Web Chats: an invoke that names the message it is about. */
const submitted = z.object({ actionValue: z.object({ reaction }) });

/**
 * A thumb up or down in either shape, as JSON text `{"about": <line id>, "reaction": …}`. Words that may come with
 * it are dropped for now.
 */
export function parseFeedback(activity: IncomingActivity): string | undefined {
  if (activity.name === 'message/submitAction') {
    const parsed = submitted.safeParse(activity.value);
    if (!parsed.success || activity.replyToId === undefined) return undefined;
    return JSON.stringify({ about: activity.replyToId, reaction: parsed.data.actionValue.reaction });
  }
  if (activity.name !== 'webchat:activity-status/feedback') return undefined;
  const action = webChatAction.safeParse(activity.entities?.[0]);
  const [, about, pressed] = (action.success ? actionId.exec(action.data['@id']) : null) ?? [];
  return about === undefined ? undefined : JSON.stringify({ about, reaction: pressed });
}
