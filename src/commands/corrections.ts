import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { phrasingFile } from '../improve/phrasing-file.ts';
import { readPhrasings } from '../knowledge/phrasings.ts';
import { ContentError, type ContentFault } from '../model/content-fault.ts';
import type { Correction } from '../model/correction.ts';
import { isEntryId } from '../model/ids.ts';
import type { CommandIo } from './judging.ts';

const FILE = path.join('knowledge', 'en', 'phrasings', 'corrections.txt');

const HELP = `What staff corrected and a lead approved, as content of your own.

  npm run corrections -- export              writes it to ${FILE}, after what stands there
  npm run corrections -- export --dry-run    prints the file and writes nothing

Read the file before you keep it: it holds what visitors wrote, and stays when their conversations are deleted.
`;

const kept = z.array(z.looseObject({ text: z.string(), expected: z.string(), state: z.string() }));

/** The command `corrections`; gives the process's exit code. `root` is the project's top folder. */
export async function run(
  argv: readonly string[],
  io: Pick<CommandIo, 'out'>,
  read: () => Promise<unknown>,
  root: string,
): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...argv],
    allowPositionals: true,
    options: { 'dry-run': { type: 'boolean' }, help: { type: 'boolean', short: 'h' } },
  });
  if (values.help === true || positionals.join(' ') !== 'export') {
    io.out(HELP);
    return values.help === true ? 0 : 2;
  }
  const approved = kept
    .parse(await read())
    .filter(({ state }) => state === 'approved')
    .flatMap(({ text, expected }) => correctionOf(text, expected));
  if (approved.length === 0) {
    io.out('No correction is approved: there is nothing to write.\n');
    return 0;
  }
  const file = path.join(root, FILE);
  const text = phrasingFile(existingIn(file), approved);
  if (values['dry-run'] === true) {
    io.out(text);
    return 0;
  }
  writeFileSync(file, text);
  io.out(`${approved.length} corrections stand in ${FILE}. npm run build fits them.\n`);
  return 0;
}

function correctionOf(text: string, expected: string): readonly Correction[] {
  return expected === 'none' || isEntryId(expected) ? [{ text, expected }] : [];
}

/** What the file holds already; throws a ContentError for one that cannot be read. */
function existingIn(file: string): readonly Correction[] {
  if (!existsSync(file)) return [];
  const faults: ContentFault[] = [];
  const found = readPhrasings(FILE, readFileSync(file, 'utf8'), faults);
  if (faults.length > 0) throw new ContentError(faults);
  return found.map(({ id, text }) => ({ text, expected: id }));
}
