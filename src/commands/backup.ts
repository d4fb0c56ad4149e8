import { randomBytes } from 'node:crypto';
import { parseArgs } from 'node:util';
import { dropBackups, listBackups, makeBackup, verifyBackup } from '../backup/backup.ts';
import { restore } from '../backup/restore.ts';
import type { Config } from '../config.ts';
import type { World } from '../model/world.ts';
import type { CommandIo } from './judging.ts';

const BACKUP_HELP = `An encrypted copy of everything in the data folder, checked by restoring it. The server may run meanwhile.

  npm run backup                       into BACKUP_DIR
  npm run backup -- --to FOLDER        somewhere else
  npm run backup -- --keep 30          and drop those older than so many days; the newest always stays
  npm run backup -- --verify [FILE]    restores a backup aside, the newest without FILE, and looks it over

BACKUP_KEY seals them. Keep a copy of it where the machine's loss cannot reach it: without it no backup can be read.
A backup still holds what was erased later, until it is dropped; restoring one erases that again.
`;

const RESTORE_HELP = `Puts a backup into DATA_DIR. Stop the server first.

  npm run restore -- FILE              into a data folder without a store
  npm run restore -- FILE --replace    the store that is there gives way, after a backup of it was made beside FILE

What visitors had erased since the backup was made is erased again, as far as later backups in the same folder, or the
store that gives way, know of it.
`;

type Settings = () => Promise<readonly [config: Config, world: World]>;
type Io = Pick<CommandIo, 'out' | 'err'>;
const DAY_MS = 86_400_000;

/** The command `backup`; gives the process's exit code. */
export async function runBackup(argv: readonly string[], io: Io, settings: Settings): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...argv],
    allowPositionals: true,
    options: {
      to: { type: 'string' },
      keep: { type: 'string' },
      verify: { type: 'boolean' },
      help: { type: 'boolean', short: 'h' },
    },
  });
  const days = values.keep === undefined ? undefined : Number(values.keep);
  const isWrong = positionals.length > (values.verify === true ? 1 : 0) || !isDays(days);
  if (values.help === true || isWrong) {
    (isWrong ? io.err : io.out)(BACKUP_HELP);
    return isWrong ? 2 : 0;
  }
  const [config, { clock }] = await settings();
  const key = keyOf(config, io);
  if (key === undefined) return 2;
  const toDir = values.to ?? config.backupDir;
  if (values.verify === true) {
    const file = positionals[0] ?? (await listBackups(toDir)).at(-1);
    if (file === undefined) {
      io.err(`There is no backup in ${toDir}. Make one with npm run backup.\n`);
      return 1;
    }
    io.out(`Restored aside and sound: ${file}, ${told(await verifyBackup(file, key))}.\n`);
    return 0;
  }
  const { file, bytes, manifest } = await makeBackup({ dataDir: config.dataDir, toDir, key, clock });
  io.out(`Made and checked: ${file}, ${told(manifest)}, ${Math.ceil(bytes / 1024)} KiB.\n`);
  const dropped = days === undefined ? 0 : await dropBackups(toDir, clock.now() - days * DAY_MS);
  if (dropped > 0) io.out(`Dropped ${dropped} older than ${days} days.\n`);
  return 0;
}

/** The command `restore`; gives the process's exit code. */
export async function runRestore(argv: readonly string[], io: Io, settings: Settings): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...argv],
    allowPositionals: true,
    options: { replace: { type: 'boolean' }, help: { type: 'boolean', short: 'h' } },
  });
  const [file] = positionals;
  if (values.help === true || file === undefined || positionals.length > 1) {
    (values.help === true ? io.out : io.err)(RESTORE_HELP);
    return values.help === true ? 0 : 2;
  }
  const [{ dataDir, ...config }, world] = await settings();
  const key = keyOf(config, io);
  if (key === undefined) return 2;
  const { manifest, before, erasures } = await restore({
    file,
    dataDir,
    key,
    replace: values.replace === true,
    world,
  });
  io.out(`${dataDir} is as it was on ${new Date(manifest.at).toISOString()}: ${told(manifest)}.\n`);
  if (before !== undefined) io.out(`What was there before is in ${before}.\n`);
  if (erasures > 0) io.out(`Erased again since then: ${erasures}.\n`);
  return 0;
}

function told({ lines, conversations }: { readonly lines: number; readonly conversations: number }): string {
  return `${lines} lines of ${conversations} conversations`;
}

function isDays(days: number | undefined): boolean {
  return days === undefined || (Number.isInteger(days) && days >= 1);
}

function keyOf({ backupKey }: Pick<Config, 'backupKey'>, io: Io): Uint8Array | undefined {
  if (backupKey !== undefined) return Buffer.from(backupKey, 'base64url').subarray(0, 32);
  io.err(`BACKUP_KEY is not set. Here is a fresh one; put it into .env, and a copy where this machine's loss cannot reach
it. Without it no backup can be read.

  BACKUP_KEY=${randomBytes(32).toString('base64url')}
`);
  return undefined;
}
