import { createHash } from 'node:crypto';
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { isEntryId, type EntryId } from '../model/ids.ts';
import type { Lexicon } from '../match/lexicon.ts';
import { readEntry, readPhrasedEntry, type Entry, type PhrasedEntry, type ReadEntry } from './entry.ts';
import { collecting, type ContentFault } from '../model/content-fault.ts';
import { guideSchema, type GuideSection } from './guide.ts';
import { spellingsSchema, synonymsSchema, toLexicon } from './lexicon.ts';
import { readPhrasings, type Phrasing } from './phrasings.ts';
import { readText } from '../yaml/read-text.ts';
import { checkWith, readYaml } from '../yaml/source.ts';
import { supportSchema, type Support } from './support.ts';
import { clinicWordsSchema, type ClinicWords } from './clinic-words.ts';

/** Files for the whole language beside the entries. */
const SHARED = [
  'guide.yaml',
  'spellings.yaml',
  'synonyms.yaml',
  'clinic-words.yaml',
  'support.yaml',
] as const;
const TODO = 'Mend this line.';

/** What the bot says, read from one language's folder. */
export interface Base {
  readonly entries: ReadonlyMap<EntryId, Entry>;
  readonly sections: readonly GuideSection[];
  readonly words: ClinicWords;
  readonly support: Support;
  /** Of every file of the folder: it names the content in decision records. */
  readonly hash: string;
}

/** What the bot says and what it is found by. */
export interface WholeBase extends Base {
  readonly entries: ReadonlyMap<EntryId, PhrasedEntry>;
  readonly lexicon: Lexicon;
}

/** What could be read, and everything that is wrong. */
export interface Draft<Whole extends Base = WholeBase, Kind extends ReadEntry = PhrasedEntry> {
  readonly base: Whole | undefined;
  readonly entries: readonly Kind[];
  /** Every entry that has a file, those that could not be read among them. */
  readonly ids: ReadonlySet<string>;
  readonly faults: readonly ContentFault[];
}

/**
 * Reads from `folder` (knowledge/en) what the bot says, as much as can be read. What messages are found by is in the
 * fitted model and is not read: it would take most of a start's time.
 */
export function readAnswers(folder: string): Draft<Base, ReadEntry> {
  const faults: ContentFault[] = [];
  const { guide, words, support, entries, hash, ids } = readFiles(folder, faults, readEntry);
  const whole = guide && words && support;
  const base = whole && { entries: byId(entries.map(said)), sections: guide.sections, words, support, hash };
  return { base, entries, ids, faults };
}

/** Reads all of it, for fitting and for the content check. */
export function readBase(folder: string): Draft {
  const faults: ContentFault[] = [];
  const { guide, words, support, entries, hash, ids, shared } = readFiles(folder, faults, readPhrasedEntry);
  const spellings = shared('spellings.yaml', spellingsSchema);
  const synonyms = shared('synonyms.yaml', synonymsSchema);
  const all = guide && words && support && spellings && synonyms;
  if (!all) return { base: undefined, entries, ids, faults };
  const lexicon = toLexicon({ spellings, synonyms });
  return {
    base: { entries: byId(entries), sections: guide.sections, words, support, lexicon, hash },
    entries,
    ids,
    faults,
  };
}

type ReadOne<Kind> = (file: string, id: EntryId, text: string, faults: ContentFault[]) => Kind | undefined;

function readFiles<Kind extends ReadEntry>(folder: string, faults: ContentFault[], readOne: ReadOne<Kind>) {
  const texts = new Map<string, string>();
  const names = [...SHARED, ...entryFiles(folder)];
  for (const name of names) texts.set(name, readOrBlame(folder, name, faults));
  const shared = <Schema extends Parameters<typeof checkWith>[1]>(
    name: (typeof SHARED)[number],
    schema: Schema,
  ) => checkWith<Schema>(readYaml(inContent(folder, name), texts.get(name) ?? ''), schema, faults, TODO);
  const guide = shared('guide.yaml', guideSchema);
  const words = shared('clinic-words.yaml', clinicWordsSchema);
  const support = shared('support.yaml', supportSchema);
  const entries: Kind[] = [];
  const ids = new Set<string>();
  const hash = createHash('sha256');
  for (const [name, text] of texts) {
    hash.update(`${name}\0${text}\0`);
    if (!name.endsWith('.md')) continue;
    const id = name.slice(0, -'.md'.length);
    ids.add(id);
    const file = inContent(folder, name);
    const entry = isEntryId(id) ? readOne(file, id, text, faults) : undefined;
    if (!isEntryId(id))
      faults.push({
        file,
        line: 1,
        what: 'The path is no entry id',
        todo: 'Name it topic/entry.md in lower case.',
      });
    if (entry !== undefined) entries.push(entry);
  }
  return { guide, words, support, entries, ids, hash: hash.digest('hex'), shared };
}

/** What an entry says, without what only its reading knows. */
function said(entry: ReadEntry): Entry {
  const { line: _line, ...rest } = { ...entry, line: undefined };
  return rest;
}

function byId<Kind extends Entry>(entries: readonly Kind[]): Map<EntryId, Kind> {
  return new Map(entries.map((entry) => [entry.id, entry]));
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
    return readPhrasings(inContent(folder, file), readOrBlame(folder, file, faults), faults);
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

/** A file's text; empty, and a fault more, where it cannot be read. */
function readOrBlame(folder: string, name: string, faults: ContentFault[]): string {
  return collecting(faults, () => readText(path.join(folder, name), inContent(folder, name))) ?? '';
}

/** A path as an author knows it: from the folder `knowledge` down. */
function inContent(folder: string, name: string): string {
  return path.posix.join('knowledge', path.basename(folder), name.split(path.sep).join('/'));
}
