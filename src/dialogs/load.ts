import { readFile, readdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { z } from 'zod';
import { blameIn, buildFlow } from './build.ts';
import type { YesNoLabels } from './build.ts';
import { checkFlow } from './check.ts';
import type { Known } from './check.ts';
import { DialogContentError } from './faults.ts';
import type { Fault } from './faults.ts';
import type { Flow } from './flow.ts';
import { pageSchema } from './page.ts';
import type { PageWords } from './page.ts';
import { phrasesSchema } from './phrases.ts';
import type { Phrases } from './phrases.ts';
import { flowSchema } from './schema.ts';
import { parseSource, parseWith } from './source.ts';

/** Files beside the flows that are read by somebody else, or by another function here. */
const NOT_FLOWS = new Set(['crisis.yaml', 'phrases.yaml', 'page.yaml', 'other-languages.yaml']);

/** A list of words, written as a paragraph. */
const wordList = z
  .string()
  .trim()
  .min(1)
  .transform((text) => text.split(/\s+/));
const otherLanguages = z.record(z.string(), wordList);
export type OtherLanguages = z.output<typeof otherLanguages>;

export interface FlowOptions extends Known {
  /** From phrases.yaml: the words on yes and no buttons. */
  readonly labels: YesNoLabels;
}

/** Reads every flow of a language folder (`dialogs/en`). Rejects with one DialogContentError that names all faults. */
export async function loadFlows(folder: string, options: FlowOptions): Promise<ReadonlyMap<string, Flow>> {
  const files = (await readdir(folder))
    .filter((name) => name.endsWith('.yaml') && !NOT_FLOWS.has(name))
    .toSorted();
  const sources = await Promise.all(
    files.map(async (name) => [name, await readFile(join(folder, name), 'utf8')] as const),
  );
  const faults: Fault[] = [];
  const flows = sources.flatMap(([name, text]) => {
    const read = readFlow(name, text, options);
    faults.push(...read.faults);
    return read.flow === undefined ? [] : [read.flow];
  });
  if (faults.length > 0) throw new DialogContentError(faults);
  return new Map(flows.map((flow) => [flow.id, flow]));
}

/** One flow from its text, with everything that is wrong with it. */
export function readFlow(
  file: string,
  text: string,
  options: FlowOptions,
): { readonly flow?: Flow; readonly faults: readonly Fault[] } {
  const source = parseSource(file, text);
  const parsed = parseWith(source, flowSchema);
  if ('faults' in parsed) return { faults: parsed.faults };
  const faults: Fault[] = [];
  const blame = blameIn(source, faults);
  if (parsed.value.id !== basename(file, '.yaml'))
    blame(['id'], `id: must be the file's name, ${basename(file, '.yaml')}`);
  const flow = buildFlow(parsed.value, options.labels, blame);
  checkFlow(flow, options, blame);
  return { flow, faults };
}

/** Reads `phrases.yaml` of a language folder: the small shared words and the ways people say commands. */
export async function loadPhrases(folder: string): Promise<Phrases> {
  return readWords(folder, 'phrases.yaml', phrasesSchema);
}

/** Reads `page.yaml` of a language folder: the words of the web page around the chat. */
export async function loadPageWords(folder: string): Promise<PageWords> {
  return readWords(folder, 'page.yaml', pageSchema);
}

/** Reads `other-languages.yaml`: small words by which a message in another language is known. */
export async function loadOtherLanguages(folder: string): Promise<OtherLanguages> {
  return readWords(folder, 'other-languages.yaml', otherLanguages);
}

async function readWords<Schema extends z.ZodType>(
  folder: string,
  file: string,
  schema: Schema,
): Promise<z.output<Schema>> {
  const parsed = parseWith(parseSource(file, await readFile(join(folder, file), 'utf8')), schema);
  if ('faults' in parsed) throw new DialogContentError(parsed.faults);
  return parsed.value;
}
