import { z } from 'zod';
import { textWith } from './template.ts';

const plain = textWith();
const aboutClinic = textWith('clinic', 'contact', 'days', 'emergency', 'line');

/** A text within a limit of Slack's. */
function atMost(length: number, least = 1): z.ZodType<string> {
  return plain.refine((text) => text.length <= length && text.length >= least, {
    message: `must have ${least} to ${length} characters`,
  });
}

/** dialogs/<language>/slack.yaml: the words that only Slack shows. */
export const slackSchema = z.strictObject({
  /** On the two buttons under an answer. */
  like: atMost(75),
  dislike: atMost(75),
  /** Where a command was given that is answered in the private conversation. */
  'answered-privately': plain,
  /** The app's own page. */
  home: z.strictObject({
    title: atMost(150),
    intro: aboutClinic,
    how: aboutClinic,
    danger: aboutClinic,
    kept: aboutClinic,
  }),
  /** What the app says of itself where it is installed and found. */
  app: z.strictObject({
    name: atMost(35),
    bot: z.string().regex(/^[a-z0-9._-]{1,80}$/, 'takes small letters, digits, dots, dashes'),
    description: atMost(140),
    about: atMost(4_000, 175),
    command: atMost(100),
    'command-hint': atMost(100),
  }),
});
export type SlackWords = z.output<typeof slackSchema>;
