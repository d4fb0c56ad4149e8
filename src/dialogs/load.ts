import { readdirSync } from 'node:fs';
import { basename, join, posix } from 'node:path';
import { z } from 'zod';
import { ContentError, type ContentFault } from '../model/content-fault.ts';
import { readText } from '../yaml/read-text.ts';
import { checkWith, parseYaml, readYaml } from '../yaml/source.ts';
import { blameIn, buildFlow } from './build.ts';
import type { YesNoLabels } from './build.ts';
import { checkFlow } from './check.ts';
import type { Known } from './check.ts';
import type { Flow } from './flow.ts';
import { pageSchema } from './page.ts';
import type { PageWords } from './page.ts';
import { phrasesSchema } from './phrases.ts';
import type { Phrases } from './phrases.ts';
import { flowSchema } from './schema.ts';
import { slackSchema } from './slack.ts';
import type { SlackWords } from './slack.ts';
import { teamsSchema, type TeamsWords } from './teams-schema.ts';

/** Files beside the flows that are read by somebody else, or by another function here. */
const NOT_FLOWS = new Set(
  ['crisis', 'phrases', 'page', 'slack', 'teams', 'other-languages'].map((name) => `${name}.yaml`),
);

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

/** Reads every flow of a language folder (`dialogs/en`). Rejects with one ContentError that names all faults. */
export async function loadFlows(folder: string, options: FlowOptions): Promise<ReadonlyMap<string, Flow>> {
  const faults: ContentFault[] = [];
  const flows = flowNames(folder).flatMap((id) => {
    const name = `${id}.yaml`;
    const read = readFlow(inContent(folder, name), readContent(folder, name), options);
    faults.push(...read.faults);
    return read.flow === undefined ? [] : [read.flow];
  });
  if (faults.length > 0) throw new ContentError(faults);
  return new Map(flows.map((flow) => [flow.id, flow]));
}

/** The flows of a language folder, by the names of their files, which are their ids. */
export function flowNames(folder: string): readonly string[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.yaml') && !NOT_FLOWS.has(name))
    .map((name) => name.slice(0, -'.yaml'.length))
    .toSorted();
}

/** One flow from its text, with everything that is wrong with it. */
export function readFlow(
  file: string,
  text: string,
  options: FlowOptions,
): { readonly flow?: Flow; readonly faults: readonly ContentFault[] } {
  const faults: ContentFault[] = [];
  const source = readYaml(file, text);
  const raw = checkWith(source, flowSchema, faults);
  if (raw === undefined) return { faults };
  const blame = blameIn(source, faults);
  if (raw.id !== basename(file, '.yaml'))
    blame(['id'], `id: must be the file's name, ${basename(file, '.yaml')}`);
  const flow = buildFlow(raw, options.labels, blame);
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

/** Reads `slack.yaml` of a language folder: the words that only Slack shows. */
export async function loadSlackWords(folder: string): Promise<SlackWords> {
  return readWords(folder, 'slack.yaml', slackSchema);
}

/** Reads `teams.yaml` of a language folder: what the app for Teams says of itself. */
export async function loadTeamsWords(folder: string): Promise<TeamsWords> {
  return readWords(folder, 'teams.yaml', teamsSchema);
}

/** Reads `other-languages.yaml`: small words by which a message in another language is known. */
export async function loadOtherLanguages(folder: string): Promise<OtherLanguages> {
  return readWords(folder, 'other-languages.yaml', otherLanguages);
}

function readWords<Schema extends z.ZodType>(folder: string, name: string, schema: Schema): z.output<Schema> {
  return parseYaml(inContent(folder, name), readContent(folder, name), schema);
}

function readContent(folder: string, name: string): string {
  return readText(join(folder, name), inContent(folder, name));
}

/** A path as an author knows it: from the folder `dialogs` down. */
function inContent(folder: string, name: string): string {
  return posix.join('dialogs', basename(folder), name);
}
