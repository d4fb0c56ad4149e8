import type { Finding } from '../model/finding.ts';
import type { EntryId } from '../model/ids.ts';
import type { Choice } from '../model/reply.ts';
import type { Why } from '../model/finding.ts';
import type { DecidedReply, Decision } from './decision.ts';
import { resumeChoices } from './flows.ts';
import { conclude, type Moment } from './moment.ts';

/** How many titles are offered to choose from. */
const OFFERED = 3;

/** What the knowledge base has to say: answered, offered or unknown. */
export function respond(moment: Moment, finding: Finding): Decision {
  switch (finding.outcome) {
    case 'answered':
      return answer(moment, finding.id, finding.why);
    case 'offered':
      return offer(moment, finding.ids, finding.why);
    case 'unknown':
      return unknown(moment, finding.why);
  }
}

/** An entry's answer. Asked for twice in a row it goes deeper; after that the two take turns, and it says so. */
export function answer(moment: Moment, id: EntryId, why?: Why): Decision {
  const { session, talk, speaker } = moment;
  const entry = talk.entry(id);
  if (!entry) return oldButton(moment);
  const again = session.lastEntry?.id === id ? session.lastEntry.depth : undefined;
  const depth = again === 'short' ? 'full' : 'short';
  const said = withResume(moment, speaker.entry(entry, depth, session, why));
  const lead =
    again === 'full' ? speaker.phrase('same-answer', { turn: session.replies, tag: said.reply.answer }) : [];
  return conclude(session, [...lead, said], { lastEntry: { id, depth } });
}

/** The fuller answer, asked for. */
export function more(moment: Moment, id: EntryId): Decision {
  const entry = moment.talk.entry(id);
  if (!entry) return oldButton(moment);
  const said = withResume(moment, moment.speaker.entry(entry, 'full', moment.session));
  return conclude(moment.session, [said], { lastEntry: { id, depth: 'full' } });
}

/** Two or three titles to choose from, and a way to say that it is none of them. */
export function offer(moment: Moment, ids: readonly EntryId[], why: Why): Decision {
  const { session, talk, speaker } = moment;
  const offered = ids.slice(0, OFFERED);
  const none: Choice = { label: talk.phrases.labels['none-of-these'], value: { none: true } };
  const choices = [...offered.flatMap((id) => speaker.entryChoice(id)), none];
  const tag = { outcome: 'offered', id: offered[0] ?? null } as const;
  return conclude(session, speaker.phrase('offer', { tag, choices, why, turn: session.replies }), {
    offering: true,
    unknowns: session.unknowns,
  });
}

/** Plainly: not something the bot knows. Twice in a row, the topics and a person, never a loop. */
export function unknown(moment: Moment, why?: Why): Decision {
  const { session, speaker } = moment;
  const key = session.unknowns === 0 ? 'unknown' : 'unknown-again';
  const tag = { outcome: 'unknown', id: null } as const;
  const choices = [...speaker.topics(), ...resumeChoices(moment)];
  const replies = speaker.phrase(key, { tag, choices, turn: session.replies, ...(why && { why }) });
  return conclude(session, replies, { unknowns: session.unknowns + 1 });
}

/** None of the titles offered was meant. */
export function noneOfThese(moment: Moment): Decision {
  const { session, speaker } = moment;
  const tag = { outcome: 'unknown', id: 'none-of-these' } as const;
  const replies = speaker.phrase('none-of-these', { tag, choices: speaker.topics() });
  return conclude(session, replies, { unknowns: session.unknowns + 1 });
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
