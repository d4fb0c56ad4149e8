import { z } from 'zod';
import { isEntryId, topicOf, type EntryId } from '../model/ids.ts';
import type { ContentFault } from '../model/content-fault.ts';
import { checkWith, readYaml, type Source } from '../yaml/source.ts';

/** One answer of the base, as its file says it. Texts still hold their placeholders: see fill.ts. */
export interface Entry {
  readonly id: EntryId;
  readonly topic: string;
  readonly title: string;
  readonly short: string;
  readonly full: string;
  /** Titles of the guide's sections it rests on; none around the topics. */
  readonly guide: readonly string[];
  /** What "it" means after this answer: a word or two that fit into a question. */
  readonly subject: string;
  readonly keywords: readonly string[];
  readonly followUps: readonly EntryId[];
  readonly flow?: string;
  /** Facts of the clinic without which `otherwise` is said instead. */
  readonly needs: readonly string[];
  readonly otherwise?: string;
  readonly reviewed: { readonly by: string | null; readonly on: string | null };
  readonly file: string;
}

/** An entry as it was just read from its file. */
export interface ReadEntry extends Entry {
  /** Where in the file a field stands. */
  line(field: string, index?: number): number;
}

/** An entry and the messages it is found by, which only fitting and checking read. */
export interface PhrasedEntry extends ReadEntry {
  readonly phrasings: readonly string[];
}

/** Topics that rest on no section of the guide. */
const AROUND = new Set(['bot', 'clinic', 'boundary', 'support']);
const MOST_TITLE = 45;

const line = z.string().trim().min(1, 'is empty');
/** A folded YAML text has one line break where a paragraph ends; Markdown wants two. */
const paragraphs = line.transform((text) => text.replaceAll(/\n+/g, '\n\n'));
const id = z.string().refine(isEntryId, 'is not an entry id of the form topic/entry');
const said = z.strictObject({
  title: line.max(MOST_TITLE, `is longer than ${MOST_TITLE} characters: it must fit on a button`),
  short: paragraphs,
  guide: z.array(line),
  subject: line.optional(),
  keywords: z.array(line).min(1, 'has no keyword'),
  'follow-ups': z.array(id).min(1, 'has no follow-up').max(4, 'has more than four follow-ups'),
  flow: line.optional(),
  needs: z.array(line).default([]),
  otherwise: paragraphs.optional(),
  reviewed: z.strictObject({
    by: line.nullable(),
    on: z.iso.date('is not a date as year-month-day').nullable(),
  }),
});
const phrased = said.extend({ phrasings: z.array(line).min(30, 'has fewer than 30 phrasings') });

const MARK = /^---[ \t]*$/;

const TODO = 'Mend this field.';

/** Reads what an entry file says; what is wrong goes to `faults`, and then there is no entry. Quick: no phrasings. */
export function readEntry(
  file: string,
  entryId: EntryId,
  text: string,
  faults: ContentFault[],
): ReadEntry | undefined {
  const parts = split(file, text, faults);
  if (parts === undefined) return undefined;
  const source = readYaml(file, withoutPhrasings(parts.head), 1);
  const fields = checkWith(source, said, faults, TODO);
  if (fields === undefined) return undefined;
  const entry = toEntry(fields, { file, id: entryId, full: parts.full, source });
  faults.push(...inconsistencies(entry, source, parts.head.length + 3));
  return entry;
}

/** Reads all of an entry file. */
export function readPhrasedEntry(
  file: string,
  entryId: EntryId,
  text: string,
  faults: ContentFault[],
): PhrasedEntry | undefined {
  const parts = split(file, text, faults);
  if (parts === undefined) return undefined;
  const source = readYaml(file, parts.head.join('\n'), 1);
  const fields = checkWith(source, phrased, faults, TODO);
  if (fields === undefined) return undefined;
  const { phrasings, ...rest } = fields;
  const entry = { ...toEntry(rest, { file, id: entryId, full: parts.full, source }), phrasings };
  faults.push(...inconsistencies(entry, source, parts.head.length + 3));
  return entry;
}

/** The lines of the front matter, and the text below it. */
function split(
  file: string,
  text: string,
  faults: ContentFault[],
): { readonly head: readonly string[]; readonly full: string } | undefined {
  const lines = text.split(/\r?\n/);
  const end = lines.findIndex((content, at) => at > 0 && MARK.test(content));
  if (MARK.test(lines[0] ?? '') && end > 0) {
    const full = lines.slice(end + 1).join('\n');
    return { head: lines.slice(1, end), full: full.trim() };
  }
  const todo = 'Begin the file with a line ---, the fields, and another line ---.';
  faults.push({ file, line: 1, what: 'The front matter is missing', todo });
  return undefined;
}

/** YAML of forty quoted lines takes longer to read than all the rest; every other line keeps its place. */
function withoutPhrasings(head: readonly string[]): string {
  let inside = false;
  const kept = head.map((content) => {
    if (/^[a-z]/.test(content)) inside = content.startsWith('phrasings:');
    return inside ? '' : content;
  });
  return kept.join('\n').trimEnd();
}

interface Place extends Pick<Entry, 'file' | 'id' | 'full'> {
  readonly source: Source;
}

function toEntry(fields: z.output<typeof said>, { file, id: entryId, full, source }: Place): ReadEntry {
  const { 'follow-ups': followUps, flow, otherwise, subject, ...rest } = fields;
  return {
    ...rest,
    id: entryId,
    topic: topicOf(entryId),
    full,
    followUps,
    subject: subject ?? fields.keywords[0] ?? fields.title,
    ...(flow === undefined ? {} : { flow }),
    ...(otherwise === undefined ? {} : { otherwise }),
    file,
    line: (field, index) => source.line(index === undefined ? [field] : [field, index]),
  };
}

function inconsistencies(entry: Entry, source: Source, bodyLine: number): ContentFault[] {
  const found: ContentFault[] = [];
  const fault = (at: number, what: string, todo: string): number =>
    found.push({ file: entry.file, line: at, what, todo });
  if (entry.full === '')
    fault(bodyLine, 'The fuller answer is missing', 'Write it below the second line ---.');
  if (entry.guide.length === 0 && !AROUND.has(entry.topic)) {
    fault(
      source.line(['guide']),
      'A topic entry rests on no section of the guide',
      'Name the section under guide.',
    );
  }
  if (entry.needs.length > 0 && entry.otherwise === undefined) {
    fault(
      source.line(['needs']),
      'needs without otherwise',
      'Write under otherwise what is said when the fact is missing.',
    );
  }
  return found;
}
