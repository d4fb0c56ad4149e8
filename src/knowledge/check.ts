import { readBase, readMass } from './base.ts';
import { CLINIC_FACTS } from './clinic.ts';
import type { Entry, PhrasedEntry } from './entry.ts';
import type { ContentFault } from '../model/content-fault.ts';
import { placeholders } from './fill.ts';
import { hashSections, staleSections, type GuideSection } from './guide.ts';
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
  const { base, entries, faults: readFaults } = readBase(folder);
  const faults: ContentFault[] = [...readFaults];
  const mass = readMass(folder, faults);
  const ids = new Set<string>(entries.map((entry) => entry.id));
  const unread = new Set(readFaults.map((fault) => fault.file));
  for (const id of ENTRY_IDS) {
    if (!ids.has(id) && ![...unread].some((file) => file.endsWith(`/${id}.md`))) {
      faults.push({
        file: `knowledge/en/${id}.md`,
        line: 1,
        what: 'An entry of the knowledge map is missing',
        todo: 'Write it.',
      });
    }
  }
  const sections = base?.sections ?? [];
  for (const entry of entries) faults.push(...entryFaults(entry, { ids, sections, flows: new Set(flows) }));
  for (const { id, file, line } of mass) {
    if (id !== 'none' && !ids.has(id))
      faults.push({ file, line, what: `${id} is no entry`, todo: 'Correct the id of its group.' });
  }
  faults.push(
    ...fewPhrasings(entries, mass),
    ...duplicates(entries, mass),
    ...guideFaults(sections, entries, guideText),
  );
  const own = entries.reduce((sum, entry) => sum + entry.phrasings.length, 0);
  const none = mass.filter((phrasing) => phrasing.id === 'none').length;
  return { entries: entries.length, phrasings: own + mass.length - none, none, faults };
}

interface Known {
  readonly ids: ReadonlySet<string>;
  readonly sections: readonly GuideSection[];
  readonly flows: ReadonlySet<string>;
}

function entryFaults(entry: Entry, { ids, sections, flows }: Known): ContentFault[] {
  const found: ContentFault[] = [];
  const fault = (line: number, what: string, todo: string): number =>
    found.push({ file: entry.file, line, what, todo });
  const titles = sections.map((section) => section.title);
  for (const [at, title] of entry.guide.entries()) {
    if (!titles.includes(title)) {
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
  if (entry.flow !== undefined && !flows.has(entry.flow)) {
    fault(
      entry.line('flow'),
      `The flow ${entry.flow} does not exist`,
      `Name one of: ${[...flows].join(' · ') || 'none exist yet'}.`,
    );
  }
  const facts = new Set([...CLINIC_FACTS, ...ALWAYS]);
  const texts = { short: entry.short, otherwise: entry.otherwise ?? '', full: entry.full };
  for (const [field, text] of Object.entries(texts)) {
    for (const name of placeholders(text)) {
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
  entries: readonly Entry[],
  guideText: string | undefined,
): ContentFault[] {
  const found: ContentFault[] = [];
  const fault = (what: string, todo: string): number =>
    found.push({ file: 'knowledge/en/guide.yaml', line: 1, what, todo });
  const stale = new Set(staleSections(sections));
  for (const { title } of sections) {
    const resting = entries.filter((entry) => entry.guide.includes(title)).map((entry) => entry.id);
    if (resting.length === 0)
      fault(`No entry rests on the section "${title}"`, 'Write one, or name the section in one that does.');
    if (stale.has(title))
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
