import type { Finding, Why } from '../model/finding.ts';
import type { EntryId } from '../model/ids.ts';
import type { Choice } from '../model/reply.ts';
import { inBubbles } from './bubbles.ts';
import type { DecidedReply, Decision } from './decision.ts';
import { resumeChoices } from './flows.ts';
import { conclude, type Moment } from './moment.ts';
import { offeredIn, type Session } from './session.ts';
import { isToldTrouble, support, toldTrouble } from './support.ts';
import { aboutAfter, isSmallTalk } from './topic.ts';

/** How many titles are offered to choose from. */
const OFFERED = 3;

/** What the knowledge base has to say: answered, offered or unknown. */
export function respond(moment: Moment, finding: Finding): Decision {
  switch (finding.outcome) {
    case 'answered':
      return answer(moment, finding.id, finding.why);
    case 'offered': {
      const id = settled(moment, finding);
      if (id !== undefined) return answer(moment, id, finding.why);
      const left = finding.ids.filter((one) => !isSmallTalk(one) && !moment.session.declined.includes(one));
      return left.length > 0 ? offer(moment, left, finding.why) : unknown(moment, finding.why);
    }
    case 'unknown':
      return unknown(moment, finding.why);
  }
}

/** The entry that leaves nothing to choose. */
export function settled(moment: Moment, finding: Finding): EntryId | undefined {
  if (finding.outcome === 'answered') return finding.id;
  if (finding.outcome === 'unknown') return undefined;
  const told = toldTrouble(moment, finding.ids);
  if (told !== undefined) return told;
  // "Thanks, bye" needs no choosing, and nobody wants to choose a goodbye.
  const [best] = finding.ids;
  return best !== undefined && isSmallTalk(best) ? (finding.ids.findLast(isSmallTalk) ?? best) : undefined;
}

/**
 * An entry's answer. A second question that the same answer belongs to gets it once more, with a word about that: the
 * fuller text is for "tell me more", and would leave out the very fact that was asked for.
 */
export function answer(moment: Moment, id: EntryId, why?: Why): Decision {
  const { session, talk, speaker } = moment;
  const entry = talk.entry(id);
  if (!entry) return oldButton(moment);
  if (isToldTrouble(id)) return support(moment, id, why);
  const said = withResume(moment, speaker.entry(entry, 'short', session, why));
  const again = session.lastEntry?.id === id && !isSmallTalk(id);
  const lead = again ? speaker.phrase('same-answer', { turn: session.replies, tag: said.reply.answer }) : [];
  return conclude(session, [...lead, said], answered(session, id, 'short'));
}

/** The fuller answer, asked for; where it has been said, what people ask next. */
export function more(moment: Moment, id: EntryId, why?: Why): Decision {
  const { session, talk, speaker } = moment;
  const entry = talk.entry(id);
  if (!entry) return oldButton(moment);
  const last = session.lastEntry?.id === id ? session.lastEntry : undefined;
  if (last && (last.depth === 'full' || entry.full === entry.short)) {
    const choices = [
      ...entry.followUps.flatMap((next) => speaker.entryChoice(next)),
      ...resumeChoices(moment),
    ];
    const said = speaker.phrase('nothing-more', { choices, turn: session.replies });
    return conclude(session, said, answered(session, id, 'full'));
  }
  const said = withResume(moment, speaker.entry(entry, 'full', session, why));
  return conclude(session, inBubbles(said), answered(session, id, 'full'));
}

/** What is remembered of an answer. */
function answered(session: Session, id: EntryId, depth: 'short' | 'full'): Partial<Session> {
  return { lastEntry: { id, depth }, about: aboutAfter(session, id), declined: [] };
}

/** Two or three titles to choose from, and a way to say that it is none of them. */
export function offer(
  moment: Moment,
  ids: readonly EntryId[],
  why?: Why,
  lead: 'offer' | 'second-question' = 'offer',
): Decision {
  const { session, talk, speaker } = moment;
  const offered = ids.slice(0, OFFERED);
  const none: Choice = { label: talk.phrases.labels['none-of-these'], value: { none: true } };
  const choices = [...offered.flatMap((id) => speaker.entryChoice(id)), none];
  const tag = { outcome: 'offered', id: offered[0] ?? null } as const;
  return conclude(
    session,
    speaker.phrase(lead, { tag, choices, turn: session.replies, ...(why && { why }) }),
    {
      offering: true,
      unknowns: session.unknowns,
    },
  );
}

/** Plainly: not something the bot knows. Twice in a row, the topics and a person, never a loop. */
export function unknown(moment: Moment, why?: Why): Decision {
  const { session, speaker } = moment;
  const key = session.unknowns === 0 ? 'unknown' : 'unknown-again';
  const tag = { outcome: 'unknown', id: null } as const;
  const person = key === 'unknown' ? [] : speaker.entryChoice('clinic/contact');
  const choices = [...person, ...speaker.topics(), ...resumeChoices(moment)];
  const turn = key === 'unknown' ? session.replies : session.unknowns - 1;
  const replies = speaker.phrase(key, { tag, choices, turn, ...(why && { why }) });
  return conclude(session, replies, { unknowns: session.unknowns + 1 });
}

/** A message in another language: said plainly, with the numbers in it. */
export function otherLanguage(moment: Moment): Decision {
  const { session, speaker } = moment;
  const tag = { outcome: 'unknown', id: 'other-language' } as const;
  const choices = [...speaker.topics(), ...resumeChoices(moment)];
  return conclude(session, speaker.phrase('other-language', { tag, choices, turn: session.replies }), {
    unknowns: session.unknowns + 1,
  });
}

/** None of the titles offered was meant: they are not offered again before something has been answered. */
export function noneOfThese(moment: Moment): Decision {
  const { session, speaker } = moment;
  const tag = { outcome: 'unknown', id: 'none-of-these' } as const;
  const refused = session.offering ? offeredIn(session) : [];
  const choices = [...speaker.entryChoice('clinic/contact'), ...speaker.topics(), ...resumeChoices(moment)];
  const replies = speaker.phrase('none-of-these', { tag, choices, turn: session.unknowns });
  return conclude(session, replies, {
    unknowns: session.unknowns + 1,
    declined: [...new Set([...session.declined, ...refused])],
  });
}

/** The entries of a topic, as buttons. */
export function topic(moment: Moment, name: string): Decision {
  const { session, talk, speaker } = moment;
  const known = talk.phrases.topics.find((candidate) => candidate.topic === name);
  if (!known) return oldButton(moment);
  const choices = talk.topic(name).flatMap((id) => speaker.entryChoice(id));
  const facts = { topic: known.label };
  return conclude(
    session,
    speaker.phrase('topic-lead', { choices, facts, tag: { outcome: 'flow', id: `topic/${name}` } }),
  );
}

/** A button of content that has changed since. */
export function oldButton(moment: Moment): Decision {
  return conclude(moment.session, moment.speaker.phrase('old-button', { choices: moment.speaker.topics() }));
}

function withResume(moment: Moment, { reply, record }: DecidedReply): DecidedReply {
  return { record, reply: { ...reply, choices: [...reply.choices, ...resumeChoices(moment)] } };
}
