import type { SpokenCommand } from '../model/reply.ts';
import { createPhraseCover } from './phrase-cover.ts';
import type { Words } from './words.ts';

/** What a whole message can be besides a question or an answer. */
export type Said =
  | SpokenCommand
  | 'cancel'
  | 'numbers'
  | 'none'
  | 'more'
  | 'liked'
  | 'disliked'
  | 'scolds'
  | 'laughs'
  | 'keeps';

/** Reads commands out of words. Pure and linear; made once from the word lists. */
export interface CommandMatcher {
  /**
   * The command that the whole message is, politeness aside. A message that says anything besides is not a
   * command: "help me understand CBT" is a question.
   */
  command(text: string): SpokenCommand | undefined;
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
  const commands: Record<SpokenCommand, readonly string[]> = {
    back: words.back,
    'start-over': words['start-over'],
    stop: words.stop,
    help: words.help,
    person: words.person,
    resume: words.resume,
    topics: words.topics,
    restart: words.restart,
    'about-me': words['about-me'],
    download: words.download,
    'ask-forget': words.forget,
  };
  const cover = createPhraseCover(commands, words.filler);
  const momentary = {
    cancel: words.cancel,
    numbers: words.numbers,
    none: words.none,
    more: words.more,
    liked: words.liked,
    disliked: words.disliked,
    scolds: words.scolding,
    laughs: words.laughter,
    keeps: words.keeping,
  } as const;
  const replies = createPhraseCover(momentary, words.filler);
  const acknowledged = createPhraseCover({ ok: words.acknowledgements }, words.filler);
  const command = (text: string): SpokenCommand | undefined => {
    const found = text.length > MOST_CHARACTERS ? [] : cover.read(text);
    return found.length === 1 ? found.find(isCommand) : undefined;
  };
  return {
    command,
    acknowledges: (text) => text.length <= MOST_CHARACTERS && acknowledged.read(text).includes('ok'),
    said(text) {
      const found = text.length > MOST_CHARACTERS ? [] : replies.read(wordsOrEmoji(text));
      return (found.length === 1 ? found.find(isMomentary) : undefined) ?? command(text);
    },
  };

  function isCommand(name: string): name is SpokenCommand {
    return Object.hasOwn(commands, name);
  }

  function isMomentary(name: string): name is keyof typeof momentary {
    return Object.hasOwn(momentary, name);
  }
}

/** "hi 🙂" greets and "thanks 😊" thanks: beside words an emoji says nothing; alone it is all that is said. */
function wordsOrEmoji(text: string): string {
  return /\p{L}/u.test(text) ? text.replaceAll(/\p{Extended_Pictographic}/gu, ' ') : text;
}
