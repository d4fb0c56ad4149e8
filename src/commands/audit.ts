import { parseArgs } from 'node:util';
import { z } from 'zod';
import type { CommandIo } from './judging.ts';

const HELP = `The log of what staff read and did, in which each entry is sealed together with the one before.

  npm run audit -- verify     reads the whole log and says whether it is as it was written
`;

const verdict = z.object({ entries: z.number(), brokenAt: z.number().optional() });

/** The command `audit`; gives the process's exit code: 1 where the log is not as it was written. */
export async function run(
  argv: readonly string[],
  io: Pick<CommandIo, 'out' | 'err'>,
  verify: () => Promise<unknown>,
): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...argv],
    allowPositionals: true,
    options: { help: { type: 'boolean', short: 'h' } },
  });
  if (values.help === true || positionals[0] !== 'verify') {
    io.out(HELP);
    return values.help === true ? 0 : 2;
  }
  const { entries, brokenAt } = verdict.parse(await verify());
  if (brokenAt === undefined) {
    io.out(`The audit log is as it was written: ${entries} entries.\n`);
    return 0;
  }
  io.err(`The audit log is not as it was written: entry ${brokenAt} was altered or is missing. Keep the files
staff.sqlite and staff.sqlite.audit-head as they are, and find out who could write to the data folder.\n`);
  return 1;
}
