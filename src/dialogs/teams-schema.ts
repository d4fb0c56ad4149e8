import { z } from 'zod';
import { textWith } from './template.ts';

const aboutClinic = textWith('clinic');

/** A text within a limit of Teams's. */
function atMost(length: number): z.ZodType<string> {
  return textWith().max(length, `must have at most ${length} characters: Teams takes no more`);
}

const command = z.strictObject({ title: atMost(32), description: atMost(128) });
const MOST_COMMANDS = 10;

/** dialogs/<language>/teams.yaml: what the app says of itself, and the commands that Teams suggests. */
export const teamsSchema = z.strictObject({
  app: z.strictObject({
    'short-name': atMost(30),
    'full-name': aboutClinic,
    short: atMost(80),
    full: aboutClinic,
  }),
  commands: z
    .strictObject({ everywhere: z.array(command).min(1), private: z.array(command) })
    .refine((lists) => lists.everywhere.length + lists.private.length <= MOST_COMMANDS, {
      message: `must be at most ${MOST_COMMANDS} together: Teams takes no more`,
    }),
});
export type TeamsWords = z.output<typeof teamsSchema>;
