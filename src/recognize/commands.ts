import type { Command } from '../model/reply.ts';
import { createPhraseCover } from './phrase-cover.ts';
import type { Words } from './words.ts';

/** What a whole message can be besides a question or an answer. */
export type Said = Command | 'cancel' | 'numbers' | 'none' | 'more';

/** Reads commands out of words. Pure and linear; made once from the word lists. */
export interface CommandMatcher {
  /**
   * The command that the whole message is, politeness aside. A message that says anything besides is not a
   * command: "help me understand CBT" is a question.
   */
  command(text: string): Command | undefined;
  /**
   * As `command`, and also words that mean something at their moment only: "cancel" in a flow, "none of these" after
   * an offer, "tell me more" after an answer, "help now".
   */
  said(text: string): Said | undefined;
  /** "Ok", "I see": a yes that agrees to nothing. */
  acknowledges(text: string): boolean;
}

/** A command is short. Anything longer tells something. */
const MOST_CHARACTERS = 80;

export function createCommandMatcher(words: Words): CommandMatcher {
  const commands: Record<Command, readonly string[]> = {
    back: words.back,
    'start-over': words['start-over'],
    stop: words.stop,
    help: words.help,
    person: words.person,
    resume: words.resume,
  };
  const cover = createPhraseCover(commands, words.filler);
  const replies = createPhraseCover(
    { cancel: words.cancel, numbers: words.numbers, none: words.none, more: words.more },
    words.filler,
  );
  const acknowledged = createPhraseCover({ ok: words.acknowledgements }, words.filler);
  const command = (text: string): Command | undefined => {
    const found = text.length > MOST_CHARACTERS ? [] : cover.read(text);
    return found.length === 1 ? found.find(isCommand) : undefined;
  };
  return {
    command,
    acknowledges: (text) => text.length <= MOST_CHARACTERS && acknowledged.read(text).includes('ok'),
    said(text) {
      const found = text.length > MOST_CHARACTERS ? [] : replies.read(text);
      if (found.includes('cancel') && found.length === 1) return 'cancel';
      if (found.includes('numbers') && found.length === 1) return 'numbers';
      if (found.includes('none') && found.length === 1) return 'none';
      if (found.includes('more') && found.length === 1) return 'more';
      return command(text);
    },
  };

  function isCommand(name: string): name is Command {
    return Object.hasOwn(commands, name);
  }
}
