import path from 'node:path';
import { crisisSources, type CrisisSources } from './crisis.ts';
import {
  flowNames,
  loadFlows,
  loadOtherLanguages,
  loadPageWords,
  loadPhrases,
  loadSlackWords,
  type OtherLanguages,
} from './dialogs/load.ts';
import type { Flow } from './dialogs/flow.ts';
import type { PageWords } from './dialogs/page.ts';
import type { Phrases } from './dialogs/phrases.ts';
import type { SlackWords } from './dialogs/slack.ts';
import { readAnswers, type Base } from './knowledge/base.ts';
import { checkEntries } from './knowledge/check.ts';
import { readClinic, type Clinic } from './knowledge/clinic.ts';
import { collecting, ContentError, keepIn, type ContentFault } from './model/content-fault.ts';
import { loadSafetyContent } from './safety/load.ts';
import { readText } from './yaml/read-text.ts';

/** What is the same for every clinic, but for the words for danger, read and checked as a whole. */
export interface Texts {
  readonly base: Base;
  readonly phrases: Phrases;
  readonly flows: ReadonlyMap<string, Flow>;
  readonly page: PageWords;
  readonly slack: SlackWords;
  readonly otherLanguages: OtherLanguages;
}

/** Everything that people wrote, read and checked as a whole. */
export interface Written extends Texts {
  /** The top folder that it was read below. */
  readonly root: string;
  readonly clinic: Clinic;
  readonly crisis: CrisisSources;
}

/** The language of the content. */
export const LANGUAGE = 'en';
const EXAMPLE = 'knowledge/clinic.example.yaml';
/** Never said: with these, flows are checked where the phrases could not be read. */
const YES_NO = { yes: 'yes', no: 'no' };

/**
 * Reads all content below the top folder `root`, and the clinic's file, or the example clinic's where none is set.
 * Throws one ContentError that names every fault of every file. `kept` texts are not read again; the clinic's file,
 * the words for danger and the numbers always are.
 */
export async function readWritten(
  root: string,
  clinicFile: string | undefined,
  kept?: Texts,
): Promise<Written> {
  const faults: ContentFault[] = [];
  const written = await readAll(root, clinicFile, faults, kept);
  if (written === undefined || faults.length > 0) throw new ContentError(faults);
  return written;
}

/** What can be read; its faults are added to the others, and a part that cannot be read leaves nothing. */
export async function readAll(
  root: string,
  clinicFile: string | undefined,
  faults: ContentFault[],
  kept?: Texts,
): Promise<Written | undefined> {
  const clinic = collecting(faults, () => loadClinic(root, clinicFile));
  const texts = kept ?? (await readTexts(root, faults));
  const safety = collecting(faults, () => loadSafetyContent(root));
  const crisis = safety && clinic && collecting(faults, () => crisisSources(safety, clinic));
  return clinic && texts && crisis && { root, clinic, ...texts, crisis };
}

/** The texts that can be read; their faults are added to the others. */
export async function readTexts(root: string, faults: ContentFault[]): Promise<Texts | undefined> {
  const keep = keepIn(faults);
  const folder = path.join(root, 'dialogs', LANGUAGE);
  const { base, entries, ids, faults: found } = readAnswers(path.join(root, 'knowledge', LANGUAGE));
  const known = { ids, sections: base?.sections ?? [], flows: flowNames(folder) };
  faults.push(...found, ...checkEntries(entries, known));
  const phrases = await loadPhrases(folder).catch(keep);
  const flows = await loadFlows(folder, {
    entry: (id) => ids.has(id),
    labels: phrases?.labels ?? YES_NO,
  }).catch(keep);
  const page = await loadPageWords(folder).catch(keep);
  const slack = await loadSlackWords(folder).catch(keep);
  const otherLanguages = await loadOtherLanguages(folder).catch(keep);
  if (!base || !phrases || !flows || !page || !slack || !otherLanguages) return undefined;
  return { base, phrases, flows, page, slack, otherLanguages };
}

/** The clinic's own file, or the example clinic's where none is named. */
export function loadClinic(root: string, file: string | undefined): Clinic {
  const shown = file ?? EXAMPLE;
  const cure =
    file === undefined ? 'Put it back.' : 'Set CLINIC_FILE to a filled-in copy of clinic.example.yaml.';
  return readClinic(shown, readText(file ?? path.join(root, EXAMPLE), shown, cure));
}
