import { z } from 'zod';
import type { IncomingActivity } from '../model/activity.ts';

const reaction = z.enum(['like', 'dislike']);

/** Web Chat: the pressed action comes back whole, its `@id` (`urn:answer:<line>#like`) made by us. */
const webChatAction = z.object({ '@id': z.string().max(200) });
const actionId = /^urn:answer:([A-Za-z0-9_-]{1,100})#(like|dislike)$/;

/**
 * Teams, and later Web Chats: an invoke that names the message it is about. The words come as JSON text in Teams, and
 * as they are elsewhere; they go on whole, for danger is looked for in all of them.
 */
const submitted = z.object({
  actionValue: z.object({ reaction, feedback: z.string().optional().catch(undefined) }),
});
const teamsWords = z.object({ feedbackText: z.string() });

/** What a reaction of Teams's says of an answer; a laugh or a tear says nothing plain. */
const REACTIONS: ReadonlyMap<string, Reaction> = new Map([
  ['like', 'like'],
  ['heart', 'like'],
  ['plusOne', 'like'],
  ['dislike', 'dislike'],
]);

/** Direct Line and Teams: a reaction to a message. */
const reacted = z.array(z.object({ type: z.string() })).min(1);

export type Reaction = z.output<typeof reaction>;

/** The id of a thumb under a line, as it comes back. */
export function thumbId(line: string, reaction: Reaction): string {
  return `urn:answer:${line}#${reaction}`;
}

/** A thumb up or down in any shape, as JSON text `{"about": <line id>, "reaction": …, "words"?: …}`. */
export function parseFeedback(activity: IncomingActivity): string | undefined {
  switch (activity.type) {
    case 'messageReaction':
      return fromReaction(activity);
    case 'invoke':
      return activity.name === 'message/submitAction' ? fromSubmit(activity) : undefined;
    default:
      return activity.name === 'webchat:activity-status/feedback' ? fromWebChat(activity) : undefined;
  }
}

function fromReaction({ reactionsAdded, replyToId }: IncomingActivity): string | undefined {
  const added = reacted.safeParse(reactionsAdded);
  const types = added.success ? added.data.map(({ type }) => type) : [];
  const pressed = types.flatMap((type) => REACTIONS.get(type) ?? []).at(-1);
  if (pressed === undefined || replyToId === undefined) return undefined;
  return JSON.stringify({ about: replyToId, reaction: pressed });
}

function fromSubmit({ value, replyToId }: IncomingActivity): string | undefined {
  const parsed = submitted.safeParse(value);
  if (!parsed.success || replyToId === undefined) return undefined;
  const { reaction: pressed, feedback } = parsed.data.actionValue;
  const words = wordsOf(feedback)?.trim();
  return JSON.stringify({ about: replyToId, reaction: pressed, ...(words ? { words } : {}) });
}

function wordsOf(feedback: string | undefined): string | undefined {
  if (feedback === undefined || !feedback.trimStart().startsWith('{')) return feedback;
  try {
    const parsed = teamsWords.safeParse(JSON.parse(feedback));
    return parsed.success ? parsed.data.feedbackText : undefined;
  } catch {
    return feedback;
  }
}

function fromWebChat({ entities }: IncomingActivity): string | undefined {
  const action = webChatAction.safeParse(entities?.[0]);
  const [, about, pressed] = (action.success ? actionId.exec(action.data['@id']) : null) ?? [];
  return about === undefined ? undefined : JSON.stringify({ about, reaction: pressed });
}
