import { z } from 'zod';
import { isEntryId, topicOf, type EntryId } from '../model/ids.ts';
import type { ContentFault } from './faults.ts';
import { checkWith, readYaml, type Source } from './source.ts';

/** One answer of the base, as its file says it. Texts still hold their placeholders: see fill.ts. */
export interface Entry {
  readonly id: EntryId;
  readonly topic: string;
  readonly title: string;
  readonly short: string;
  readonly full: string;
  /** Titles of the guide's sections it rests on; none around the topics. */
  readonly guide: readonly string[];
  readonly keywords: readonly string[];
  readonly followUps: readonly EntryId[];
  readonly flow?: string;
  /** Facts of the clinic without which `otherwise` is said instead. */
  readonly needs: readonly string[];
  readonly otherwise?: string;
  readonly reviewed: { readonly by: string | null; readonly on: string | null };
  readonly phrasings: readonly string[];
  readonly file: string;
  /** Where in the file a field stands. */
  line(field: string, index?: number): number;
}

/** Topics that rest on no section of the guide. */
const AROUND = new Set(['bot', 'clinic', 'boundary', 'support']);
const MOST_TITLE = 45;

const line = z.string().trim().min(1, 'is empty');
/** A folded YAML text has one line break where a paragraph ends; Markdown wants two. */
const paragraphs = line.transform((text) => text.replaceAll(/\n+/g, '\n\n'));
const id = z.string().refine(isEntryId, 'is not an entry id of the form topic/entry');
const front = z.strictObject({
  title: line.max(MOST_TITLE, `is longer than ${MOST_TITLE} characters: it must fit on a button`),
  short: paragraphs,
  guide: z.array(line),
  keywords: z.array(line).min(1, 'has no keyword'),
  'follow-ups': z.array(id).min(1, 'has no follow-up').max(4, 'has more than four follow-ups'),
  flow: line.optional(),
  needs: z.array(line).default([]),
  otherwise: paragraphs.optional(),
  reviewed: z.strictObject({
    by: line.nullable(),
    on: z.iso.date('is not a date as year-month-day').nullable(),
  }),
  phrasings: z.array(line).min(30, 'has fewer than 30 phrasings'),
});

const MARK = /^---[ \t]*$/;

/** Reads one entry file; what is wrong goes to `faults`, and then there is no entry. */
export function readEntry(
  file: string,
  entryId: EntryId,
  text: string,
  faults: ContentFault[],
): Entry | undefined {
  const lines = text.split(/\r?\n/);
  const end = lines.findIndex((content, at) => at > 0 && MARK.test(content));
  if (!MARK.test(lines[0] ?? '') || end < 0) {
    const todo = 'Begin the file with a line ---, the fields, and another line ---.';
    faults.push({ file, line: 1, what: 'The front matter is missing', todo });
    return undefined;
  }
  const source = readYaml(file, lines.slice(1, end).join('\n'), 1);
  const fields = checkWith(source, front, faults, 'Mend this field.');
  if (fields === undefined) return undefined;
  const full = lines
    .slice(end + 1)
    .join('\n')
    .trim();
  const { 'follow-ups': followUps, flow, otherwise, ...rest } = fields;
  const entry: Entry = {
    ...rest,
    id: entryId,
    topic: topicOf(entryId),
    full,
    followUps,
    ...(flow === undefined ? {} : { flow }),
    ...(otherwise === undefined ? {} : { otherwise }),
    file,
    line: (field, index) => source.line(index === undefined ? [field] : [field, index]),
  };
  faults.push(...inconsistencies(entry, source, end + 2));
  return entry;
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
