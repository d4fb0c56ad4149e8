import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { loadFlows, loadOtherLanguages, loadPageWords, loadPhrases } from '../dialogs/load.ts';
import { checkContent } from '../knowledge/check.ts';
import { formatFault } from '../model/content-fault.ts';
import { staleNumbers } from '../safety/helplines.ts';
import { loadSafetyContent } from '../safety/load.ts';
import type { CommandIo } from './judging.ts';

const HELP = `Checks everything the bot says and knows: fields, ids, follow-ups, flows, phrasings said twice, sections of the
guide, the words for danger and the numbers.

  npm run content
  npm run content -- --guide FILE     compares the guide's text with the hashes in knowledge/en/guide.yaml as well
  npm run content -- --as-of DATE     fails for numbers not confirmed within 180 days of that date (2026-11-23)
`;

/** The command `content`; gives the process's exit code: 1 if anything is wrong. `root` is the project's top folder. */
export async function run(
  argv: readonly string[],
  io: Pick<CommandIo, 'out' | 'err'>,
  root: string,
): Promise<number> {
  const { values } = parseArgs({
    args: [...argv],
    options: {
      guide: { type: 'string' },
      'as-of': { type: 'string' },
      help: { type: 'boolean', short: 'h' },
    },
  });
  if (values.help === true) {
    io.out(HELP);
    return 0;
  }
  const guide = values.guide === undefined ? {} : { guideText: readFileSync(values.guide, 'utf8') };
  const flows = await readDialogs(path.join(root, 'dialogs', 'en'));
  const report = checkContent({ folder: path.join(root, 'knowledge', 'en'), flows, ...guide });
  for (const fault of report.faults) io.err(`${formatFault(fault)}\n`);
  const stale = values['as-of'] === undefined ? [] : staleOn(root, values['as-of']);
  for (const line of stale) io.err(line);
  // Reading the words for danger checks them: a fault ends the command with its message.
  loadSafetyContent(root);
  const { entries, phrasings, none, faults } = report;
  io.out(
    `content: ${entries} entries, ${phrasings} phrasings, ${none} messages about nothing we know, ${flows.length} flows; ${faults.length + stale.length} faults\n`,
  );
  return faults.length + stale.length === 0 ? 0 : 1;
}

/** Reading the flows and phrases checks them: a fault ends the command with all faults named. */
async function readDialogs(folder: string): Promise<readonly string[]> {
  const { labels } = await loadPhrases(folder);
  await loadPageWords(folder);
  await loadOtherLanguages(folder);
  return [...(await loadFlows(folder, { labels })).keys()];
}

function staleOn(root: string, asOf: string): readonly string[] {
  const { helplines } = loadSafetyContent(root);
  return staleNumbers(helplines, asOf).map(
    ({ country, number, why }) =>
      `knowledge/helplines.yaml: ${country} ${number}: ${why}. Confirm it and write who did.\n`,
  );
}
