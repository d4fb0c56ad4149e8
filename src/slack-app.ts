import type { LateBot } from './bot/late-bot.ts';
import type { Config } from './config.ts';
import type { Rate } from './edge/limits.ts';
import { fill } from './model/template.ts';
import type { Clock, Log } from './model/world.ts';
import type { AppParts } from './parts.ts';
import type { Slack } from './slack/slack.ts';

interface SlackAppOptions {
  readonly bot: LateBot;
  readonly isDanger: (text: string) => boolean | Promise<boolean>;
  readonly rate: Rate;
  readonly clock: Clock;
  readonly log: Log;
}

/** Slack without Azure, where settings open that door; its words come from the content. */
export async function openSlack(
  { slack: identity }: Config,
  { content, crisis, slackApiUrl: apiUrl }: AppParts,
  { bot, ...options }: SlackAppOptions,
): Promise<Slack | undefined> {
  if (identity === undefined) return undefined;
  // Slack's libraries take a tenth of a start: whoever does without Slack does without them.
  const { createSlack } = await import('./slack/slack.ts');
  const { slack: words, talk, values } = content;
  const { title, intro, how, danger, kept } = words.home;
  const filled = (text: string): string => fill(text, values());
  return createSlack({
    ...options,
    ...identity,
    apiUrl,
    bot: (await bot.load()).slack(words),
    home: () => ({
      title,
      intro: filled(intro),
      how: filled(how),
      danger: filled(danger),
      kept: filled(kept),
    }),
    topics: talk.phrases.topics.map(({ topic, label }) => ({ label, value: { topic } })),
    answeredPrivately: words['answered-privately'],
    safetyText: crisis.safetyText,
  });
}
