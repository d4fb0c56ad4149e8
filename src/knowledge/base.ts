import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { isEntryId, type EntryId } from '../model/ids.ts';
import type { Lexicon } from '../match/lexicon.ts';
import { readEntry, type Entry } from './entry.ts';
import { ContentError, type ContentFault } from './faults.ts';
import { guideSchema, type GuideSection } from './guide.ts';
import { spellingsSchema, synonymsSchema, toLexicon } from './lexicon.ts';
import { readPhrasings, type Phrasing } from './phrasings.ts';
import { checkWith, readYaml } from './source.ts';
import { clinicWordsSchema, type ClinicWords } from './clinic-words.ts';

/** What the bot knows, read from one language's folder. */
export interface Base {
  readonly entries: ReadonlyMap<EntryId, Entry>;
  readonly sections: readonly GuideSection[];
  readonly lexicon: Lexicon;
  readonly words: ClinicWords;
  /** Of every file of the folder: it names the content in decision records. */
  readonly hash: string;
}

/** What could be read, and everything that is wrong. */
export interface Draft {
  readonly base: Base | undefined;
  readonly entries: readonly Entry[];
  readonly faults: readonly ContentFault[];
}

/** Reads the base from `folder` (knowledge/en); throws a ContentError that names every fault at once. */
export function loadBase(folder: string): Base {
  const { base, faults } = readBase(folder);
  if (base === undefined || faults.length > 0) throw new ContentError(faults);
  return base;
}

/** Reads as much as can be read; for the content check, which reports and does not stop. */
export function readBase(folder: string): Draft {
  const faults: ContentFault[] = [];
  const hash = createHash('sha256');
  const shared = <Schema extends Parameters<typeof checkWith>[1]>(name: string, schema: Schema) => {
    const text = readText(folder, name, faults);
    hash.update(`${name}\0${text}\0`);
    const source = readYaml(inContent(folder, name), text);
    return checkWith<Schema>(source, schema, faults, 'Mend this line.');
  };
  const guide = shared('guide.yaml', guideSchema);
  const spellings = shared('spellings.yaml', spellingsSchema);
  const synonyms = shared('synonyms.yaml', synonymsSchema);
  const words = shared('clinic-words.yaml', clinicWordsSchema);
  const entries: Entry[] = [];
  for (const name of entryFiles(folder)) {
    const text = readText(folder, name, faults);
    hash.update(`${name}\0${text}\0`);
    const id = name.slice(0, -'.md'.length);
    const file = inContent(folder, name);
    if (!isEntryId(id)) {
      faults.push({
        file,
        line: 1,
        what: 'The path is no entry id',
        todo: 'Name it topic/entry.md in lower case.',
      });
      continue;
    }
    const entry = readEntry(file, id, text, faults);
    if (entry !== undefined) entries.push(entry);
  }
  const all = guide && spellings && synonyms && words;
  if (!all) return { base: undefined, entries, faults };
  const base: Base = {
    entries: new Map(entries.map((entry) => [entry.id, entry])),
    sections: guide.sections,
    lexicon: toLexicon({ spellings, synonyms }),
    words,
    hash: hash.digest('hex'),
  };
  return { base, entries, faults };
}

/** The mass of messages beside the entries: phrasings/*.txt. Only fitting and checking read them. */
export function readMass(folder: string, faults: ContentFault[]): Phrasing[] {
  const within = path.join(folder, 'phrasings');
  if (!existsSync(within)) return [];
  const files = readdirSync(within)
    .filter((name) => name.endsWith('.txt'))
    .sort();
  return files.flatMap((name) => {
    const file = path.join('phrasings', name);
    return readPhrasings(inContent(folder, file), readText(folder, file, faults), faults);
  });
}

function entryFiles(folder: string): string[] {
  if (!existsSync(folder)) return [];
  const topics = readdirSync(folder, { withFileTypes: true }).filter(
    (item) => item.isDirectory() && item.name !== 'phrasings',
  );
  return topics
    .flatMap(({ name }) =>
      readdirSync(path.join(folder, name))
        .filter((file) => file.endsWith('.md'))
        .map((file) => `${name}/${file}`),
    )
    .sort();
}

function readText(folder: string, name: string, faults: ContentFault[]): string {
  const file = path.join(folder, name);
  if (existsSync(file)) return readFileSync(file, 'utf8');
  faults.push({ file: inContent(folder, name), line: 1, what: 'The file is missing', todo: 'Put it back.' });
  return '';
}

/** A path as an author knows it: from the folder `knowledge` down. */
function inContent(folder: string, name: string): string {
  return path.posix.join('knowledge', path.basename(folder), name.split(path.sep).join('/'));
}
