import path from 'node:path';
import { run as ask } from './commands/ask.ts';
import { run as build } from './commands/build.ts';
import { run as chat } from './commands/chat.ts';
import { run as content } from './commands/content.ts';
import { run as evaluate } from './commands/eval.ts';
import type { CommandIo } from './commands/judging.ts';
import { loadJudge, loadTalkParts } from './commands/loading.ts';
import { loadFlows, loadPageWords, loadPhrases } from './dialogs/load.ts';
import { randomIds, systemClock } from './world.ts';

/* The commands. Only this file and main.ts touch the process. */

const HELP = `Commands (each explains itself with --help):

  npm run chat                        a conversation in the terminal
  npm run --silent ask -- "text"      what the bot makes of a message, and why
  npm run eval                        scores labeled messages
  npm run content                     checks everything the bot knows
  npm run build                       makes what a start would make
`;

const root = path.dirname(import.meta.dirname);
const io: CommandIo = {
  input: process.stdin,
  out: (text) => void process.stdout.write(text),
  err: (text) => void process.stderr.write(text),
};
const world = { clock: systemClock, ids: randomIds };

/** Reading the flows checks them: a fault in one ends the command with all faults named. */
async function flowIds(folder: string): Promise<readonly string[]> {
  const { labels } = await loadPhrases(folder);
  await loadPageWords(folder);
  return [...(await loadFlows(folder, { labels })).keys()];
}

async function main(name: string | undefined, argv: readonly string[]): Promise<number> {
  switch (name) {
    case 'ask':
      return ask(argv, io, await loadJudge(root, world, io));
    case 'eval':
      return evaluate(argv, io, await loadJudge(root, world, io), root);
    case 'chat':
      return chat(argv, io, () => loadTalkParts(root, world, io), world);
    case 'content':
      return content(argv, io, {
        folder: path.join(root, 'knowledge', 'en'),
        flows: await flowIds(path.join(root, 'dialogs', 'en')),
      });
    case 'build':
      return build(argv, io, root);
    default:
      io.err(HELP);
      return name === undefined || name === '--help' ? 0 : 2;
  }
}

main(process.argv[2], process.argv.slice(3)).then(
  (code) => {
    process.exitCode = code;
  },
  (cause: unknown) => {
    io.err(`${cause instanceof Error ? cause.message : 'The command failed.'}\n`);
    process.exitCode = 1;
  },
);
