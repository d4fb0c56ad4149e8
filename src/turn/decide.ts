import type { Incoming } from '../model/incoming.ts';
import type { Finding } from '../model/finding.ts';
import type { Clock } from '../model/world.ts';
import { otherLanguage, respond, settled } from './answers.ts';
import { inContext } from './context.ts';
import { corrected } from './correction.ts';
import type { Alert, DecidedReply, Decision } from './decision.ts';
import { afterDanger, duringDanger, neverUnknown, type CrisisWords } from './danger.ts';
import { answerFlow, aside, asideOffer, askedFlow, labeled, openFlow, putDown } from './flows.ts';
import { afterThumb, thumb } from './feedback.ts';
import type { OpenFlow } from './place.ts';
import type { Hearing } from './hearing.ts';
import { pressed, word } from './interruptions.ts';
import { conclude, type Moment } from './moment.ts';
import { pickedByNumber } from './picks.ts';
import { asideRemark } from './small-words.ts';
import { QUIET, type Loaded } from './session.ts';
import { asShared } from './shared.ts';
import { createSpeaker, type Speaker } from './speaker.ts';
import type { Talk } from './talk.ts';
import { isTrouble } from './topic.ts';
import { bothAnswers } from './two-questions.ts';

/** Longer messages are stored whole and answered plainly: they are too long to understand. */
const LONGEST = 4_000;

export interface DecideParts {
  /** The content of this moment; a function, so that new content can be swapped in between two turns. */
  readonly talk: () => Talk;
  readonly hearing: Hearing;
  readonly crisis: CrisisWords;
  readonly clock: Clock;
}

/** Decides what to say; sends nothing, stores nothing. The order is that of a turn: see the README. */
export function createDecide(parts: DecideParts) {
  return async function decide(
    incoming: Incoming,
    loaded: Loaded,
    alert: Alert | undefined,
  ): Promise<Decision> {
    const talk = parts.talk();
    const now = parts.clock.now();
    const speaker = createSpeaker(talk);
    switch (incoming.kind) {
      case 'event':
        return thumbed(thumb(loaded.session, incoming, speaker, now), loaded, alert, now);
      case 'join':
        return greet(loaded, speaker, now);
      case 'message': {
        if (alert) return afterDanger(loaded.session, alert, now);
        const before: Moment = {
          message: incoming,
          session: loaded.session,
          talk,
          speaker,
          hearing: parts.hearing,
          now,
        };
        const opening = notice(loaded, before, now);
        const moment =
          opening.length > 0 ? { ...before, session: { ...loaded.session, noticeAt: now } } : before;
        const understood =
          duringDanger(moment, parts.crisis) ?? (await understand(moment, opening.length > 0));
        const made = neverUnknown(moment, afterThumb(moment, understood), parts.crisis);
        const decision = incoming.shared ? asShared(moment, made) : made;
        return opened(incoming.shared ? briefly(opening, decision) : opening, decision, speaker);
      }
    }
  };
}

/** Words of danger beside a thumb are words of danger; the thumb is kept all the same. */
function thumbed(decision: Decision, { session }: Loaded, alert: Alert | undefined, now: number): Decision {
  if (!alert) return decision;
  const { feedback } = decision;
  return { ...afterDanger(session, alert, now), ...(feedback && { feedback }) };
}

/** Somebody opened the chat. Once greeted, a second join says nothing. */
function greet({ session, was }: Loaded, speaker: Speaker, now: number): Decision {
  if (was === 'going' && session.noticeAt > 0) return { session, replies: [] };
  const key = was === 'quiet' ? 'fresh-start' : 'greeting';
  return conclude({ ...session, noticeAt: now }, speaker.phrase(key, { choices: speaker.topics() }), {
    replies: session.replies,
  });
}

/** What must be said before anything else: that this is a program, what is kept, who reads it. */
function notice({ session, was }: Loaded, moment: Moment, now: number): readonly DecidedReply[] {
  const { speaker } = moment;
  if (was === 'quiet') {
    const title = openFlow(moment)?.flow.title;
    const left = title === undefined ? [] : speaker.phrase('fresh-start-flow', { facts: { title } });
    return [...speaker.phrase('fresh-start').slice(0, 1), ...left];
  }
  if (session.noticeAt === 0) return speaker.phrase('greeting');
  return now - session.noticeAt > QUIET ? speaker.phrase('notice-again') : [];
}

/** Where others read along every thread is opened anew: before an answer, what must be said is enough. */
function briefly(opening: readonly DecidedReply[], { replies }: Decision): readonly DecidedReply[] {
  return replies.length === 0 ? opening : opening.slice(0, 1);
}

/** What is said first, then the rest; where there is none, the topics stand under what was said first. */
function opened(opening: readonly DecidedReply[], decision: Decision, speaker: Speaker): Decision {
  const last = opening.at(-1);
  if (last === undefined || decision.replies.length > 0)
    return { ...decision, replies: [...opening, ...decision.replies] };
  const choices = speaker.topics();
  const under = { ...last, reply: { ...last.reply, choices } };
  return {
    ...decision,
    session: { ...decision.session, choices },
    replies: [...opening.slice(0, -1), under],
  };
}

async function understand(moment: Moment, greeted: boolean): Promise<Decision> {
  const { message, session, speaker, hearing } = moment;
  const text = message.text.trim();
  if (message.choice) return pressed(moment, message.choice);
  const open = openFlow(moment);
  const picked = pickedByNumber(moment, open);
  if (picked) return pressed(moment, picked.value);
  const refused = unreadable(text);
  // A thumb or a heart has a meaning, and in a flow it may be an answer.
  const meaningful = refused === 'emoji-only' && (hearing.word(text) !== undefined || open?.paused === false);
  if (refused && !meaningful) {
    const choices = open === undefined ? speaker.topics() : [];
    return conclude(session, speaker.phrase(refused, { choices, facts: { limit: String(LONGEST) } }));
  }
  const inFlow = open?.paused === false ? open : undefined;
  const named = inFlow && labeled(moment, inFlow);
  if (named) return named;
  const loosely = session.offering || /^\d$/.test(text);
  const meant = inFlow ? undefined : hearing.choice(text, session.choices, loosely);
  if (meant) return pressed(moment, meant.value);
  const said = hearing.word(text);
  const answered = said && word(moment, said);
  if (answered) return answered;
  const asked = askedFlow(moment, inFlow);
  if (asked) return asked;
  if (inFlow) return answerOrAside(moment, inFlow);
  const decision = consult(moment, text);
  // Somebody who only says hello has just been greeted.
  return greeted && decision.session.lastEntry?.id === 'bot/greeting' ? conclude(session, []) : decision;
}

/** A message of its own: what to say to it, with what came before in mind. */
function consult(moment: Moment, text: string): Decision {
  if (moment.hearing.isForeign(text)) return otherLanguage(moment);
  return corrected(moment, text) ?? bothAnswers(moment, text) ?? inContext(moment, text);
}

/** A message while a flow is open: its answer, or a question of the visitor's own, answered on the way. */
async function answerOrAside(moment: Moment, open: OpenFlow): Promise<Decision> {
  const { message, hearing, talk } = moment;
  const { understood, questions, named, decision } = await answerFlow(moment, open);
  // Where the flow collects questions, a question is its answer; and so is a choice in its author's words.
  if (understood && (questions || named || !hearing.asks(message.text))) return decision;
  if (!understood && hearing.isForeign(message.text)) return aside(moment, open, otherLanguage(moment));
  const remark = understood ? undefined : asideRemark(moment);
  if (remark) return aside(moment, open, remark);
  return (await onTheWay(moment, open, talk.find(message.text))) ?? decision;
}

/** What the knowledge base has to say to words that the flow cannot use; undefined where they are a wrong answer. */
async function onTheWay(moment: Moment, open: OpenFlow, finding: Finding): Promise<Decision | undefined> {
  const { message, hearing } = moment;
  const asks = hearing.asks(message.text);
  const id = settled(moment, finding);
  // Nobody who takes leave is asked on.
  if (id === 'bot/goodbye') return respond(putDown(moment, open), finding);
  if (id !== undefined) {
    const stray = !asks && !isTrouble(id) && (await hearing.strays(message.text));
    return stray ? undefined : aside(moment, open, respond(moment, finding));
  }
  // A question that could be one of several is no wrong answer: its likeliest titles stand beside the flow's own.
  return finding.outcome === 'offered' && asks ? asideOffer(moment, open, finding.ids) : undefined;
}

function unreadable(text: string): 'empty' | 'emoji-only' | 'too-long' | undefined {
  if (text.length > LONGEST) return 'too-long';
  if (!/[\p{L}\p{N}]/u.test(text)) return /\p{Extended_Pictographic}/u.test(text) ? 'emoji-only' : 'empty';
  return undefined;
}

/** The apology for a decision that failed, in the words of the content. */
export function createApology(parts: Pick<DecideParts, 'talk'>) {
  return ({ session }: Loaded, code: string): Decision => {
    const speaker = createSpeaker(parts.talk());
    return conclude(session, speaker.phrase('fault', { facts: { code } }), { flow: session.flow });
  };
}
