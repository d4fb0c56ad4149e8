import type { ChoiceValue, Command } from '../model/reply.ts';
import { answer, more, noneOfThese, offer, oldButton, topic, unknown } from './answers.ts';
import type { Decision } from './decision.ts';
import { commandOpenFlow, openFlow, pressFlow, resumeChoices, startFlow } from './flows.ts';
import type { Word } from './hearing.ts';
import { conclude, type Moment } from './moment.ts';
import { offeredIn } from './session.ts';

/** What a pressed button means, wherever the conversation stands. */
export function pressed(moment: Moment, value: ChoiceValue): Decision {
  if ('entry' in value) return answer(moment, value.entry);
  if ('more' in value) return more(moment, value.more);
  if ('flow' in value) return startFlow(moment, value.flow);
  if ('topic' in value) return topic(moment, value.topic);
  if ('command' in value) return command(moment, value.command);
  if ('none' in value) return noneOfThese(moment);
  return pressFlow(moment, value.answer) ?? oldButton(moment);
}

/** Back, start over, stop, help, a person please, go on: said or pressed. */
export function command(moment: Moment, name: Command): Decision {
  const { session, speaker } = moment;
  const open = openFlow(moment);
  if (open && (!open.paused || name === 'resume')) return commandOpenFlow(moment, open, name);
  const choices = [...speaker.topics(), ...resumeChoices(moment)];
  switch (name) {
    case 'back':
      return conclude(session, speaker.phrase('nothing-before', { choices }));
    case 'start-over':
      return conclude(session, speaker.phrase('started-over-nothing', { choices: speaker.topics() }), {
        flow: null,
        about: null,
        declined: [],
      });
    case 'stop':
      return conclude(session, speaker.phrase('stopped-nothing', { choices: [] }));
    case 'help':
      return conclude(session, speaker.phrase('help', { choices }));
    case 'person':
      return conclude(session, speaker.phrase('person', { choices: speaker.entryChoice('clinic/contact') }));
    case 'resume':
      return conclude(session, speaker.phrase('nothing-to-resume', { choices: speaker.topics() }));
  }
}

/**
 * A small word said by itself. Yes, no, none and more mean something only after the reply that they answer;
 * undefined where they do not, and the message goes on its way.
 */
export function word(moment: Moment, said: Word): Decision | undefined {
  const { session, talk } = moment;
  const open = openFlow(moment);
  const inFlow = open !== undefined && !open.paused;
  switch (said) {
    case 'yes':
      return inFlow ? undefined : yes(moment);
    case 'no':
    case 'none':
      if (inFlow) return undefined;
      if (session.offering || session.lastEntry) return noneOfThese(moment);
      return session.danger ? undefined : unknown(moment);
    case 'more': {
      const last = session.lastEntry;
      if (inFlow) return undefined;
      if (last && talk.entry(last.id)) return more(moment, last.id);
      // "Go on", with nothing just answered, goes on with what was set aside.
      return open ? command(moment, 'resume') : undefined;
    }
    // With nothing open it is a question about appointments.
    case 'cancel':
      return inFlow ? command(moment, 'stop') : undefined;
    // Asked for before anything else: see danger.ts.
    case 'numbers':
      return undefined;
    case 'back':
    case 'start-over':
    case 'stop':
    case 'help':
    case 'person':
    case 'resume':
      return command(moment, said);
  }
}

/** A bare yes: to the only title offered, to one of several, or to an answer that might be gone into. */
function yes(moment: Moment): Decision | undefined {
  const { message, session, talk, hearing } = moment;
  if (session.offering) {
    const [only, ...others] = session.choices.filter(({ value }) => 'entry' in value || 'flow' in value);
    if (only && others.length === 0) return pressed(moment, only.value);
    const ids = offeredIn(session);
    if (ids.length > 0) return offer(moment, ids);
  }
  const last = session.lastEntry;
  if (!session.danger && hearing.acknowledges(message.text)) return goOn(moment);
  if (last && talk.entry(last.id)) return more(moment, last.id);
  // After words about danger nobody is told that a yes was not understood.
  return session.danger ? undefined : unknown(moment);
}

/** "Ok": it was heard; the same ways to go on stay open. */
function goOn({ session, speaker }: Moment): Decision {
  const { lastEntry, about } = session;
  const choices = session.choices.length > 0 ? session.choices : speaker.topics();
  const said = speaker.phrase('acknowledged', { choices, turn: session.replies });
  return conclude(session, said, { lastEntry, about });
}
