import { readBase, readMass } from './base.ts';
import { CLINIC_FACTS } from './clinic.ts';
import type { PhrasedEntry, ReadEntry } from './entry.ts';
import type { ContentFault } from '../model/content-fault.ts';
import { placeholdersOf } from '../model/template.ts';
import { coverageOf } from './coverage.ts';
import { hashSections, type GuideSection } from './guide.ts';
import { ENTRY_IDS } from './map.ts';
import { ALWAYS } from './values.ts';

export interface CheckOptions {
  /** knowledge/en */
  readonly folder: string;
  /** The ids of the flows that exist. */
  readonly flows: readonly string[];
  /** The guide's text, to compare with the hashes in guide.yaml. */
  readonly guideText?: string;
}

/** So many ways of asking every entry must have: with fewer it is found by luck. */
const LEAST_PHRASINGS = 150;

/** What the check counted and what it found. */
export interface CheckReport {
  readonly entries: number;
  readonly phrasings: number;
  readonly none: number;
  readonly faults: readonly ContentFault[];
}

/** Reads everything the bot knows and reports all that is wrong with it, at once. */
export function checkContent({ folder, flows, guideText }: CheckOptions): CheckReport {
  const { base, entries, ids, faults: found } = readBase(folder);
  const faults: ContentFault[] = [...found];
  const mass = readMass(folder, faults);
  const sections = base?.sections ?? [];
  faults.push(...checkEntries(entries, { ids, sections, flows }), ...nowhere(mass, ids));
  faults.push(
    ...fewPhrasings(entries, mass),
    ...duplicates(entries, mass),
    ...guideFaults(sections, entries, guideText),
  );
  const own = entries.reduce((sum, entry) => sum + entry.phrasings.length, 0);
  const none = mass.filter((phrasing) => phrasing.id === 'none').length;
  return { entries: entries.length, phrasings: own + mass.length - none, none, faults };
}

/** What entries may name. */
export interface Known {
  /** Every entry that has a file. */
  readonly ids: ReadonlySet<string>;
  readonly sections: readonly GuideSection[];
  /** The ids of the flows that exist. */
  readonly flows: readonly string[];
}

/** What entries name and is not there, and entries that are missing: what a visitor would come upon. */
export function checkEntries(entries: readonly ReadEntry[], known: Known): readonly ContentFault[] {
  const missing = ENTRY_IDS.filter((id) => !known.ids.has(id)).map((id) => ({
    file: `knowledge/en/${id}.md`,
    line: 1,
    what: 'An entry of the knowledge map is missing',
    todo: 'Write it.',
  }));
  return [...missing, ...entries.flatMap((entry) => entryFaults(entry, known))];
}

/** Messages for entries that are not there: one fault an entry, however many messages. */
function nowhere(mass: readonly Said[], ids: ReadonlySet<string>): readonly ContentFault[] {
  const dead = mass.filter(({ id }) => id !== 'none' && !ids.has(id));
  return [...Map.groupBy(dead, ({ id }) => id)].map(([id, messages]) => ({
    file: messages[0]?.file ?? '',
    line: messages[0]?.line ?? 1,
    what: `${id} is no entry, and ${messages.length} messages in ${new Set(messages.map(({ file }) => file)).size} files are for it`,
    todo: 'Correct the id of their groups, or put the entry back.',
  }));
}

function entryFaults(entry: ReadEntry, { ids, sections, flows }: Known): ContentFault[] {
  const found: ContentFault[] = [];
  const fault = (line: number, what: string, todo: string): number =>
    found.push({ file: entry.file, line, what, todo });
  const titles = sections.map((section) => section.title);
  for (const [at, title] of entry.guide.entries()) {
    if (titles.length > 0 && !titles.includes(title)) {
      fault(
        entry.line('guide', at),
        `"${title}" is no section of the guide`,
        `Name one of: ${titles.join(' · ')}.`,
      );
    }
  }
  for (const [at, id] of entry.followUps.entries()) {
    if (!ids.has(id))
      fault(entry.line('follow-ups', at), `The follow-up ${id} is no entry`, 'Name one that exists.');
    else if (id === entry.id)
      fault(entry.line('follow-ups', at), 'An entry follows up on itself', 'Name another.');
  }
  if (entry.flow !== undefined && !flows.includes(entry.flow)) {
    fault(
      entry.line('flow'),
      `The flow ${entry.flow} does not exist`,
      `Name one of: ${flows.join(' · ') || 'none exist yet'}.`,
    );
  }
  const facts = new Set([...CLINIC_FACTS, ...ALWAYS]);
  const texts = { short: entry.short, otherwise: entry.otherwise ?? '', full: entry.full };
  for (const [field, text] of Object.entries(texts)) {
    for (const name of placeholdersOf(text)) {
      if (!facts.has(name))
        fault(
          entry.line(field),
          `{${name}} in ${field} is nothing that can be filled in`,
          'Check its spelling.',
        );
      else if (field === 'otherwise' && !ALWAYS.includes(name)) {
        fault(
          entry.line(field),
          `{${name}} in otherwise may be missing just then`,
          `Use only ${ALWAYS.map((each) => `{${each}}`).join(' ')}.`,
        );
      }
    }
  }
  for (const [at, name] of entry.needs.entries()) {
    if (!CLINIC_FACTS.includes(name))
      fault(entry.line('needs', at), `${name} is no fact of a clinic`, 'Check its spelling.');
  }
  return found;
}

function fewPhrasings(
  entries: readonly PhrasedEntry[],
  mass: readonly { readonly id: string }[],
): ContentFault[] {
  const beside = Map.groupBy(mass, ({ id }) => id);
  return entries.flatMap((entry) => {
    const count = entry.phrasings.length + (beside.get(entry.id)?.length ?? 0);
    if (count >= LEAST_PHRASINGS) return [];
    const what = `Only ${count} phrasings lead to ${entry.id}`;
    return [
      { file: entry.file, line: entry.line('phrasings'), what, todo: `Write ${LEAST_PHRASINGS} or more.` },
    ];
  });
}

interface Said {
  readonly id: string;
  readonly text: string;
  readonly file: string;
  readonly line: number;
}

function duplicates(entries: readonly PhrasedEntry[], mass: readonly Said[]): ContentFault[] {
  const first = new Map<string, Said>();
  const found: ContentFault[] = [];
  const own = entries.flatMap((entry) =>
    entry.phrasings.map((text, at): Said => ({
      id: entry.id,
      text,
      file: entry.file,
      line: entry.line('phrasings', at),
    })),
  );
  for (const said of [...own, ...mass]) {
    const key = bare(said.text);
    const before = first.get(key);
    if (before === undefined) first.set(key, said);
    else {
      const where = before.id === said.id ? 'already' : `for ${before.id}`;
      const todo =
        before.id === said.id ? 'Take one out.' : 'Decide where it belongs and take the other out.';
      found.push({
        file: said.file,
        line: said.line,
        what: `"${said.text}" stands ${where} at ${before.file}:${before.line}`,
        todo,
      });
    }
  }
  return found;
}

/** What is left of a message without case and signs; a message of signs alone is itself. */
function bare(text: string): string {
  const letters = text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
  return letters === '' ? text : letters;
}

function guideFaults(
  sections: readonly GuideSection[],
  entries: readonly ReadEntry[],
  guideText: string | undefined,
): ContentFault[] {
  const found: ContentFault[] = [];
  const fault = (what: string, todo: string): number =>
    found.push({ file: 'knowledge/en/guide.yaml', line: 1, what, todo });
  for (const { title, stale, entries: resting } of coverageOf(sections, entries)) {
    if (resting.length === 0)
      fault(`No entry rests on the section "${title}"`, 'Write one, or name the section in one that does.');
    if (stale)
      fault(
        `The section "${title}" has changed since ${resting.join(', ')} were read against it`,
        'Read them, then set checked to its sha256.',
      );
  }
  if (guideText === undefined) return found;
  const now = hashSections(guideText, sections);
  for (const { title, sha256 } of sections) {
    const hash = now.get(title);
    if (hash === undefined)
      fault(`The guide has no section "${title}" any more`, 'Correct its title and starts, or take it out.');
    else if (hash !== sha256)
      fault(
        `The guide's text of "${title}" has changed`,
        `Set its sha256 to ${hash}; its entries are stale until read.`,
      );
  }
  return found;
}
