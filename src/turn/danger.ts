import type { Danger } from '../model/danger.ts';
import type { Choice, NumberLink } from '../model/reply.ts';
import { CRISIS_ANSWERS } from '../safety/replies.ts';
import type { Alert, DecidedReply, Decision } from './decision.ts';
import { conclude, type Moment } from './moment.ts';
import type { Session } from './session.ts';

/** The fixed words for danger (src/safety), as the heart needs them: in memory, without a store, never failing. */
export interface CrisisWords {
  /** What to say to words of danger; `earlier` counts such replies before this one. */
  reply(danger: Danger, channel: string, earlier: number): Spoken;
  /** What is said where others read along: the numbers, and an invitation to write privately. */
  shared(danger: Danger, channel: string): Spoken;
  /** The answer to a button under such a reply; undefined where it is none of those. */
  pressed(press: string, channel: string): Spoken | undefined;
  /** Whether a message after danger takes it back ("just joking"). */
  isTakenBack(text: string): boolean;
  /** What is said then: softer, with the numbers all the same. */
  takenBack(channel: string): Spoken;
  /** The ways to reach a person, asked for ("help now"). */
  otherWays(channel: string): Spoken;
}

export interface Spoken {
  readonly text: string;
  readonly choices: readonly Choice[];
  /** The numbers that the text names. */
  readonly numbers?: readonly NumberLink[];
}

const LONGEST_TAKE_BACK = 400;

/** Words of danger have gone out already: what is left is to remember and to flag. An open flow is set aside. */
export function afterDanger(session: Session, { danger, replies }: Alert, now: number): Decision {
  const { kind } = danger;
  const turns = (session.danger?.turns ?? 0) + 1;
  const flow = session.flow && { ...session.flow, paused: true };
  // Its footer says that this is a program and that nobody reads along: the notice has been given.
  const changes = { danger: { kind, turns }, flow, noticeAt: now, about: null };
  return { ...conclude(session, replies, changes), flag: { reason: 'danger', kind } };
}

/** After danger: a button under those words, or words that take it back. Undefined for anything else. */
export function duringDanger(moment: Moment, words: CrisisWords): Decision | undefined {
  const { message, session } = moment;
  const { choice, text, key } = message;
  const press = choice && 'answer' in choice ? choice.answer : pressedByLabel(moment);
  const answered = press === undefined ? undefined : words.pressed(press, key.channel);
  if (answered && press !== undefined)
    return flagged(conclude(session, [spoken(moment, answered, press)], toldWays(session, press)), press);
  // The replies elsewhere than on the website say: write "help now" to see the numbers again.
  if (!choice && moment.hearing.word(text) === 'numbers') {
    return conclude(session, [spoken(moment, words.otherWays(key.channel), 'numbers')]);
  }
  // What takes it back is short; a long message is not read for it a second time.
  if (!session.danger || choice || text.length > LONGEST_TAKE_BACK || !words.isTakenBack(text))
    return undefined;
  const kind = 'taken-back';
  return {
    ...conclude(session, [spoken(moment, withWayToDelete(moment, words.takenBack(key.channel)), kind)]),
    // The flag for what was said first stays; this one tells staff what followed.
    flag: { reason: 'taken-back', kind: session.danger.kind },
  };
}

/** "Forget me" takes it back, and may also ask for a deletion: its button stands beside the numbers. */
function withWayToDelete({ message, hearing, talk }: Moment, said: Spoken): Spoken {
  if (hearing.word(message.text) !== 'ask-forget') return said;
  const forget: Choice = { label: talk.phrases.labels.forget, value: { command: 'ask-forget' } };
  return { ...said, choices: [...said.choices, forget] };
}

/**
 * Nobody who has spoken of danger is told "I don't know": what is not known gets the ways to a person instead, and from
 * the second time on the words for who goes on writing, so that nobody is told the same again and again.
 */
export function neverUnknown(moment: Moment, decision: Decision, words: CrisisWords): Decision {
  const { session, message } = moment;
  const { danger } = session;
  const unknown = decision.replies.at(-1)?.reply.answer.outcome === 'unknown';
  if (!danger || !unknown) return decision;
  const { turns } = danger;
  // A check-in's question is not asked again of somebody who did not answer it.
  const kind = danger.kind === 'ambiguous' ? 'self' : danger.kind;
  const { channel } = message.key;
  const said =
    turns > 1 ? words.reply({ kind, rule: 'going-on' }, channel, turns - 1) : words.otherWays(channel);
  const id = turns > 1 ? 'going-on' : 'other-ways';
  return conclude(session, [spoken(moment, said, id)], { danger: { ...danger, turns: turns + 1 } });
}

/** Who has been told the ways to a person is told something else the next time. */
function toldWays({ danger }: Session, press: string): Partial<Session> {
  return danger && press === CRISIS_ANSWERS.ways ? { danger: { ...danger, turns: danger.turns + 1 } } : {};
}

/** What a button tells staff: a yes to the check-in is danger; "not what I meant" stands beside the first flag. */
function flagged(decision: Decision, press: string): Decision {
  if (press === CRISIS_ANSWERS.yes) return { ...decision, flag: { reason: 'danger', kind: 'self' } };
  return press === CRISIS_ANSWERS.notMeant
    ? { ...decision, flag: { reason: 'taken-back', kind: 'not-meant' } }
    : decision;
}

function pressedByLabel({ message, session, hearing }: Moment): string | undefined {
  if (!session.danger) return undefined;
  const meant = hearing.choice(message.text, session.choices, true)?.value;
  if (meant && 'answer' in meant) return meant.answer;
  // A bare yes or no answers the check-in's question, or whether other ways to a person are wanted.
  const said = hearing.word(message.text);
  const asked = new Set(session.choices.flatMap(({ value }) => ('answer' in value ? [value.answer] : [])));
  if (said === 'yes' || said === 'liked')
    return [CRISIS_ANSWERS.yes, CRISIS_ANSWERS.ways].find((press) => asked.has(press));
  if (said !== 'no' && said !== 'none' && said !== 'disliked') return undefined;
  const askedSo = asked.has(CRISIS_ANSWERS.no) || asked.has(CRISIS_ANSWERS.ways);
  return askedSo ? CRISIS_ANSWERS.no : undefined;
}

function spoken({ speaker }: Moment, { text, choices, numbers }: Spoken, id: string): DecidedReply {
  const { reply, record } = speaker.bubble(text, { outcome: 'crisis', id }, choices);
  return { record, reply: { ...reply, ...(numbers && { numbers }) } };
}
