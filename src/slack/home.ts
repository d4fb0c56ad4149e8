import { choiceButtons } from '../channels/slack.ts';
import { context, header, sections, type SlackBlock } from '../channels/slack-blocks.ts';
import { toMrkdwn } from '../channels/slack-text.ts';
import type { Choice } from '../model/reply.ts';

/** The app's own page in Slack: what this is, what it can be asked, what is kept, and where to turn in danger. */
export interface HomeWords {
  readonly title: string;
  readonly intro: string;
  readonly how: string;
  readonly danger: string;
  readonly kept: string;
}

/** The page's blocks; a topic's button is answered in the private conversation. */
export function homeBlocks(words: HomeWords, topics: readonly Choice[]): readonly SlackBlock[] {
  return [
    header(words.title),
    ...sections(toMrkdwn(words.intro)),
    ...sections(toMrkdwn(words.how)),
    choiceButtons(topics),
    ...sections(toMrkdwn(words.danger)),
    context(toMrkdwn(words.kept)),
  ];
}
