import { z } from 'zod';
import type { IncomingActivity } from '../model/activity.ts';

/** Bot Framework: `mentioned` is whom, `text` is how it stands in the message (`<at>Name</at>` in Teams). */
const mention = z.object({
  type: z.literal('mention'),
  mentioned: z.object({ id: z.string(), name: z.string().optional().catch(undefined) }),
  text: z.string().max(1_000).optional().catch(undefined),
});
type Mention = z.output<typeof mention>;

/** Whether others read along: a team's channel, a group, a meeting. */
export function isShared({ conversation }: IncomingActivity): boolean {
  const { conversationType: type, isGroup } = conversation;
  return isGroup === true || (type !== undefined && type !== '' && type !== 'personal');
}

/** Whether a message names this bot. Where ids differ (Slack through Azure), the name says it. */
export function mentionsBot(activity: IncomingActivity): boolean {
  return mentionsIn(activity).some((one) => isBot(one, activity));
}

/**
 * The words of a message without the bot's own name, however often it stands there, and without the markup around
 * others' names. What white space comes with it (no-break spaces, line ends) goes, too; nothing else of the text changes.
 */
export function withoutMention(activity: IncomingActivity): string {
  const all = mentionsIn(activity);
  const named = all.filter((one) => isBot(one, activity));
  const bare = named.reduce((text, { text: written = '' }) => without(text, written), activity.text ?? '');
  if (all.length === 0) return bare;
  return bare
    .replace(/<\/?at(?: [^<>]*)?>/gi, '')
    .replace(/&nbsp;|&#160;/gi, ' ')
    .replace(/[^\S\n]+/g, ' ')
    .trim();
}

function mentionsIn({ entities = [] }: IncomingActivity): readonly Mention[] {
  return entities.flatMap((entity) => mention.safeParse(entity).data ?? []);
}

function isBot({ mentioned }: Mention, { recipient }: IncomingActivity): boolean {
  if (mentioned.id === recipient.id) return true;
  return mentioned.name !== undefined && mentioned.name !== '' && mentioned.name === recipient.name;
}

/** Every occurrence goes: some clients name the bot twice and tell of it once. */
function without(text: string, written: string): string {
  return written.trim() === '' ? text : text.replaceAll(written, ' ');
}
