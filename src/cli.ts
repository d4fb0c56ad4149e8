import { enableCompileCache } from 'node:module';
import path from 'node:path';
import type { CommandIo, Judge } from './commands/judging.ts';
import { randomIds, systemClock } from './world.ts';

/* The commands. Only this file and main.ts touch the process. */

const HELP = `Commands (each explains itself with --help):

  npm run chat                        a conversation in the terminal
  npm run --silent ask -- "text"      what the bot makes of a message, and why
  npm run eval                        scores labeled messages
  npm run content                     checks everything the bot knows
  npm run flows                       draws the flows and tells what they lack
  npm run teams:package               makes the app that Teams installs
  npm run build                       makes what a start would make
`;

const root = path.dirname(import.meta.dirname);
const io: CommandIo = {
  input: process.stdin,
  out: (text) => void process.stdout.write(text),
  err: (text) => void process.stderr.write(text),
};
const world = { clock: systemClock, ids: randomIds };

/** Each command's code is loaded when it is called, and compiled code is kept beside the other products. */
async function main(name: string | undefined, argv: readonly string[]): Promise<number> {
  enableCompileCache(path.join(root, 'build', 'compile-cache'));
  switch (name) {
    case 'ask': {
      const { run } = await import('./commands/ask.ts');
      return run(argv, io, judge);
    }
    case 'eval': {
      const { run } = await import('./commands/eval.ts');
      return run(argv, io, judge, root);
    }
    case 'chat': {
      const { run } = await import('./commands/chat.ts');
      const { loadTalkParts } = await import('./commands/loading.ts');
      return run(argv, io, () => loadTalkParts(root, world, io), world);
    }
    case 'content': {
      const { run } = await import('./commands/content.ts');
      return run(argv, io, root);
    }
    case 'flows': {
      const { run } = await import('./commands/flows.ts');
      return run(argv, io, root);
    }
    case 'build': {
      const { run } = await import('./commands/build.ts');
      return run(argv, io, root);
    }
    case 'teams:package': {
      const { run } = await import('./commands/teams-package.ts');
      const { parseConfig } = await import('./config.ts');
      const { readEnvFile } = await import('./settings/env-file.ts');
      return run(argv, io, root, () => {
        const file = readEnvFile('.env');
        const { azure, clinicFile } = parseConfig({ environment: process.env, file, dev: false });
        return { appId: azure?.appId, clinicFile };
      });
    }
    case undefined:
    case '--help':
      io.out(HELP);
      return 0;
    default:
      io.err(HELP);
      return 2;
  }
}

async function judge(): Promise<Judge> {
  const { loadJudge } = await import('./commands/loading.ts');
  return loadJudge(root, world, io);
}

try {
  process.exitCode = await main(process.argv[2], process.argv.slice(3));
} catch (cause) {
  io.err(`${cause instanceof Error ? cause.message : 'The command failed.'}\n`);
  process.exitCode = 1;
}
