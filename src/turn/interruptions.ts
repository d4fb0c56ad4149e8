import type { ChoiceValue, Command } from '../model/reply.ts';
import { answer, more, noneOfThese, oldButton, topic } from './answers.ts';
import type { Decision } from './decision.ts';
import { commandOpenFlow, openFlow, pressFlow, resumeChoices, startFlow } from './flows.ts';
import type { Word } from './hearing.ts';
import { conclude, type Moment } from './moment.ts';

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
        lastEntry: null,
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
    case 'yes': {
      const [only, ...others] = session.choices.filter(({ value }) => 'entry' in value || 'flow' in value);
      const meant = session.offering && only && others.length === 0 ? only : undefined;
      return inFlow || !meant ? undefined : pressed(moment, meant.value);
    }
    case 'no':
    case 'none':
      return session.offering ? noneOfThese(moment) : undefined;
    case 'more': {
      const last = session.lastEntry;
      if (inFlow) return undefined;
      if (last && talk.entry(last.id)) return more(moment, last.id);
      // "Go on", with nothing just answered, goes on with what was set aside.
      return open ? command(moment, 'resume') : undefined;
    }
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
