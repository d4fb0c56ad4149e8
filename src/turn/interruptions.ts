import { isFlowCommand, type ChoiceValue, type Command, type FlowCommand } from '../model/reply.ts';
import { answer, more, noneOfThese, oldButton, topic } from './answers.ts';
import { chatCommand } from './chat-commands.ts';
import type { Decision } from './decision.ts';
import { commandOpenFlow, openFlow, pressFlow, resumeChoices, startFlow } from './flows.ts';
import type { Word } from './hearing.ts';
import { conclude, type Moment } from './moment.ts';
import { person } from './person.ts';
import { smallWord } from './small-words.ts';

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

/** A command, said or pressed. */
export function command(moment: Moment, name: Command): Decision {
  return isFlowCommand(name) ? flowCommand(moment, name) : chatCommand(moment, name);
}

/** Back, start over, stop, help, a person please, go on. */
function flowCommand(moment: Moment, name: FlowCommand): Decision {
  const { session, speaker } = moment;
  // Nobody who asks for a person is led back to the questions: the way back is a button.
  if (name === 'person') return person(moment);
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
    case 'resume':
      return conclude(session, speaker.phrase('nothing-to-resume', { choices: speaker.topics() }));
  }
}

/**
 * A small word said by itself. Yes, no, none and more mean something only after the reply that they answer;
 * undefined where they do not, and the message goes on its way.
 */
export function word(moment: Moment, said: Word): Decision | undefined {
  const { talk, session } = moment;
  const open = openFlow(moment);
  const inFlow = open !== undefined && !open.paused;
  switch (said) {
    // With nothing open it is a question about appointments.
    case 'cancel':
      return inFlow ? command(moment, 'stop') : undefined;
    // Asked for before anything else: see danger.ts.
    case 'numbers':
      return undefined;
    case 'more': {
      const last = session.lastEntry;
      if (inFlow) return undefined;
      // More of what was offered: which of them, then?
      if (session.offering) return smallWord(moment, 'yes');
      if (last && talk.entry(last.id)) return more(moment, last.id);
      // "Go on", with nothing just answered, goes on with what was set aside.
      return open ? command(moment, 'resume') : undefined;
    }
    case 'yes':
    case 'no':
    case 'none':
    case 'keeps':
    case 'liked':
    case 'disliked':
    case 'scolds':
    case 'laughs':
      return inFlow ? undefined : smallWord(moment, said);
    case 'back':
    case 'start-over':
    case 'stop':
    case 'help':
    case 'person':
    case 'resume':
    case 'topics':
    case 'restart':
    case 'about-me':
    case 'download':
    case 'ask-forget':
      return command(moment, said);
  }
}
