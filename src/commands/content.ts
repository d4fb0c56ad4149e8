import path from 'node:path';
import { parseArgs } from 'node:util';
import { flowTexts } from '../dialogs/flow-texts.ts';
import { flowNames } from '../dialogs/load.ts';
import { checkContent } from '../knowledge/check.ts';
import { collecting, formatFault, withoutDoubles, type ContentFault } from '../model/content-fault.ts';
import { readLabeled } from '../safety/classifier/examples.ts';
import { staleNumbers, type Helplines } from '../safety/helplines.ts';
import { LANGUAGE, readAll, type Written } from '../written.ts';
import type { CommandIo } from './judging.ts';
import { readNamed } from './named-file.ts';
import { readabilityOf } from './readability.ts';

const HELP = `Checks everything the bot says and knows: fields, ids, follow-ups, flows, phrasings said twice, sections of the
guide, the words for danger and the numbers. Tells how easily the flows and the short answers are read.

  npm run content
  npm run content -- --guide FILE     compares the guide's text with the hashes in knowledge/en/guide.yaml as well
  npm run content -- --as-of DATE     fails for numbers not confirmed within 180 days of that date (2026-11-23)
  npm run content -- report           what to look at next, as on the console's page Authoring; see report --help
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
  const guideText =
    values.guide === undefined ? undefined : readNamed(values.guide, 'Give --guide the file of the guide.');
  const faults: ContentFault[] = [];
  const written = await readAll(root, undefined, faults);
  const folder = path.join(root, 'knowledge', LANGUAGE);
  const flows = flowNames(path.join(root, 'dialogs', LANGUAGE));
  const report = checkContent({ folder, flows, ...(guideText !== undefined && { guideText }) });
  faults.push(...report.faults);
  collecting(faults, () => readLabeled(folder));
  const asOf = values['as-of'];
  if (written && asOf !== undefined) faults.push(...staleOn(written.crisis.content.helplines, asOf));
  const told = withoutDoubles(faults);
  for (const fault of told) io.err(`${formatFault(fault)}\n`);
  const { entries, phrasings, none } = report;
  io.out(
    `content: ${entries} entries, ${phrasings} phrasings, ${none} messages about nothing we know, ${flows.length} flows; ${told.length} faults\n`,
  );
  if (written) for (const line of readingLines(written)) io.out(`${line}\n`);
  return told.length === 0 ? 0 : 1;
}

/** How easily the flows and the answers are read: a report, not a fault. */
function readingLines({ flows, base }: Written): readonly string[] {
  const entries = [...base.entries.values()];
  const texts: readonly (readonly [name: string, bubbles: readonly string[]])[] = [
    ...[...flows.values()].map(
      (flow) => [`flow ${flow.id}`, flowTexts(flow).map(({ text }) => text)] as const,
    ),
    ['short answers', entries.map(({ short }) => short)],
  ];
  return texts.map(([name, bubbles]) => {
    const { age, words, longest } = readabilityOf(bubbles);
    return `reading: ${name}: age ${age}, ${words} words, the longest bubble ${longest}`;
  });
}

function staleOn(helplines: Helplines, asOf: string): readonly ContentFault[] {
  return staleNumbers(helplines, asOf).map(({ country, number, why }) => ({
    file: 'knowledge/helplines.yaml',
    line: 1,
    what: `${country} ${number}: ${why}`,
    todo: 'Confirm it and write who did.',
  }));
}
