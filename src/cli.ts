import { enableCompileCache } from 'node:module';
import path from 'node:path';
import type { CommandIo, Judge } from './commands/judging.ts';
import type { SeedParts } from './commands/seed.ts';
import type { Config } from './config.ts';
import type { World } from './model/world.ts';
import { randomIds, systemClock } from './world.ts';

/* The commands. Only this file and main.ts touch the process. */

const HELP = `Commands (each explains itself with --help):

  npm run chat                        a conversation in the terminal
  npm run --silent ask -- "text"      what the bot makes of a message, and why
  npm run eval                        scores labeled messages
  npm run content                     checks everything the bot knows; -- report: the authoring check
  npm run flows                       draws the flows and tells what they lack
  npm run teams:package               makes the app that Teams installs
  npm run slack:manifest              prints what makes the app in Slack
  npm run build                       makes what a start would make
  npm run backup                      an encrypted copy of everything, checked
  npm run restore -- FILE             puts a backup back
  npm run staff                       who may sign in to the console
  npm run audit -- verify             whether the log of what staff did is as it was written
  npm run data -- about <id>          everything held about one conversation; erase takes it away
  npm run corrections -- export       writes what staff corrected into the content
  npm run seed -- 1000                invented conversations, to try the console on
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
      if (argv[0] === 'report') return report(argv.slice(1));
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
      const read = await readSettings();
      return run(argv, io, root, () => {
        const { azure, clinicFile } = read();
        return { appId: azure?.appId, clinicFile };
      });
    }
    case 'slack:manifest': {
      const { run } = await import('./commands/slack-manifest.ts');
      return run(argv, io, root, await readSettings());
    }
    case undefined:
    case '--help':
      io.out(HELP);
      return 0;
    default:
      return withData(name, argv);
  }
}

/** The commands on a data folder. */
async function withData(name: string, argv: readonly string[]): Promise<number> {
  switch (name) {
    case 'staff': {
      const { run } = await import('./commands/staff.ts');
      const { giveStaffOrder } = await import('./commands/with-staff-store.ts');
      return run(argv, io, async (order) => giveStaffOrder(...(await settings()))(order));
    }
    case 'audit': {
      const { run } = await import('./commands/audit.ts');
      const { verifyAudit } = await import('./commands/with-staff-store.ts');
      return run(argv, io, async () => verifyAudit(...(await settings()))());
    }
    case 'data': {
      const { run } = await import('./commands/data.ts');
      const { giveDataOrder } = await import('./commands/with-records.ts');
      return run(argv, io, async (order) => giveDataOrder(...(await settings()))(order));
    }
    case 'corrections': {
      const { run } = await import('./commands/corrections.ts');
      const { readCorrections } = await import('./commands/with-records.ts');
      return run(argv, io, async () => readCorrections(...(await settings()))(), root);
    }
    case 'seed': {
      const { run } = await import('./commands/seed.ts');
      return run(argv, io, seedParts);
    }
    case 'backup': {
      const { runBackup } = await import('./commands/backup.ts');
      return runBackup(argv, io, settings);
    }
    case 'restore': {
      const { runRestore } = await import('./commands/backup.ts');
      return runRestore(argv, io, settings);
    }
    default:
      io.err(HELP);
      return 2;
  }
}

async function report(argv: readonly string[]): Promise<number> {
  const { runReport } = await import('./commands/content-report.ts');
  return runReport(argv, io, {
    load: async () => {
      const { loadTalkParts } = await import('./commands/loading.ts');
      return loadTalkParts(root, world, io, (await readSettings())().clinicFile);
    },
    records: async (order) => {
      const { readAuthoringRecords } = await import('./commands/with-records.ts');
      return readAuthoringRecords(...(await settings()))(order);
    },
    clock: systemClock,
  });
}

/** What a command on a data folder needs: the server's own settings. */
async function settings(): Promise<readonly [config: Config, world: World]> {
  const { createLog } = await import('./log.ts');
  const config = (await readSettings())();
  return [config, { ...world, log: createLog(config.logLevel) }];
}

/** The server's own settings, for commands that need some of them. */
async function readSettings(): Promise<() => Config> {
  const { parseConfig } = await import('./config.ts');
  const { readEnvFile } = await import('./settings/env-file.ts');
  return () => parseConfig({ environment: process.env, file: readEnvFile('.env'), dev: false });
}

/** Where invented conversations go, and what they are made of. */
async function seedParts(): Promise<SeedParts> {
  const [{ storeFile }, { createSqliteStore }, { seedSources }, { makeFolder }, [config, whole]] =
    await Promise.all([
      import('./console-records.ts'),
      import('./store/sqlite.ts'),
      import('./commands/seed-sources.ts'),
      import('./keys.ts'),
      settings(),
    ]);
  const file = storeFile(config.dataDir);
  makeFolder(path.resolve(config.dataDir));
  return {
    storeFile: file,
    open: () => createSqliteStore({ file, clock: whole.clock, log: whole.log }),
    sources: () => seedSources(root, world, io),
    now: whole.clock.now(),
  };
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
