import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { checkContent } from '../knowledge/check.ts';
import { formatFault } from '../knowledge/faults.ts';
import type { CommandIo } from './judging.ts';

const HELP = `Checks everything the bot knows: fields, ids, follow-ups, flows, phrasings said twice, sections of the guide.

  npm run content
  npm run content -- --guide FILE     compares the guide's text with the hashes in knowledge/en/guide.yaml as well
`;

/** Where the content is, and which flows exist. */
export interface ContentParts {
  readonly folder: string;
  readonly flows: readonly string[];
}

/** The command `content`; gives the process's exit code: 1 if anything is wrong. */
export function run(
  argv: readonly string[],
  io: Pick<CommandIo, 'out' | 'err'>,
  { folder, flows }: ContentParts,
): number {
  const { values } = parseArgs({
    args: [...argv],
    options: { guide: { type: 'string' }, help: { type: 'boolean', short: 'h' } },
  });
  if (values.help === true) {
    io.out(HELP);
    return 0;
  }
  const guide = values.guide === undefined ? {} : { guideText: readFileSync(values.guide, 'utf8') };
  const report = checkContent({ folder, flows, ...guide });
  for (const fault of report.faults) io.err(`${formatFault(fault)}\n`);
  const { entries, phrasings, none, faults } = report;
  io.out(
    `content: ${entries} entries, ${phrasings} phrasings, ${none} messages about nothing we know; ${faults.length} faults\n`,
  );
  return faults.length === 0 ? 0 : 1;
}
