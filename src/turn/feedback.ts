import { z } from 'zod';
import type { IncomingEvent } from '../model/incoming.ts';
import type { Feedback } from '../model/store.ts';
import type { Decision } from './decision.ts';
import { conclude, type Moment } from './moment.ts';
import type { Session } from './session.ts';
import type { Speaker } from './speaker.ts';

const given = z.object({
  about: z.string().min(1).max(200),
  reaction: z.enum(['like', 'dislike']),
  words: z.string().optional(),
});

/** Words longer than this are a message; what was written in a form stands whole in the transcript as well. */
const MOST_WORDS = 1_000;

/** A thumb pressed under an answer. A thumb down asks what was missing; the next message may be the answer. */
export function thumb(session: Session, event: IncomingEvent, speaker: Speaker, now: number): Decision {
  const read = readThumb(event);
  if (read === undefined) return { session, replies: [] };
  const { about, reaction } = read;
  const words = read.words?.slice(0, MOST_WORDS);
  const feedback: Feedback = { lineId: about, reaction, at: now, ...(words !== undefined && { words }) };
  const busy = session.danger !== null || session.flow?.paused === false;
  if (reaction === 'like' || words !== undefined || busy) return { session, replies: [], feedback };
  const { lastEntry, about: topic, choices, offering } = session;
  const said = speaker.phrase('thumb-down', { choices, turn: session.replies });
  const changes = { lastEntry, about: topic, choices, offering, rated: about };
  return { ...conclude(session, said, changes), feedback };
}

/** What was written beside a pressed thumb, if anything. */
export function feedbackWords(event: IncomingEvent): string | undefined {
  return readThumb(event)?.words;
}

function readThumb(event: IncomingEvent): z.output<typeof given> | undefined {
  return event.name === 'feedback' ? given.safeParse(parsed(event.data)).data : undefined;
}

/** A thumb typed as an emoji, about the answer just given. */
export function typedThumb(
  { session, message, now }: Moment,
  reaction: Feedback['reaction'],
): Feedback | undefined {
  return session.lastEntry && session.lastLine !== null && message.choice === undefined
    ? { lineId: session.lastLine, reaction, at: now }
    : undefined;
}

/** What is written after a thumb down belongs to it, and is judged as any message; not known, it is thanked for. */
export function afterThumb(moment: Moment, decision: Decision): Decision {
  const { session, message, speaker, now } = moment;
  const words = message.text.trim();
  if (session.rated === null || message.choice || words === '' || words.length > MOST_WORDS) return decision;
  const feedback: Feedback = { lineId: session.rated, reaction: 'dislike', words, at: now };
  const unknown = decision.replies.at(-1)?.reply.answer.outcome === 'unknown';
  if (!unknown) return { ...decision, feedback };
  return { ...conclude(session, speaker.phrase('noted', { choices: speaker.topics() })), feedback };
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}
