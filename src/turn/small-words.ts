import { answer, more, noneOfThese, offer } from './answers.ts';
import { chatCommand } from './chat-commands.ts';
import type { Decision } from './decision.ts';
import { typedThumb } from './feedback.ts';
import { resumeChoices, startFlow } from './flows.ts';
import type { Word } from './hearing.ts';
import { conclude, type Moment } from './moment.ts';
import { asksForget, offeredIn } from './session.ts';

type SmallWord = Extract<Word, 'yes' | 'no' | 'none' | 'keeps' | 'liked' | 'disliked' | 'scolds' | 'laughs'>;

/** Short human words outside a flow: what they mean depends on what was said just before. */
export function smallWord(moment: Moment, said: SmallWord): Decision | undefined {
  const { session } = moment;
  if (asksForget(session) && said !== 'yes') return chatCommand(moment, 'keep');
  switch (said) {
    case 'yes':
      return yes(moment);
    case 'liked':
      return session.offering || session.danger ? yes(moment) : rate(moment, 'liked');
    case 'none':
      return session.lastEntry ? noneOfThese(moment) : no(moment);
    case 'no':
      return no(moment);
    // "Not helpful" after an offer turns it down.
    case 'disliked':
      return session.offering ? noneOfThese(moment) : rate(moment, 'disliked');
    case 'scolds':
      return remark(moment, 'scolded');
    case 'laughs':
      return session.danger ? undefined : remark(moment, 'laughed');
    // Only where something was to be deleted.
    case 'keeps':
      return undefined;
  }
}

/** Rudeness and laughter in a flow are no wrong answers: a short word, and the question once more. */
export function asideRemark(moment: Moment): Decision | undefined {
  const said = moment.hearing.word(moment.message.text);
  if (said === 'scolds') return remark(moment, 'scolded');
  return said === 'laughs' ? remark(moment, 'laughed') : undefined;
}

function no(moment: Moment): Decision | undefined {
  const { session } = moment;
  if (session.offering) return noneOfThese(moment);
  return session.danger ? undefined : remark(moment, 'nothing-asked');
}

/** A bare yes: to what was asked, to the only title offered, to one of several, or to an answer worth going into. */
function yes(moment: Moment): Decision | undefined {
  const { message, session, talk, hearing } = moment;
  if (asksForget(session)) return chatCommand(moment, 'forget');
  if (session.offering) {
    const [only, ...others] = session.choices.filter(({ value }) => 'entry' in value || 'flow' in value);
    if (only && others.length === 0) {
      if ('entry' in only.value) return answer(moment, only.value.entry);
      if ('flow' in only.value) return startFlow(moment, only.value.flow);
    }
    const ids = offeredIn(session);
    if (ids.length > 0) return offer(moment, ids);
  }
  const last = session.lastEntry;
  // After words about danger nobody is told that a yes was not understood.
  if (session.danger) return last && talk.entry(last.id) ? more(moment, last.id) : undefined;
  if (hearing.acknowledges(message.text)) return remark(moment, 'acknowledged');
  if (last && talk.entry(last.id)) return more(moment, last.id);
  return remark(moment, 'yes-to-nothing');
}

/** A thumb in words or as an emoji is kept with the answer it is about. */
function rate(moment: Moment, key: 'liked' | 'disliked'): Decision {
  const feedback = typedThumb(moment, key === 'liked' ? 'like' : 'dislike');
  return { ...remark(moment, key), ...(feedback && { feedback }) };
}

type Remark =
  'acknowledged' | 'nothing-asked' | 'yes-to-nothing' | 'liked' | 'disliked' | 'scolded' | 'laughed';

/** A short reply that leaves the same ways to go on, so that "tell me more" still means the last answer. */
function remark(moment: Moment, key: Remark): Decision {
  const { session, speaker } = moment;
  const { lastEntry, about, choices: before } = session;
  const choices = before.length > 0 ? before : [...speaker.topics(), ...resumeChoices(moment)];
  const said = speaker.phrase(key, { choices, turn: session.replies });
  return conclude(session, said, { lastEntry, about, offering: session.offering });
}
