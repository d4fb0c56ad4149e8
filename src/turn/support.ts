import type { Why } from '../model/finding.ts';
import type { EntryId } from '../model/ids.ts';
import type { Choice } from '../model/reply.ts';
import type { DecidedReply, Decision } from './decision.ts';
import { resumeChoices } from './flows.ts';
import { conclude, type Moment } from './moment.ts';
import type { Session } from './session.ts';
import { aboutAfter } from './topic.ts';

/** The two entries for people who say what hurts: the replies most often read, so they are not one text. */
const QUIET_LINES: ReadonlyMap<EntryId, 'quiet-line' | 'quiet-line-other'> = new Map([
  ['support/distress', 'quiet-line'],
  ['support/someone-else', 'quiet-line-other'],
]);

/** Whether an entry is for people who say what hurts. */
export function isToldTrouble(id: EntryId): boolean {
  return QUIET_LINES.has(id);
}

/**
 * Nobody who says what hurts, in words that leave no doubt about its kind, is asked which of three titles they mean.
 * A question is: it may be about therapy for it.
 */
export function toldTrouble(
  { talk, message, hearing }: Moment,
  ids: readonly EntryId[],
): EntryId | undefined {
  const id = ids.find(isToldTrouble);
  if (id === undefined || message.choice || hearing.asks(message.text)) return undefined;
  return talk.support.kind(id, message.text) === undefined ? undefined : id;
}

/** Where somebody wrote more than once, the ways to people come first. */
const NEXT: Readonly<Record<'first' | 'again', readonly EntryId[]>> = {
  first: ['first-session/what-happens', 'growth/who-its-for', 'clinic/contact'],
  again: ['clinic/contact', 'clinic/booking', 'first-session/nerves'],
};

/** A word of warmth, what therapy can do, next steps, and the quiet line with the numbers. */
export function support(moment: Moment, id: EntryId, why?: Why): Decision {
  const { session, talk, speaker, message } = moment;
  const kind = message.choice ? undefined : talk.support.kind(id, message.text);
  const before = session.support;
  const again = before !== null && before.id === id && (kind === undefined || before.kind === kind);
  const times = before === null ? 0 : before.times + 1;
  const text = talk.support.say(id, kind, again ? 'again' : 'first', times);
  const tag = { outcome: 'answered', id } as const;
  const choices = [...nextSteps(moment, again ? 'again' : 'first'), ...resumeChoices(moment)];
  const warm: DecidedReply = speaker.because(speaker.bubble(speaker.fill(text), tag), why);
  const quiet = speaker.phrase(QUIET_LINES.get(id) ?? 'quiet-line', { tag, choices, turn: times });
  return conclude(session, [warm, ...quiet], remembered(session, id, kind ?? before?.kind ?? null, times));
}

function nextSteps({ speaker }: Moment, at: 'first' | 'again'): readonly Choice[] {
  return NEXT[at].flatMap((id) => speaker.entryChoice(id));
}

function remembered(session: Session, id: EntryId, kind: string | null, times: number): Partial<Session> {
  return {
    support: { id, kind, times },
    lastEntry: { id, depth: 'short' },
    about: aboutAfter(session, id),
    declined: [],
  };
}
