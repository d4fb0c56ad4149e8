import { topicOf, type EntryId } from '../model/ids.ts';
import type { Session } from './session.ts';

/** For how many replies after an answer a short question may still lean on it. */
const REMEMBERED = 3;

/** Hello, thanks and goodbye are no topic: the talk stays where it was. */
const SMALL_TALK: ReadonlySet<EntryId> = new Set(['bot/greeting', 'bot/thanks', 'bot/goodbye']);

export function isSmallTalk(id: EntryId): boolean {
  return SMALL_TALK.has(id);
}

/** People in trouble, and what the bot must not say: never mixed with other questions, never ruled out. */
export function isTrouble(id: EntryId): boolean {
  return ['support', 'boundary'].includes(topicOf(id));
}

/** What the talk is about after a reply that answered `id`, or that answered nothing. */
export function aboutAfter({ about }: Session, id?: EntryId): Session['about'] {
  if (id !== undefined && !isSmallTalk(id)) return { id, ago: 0 };
  return about && about.ago + 1 < REMEMBERED ? { id: about.id, ago: about.ago + 1 } : null;
}
