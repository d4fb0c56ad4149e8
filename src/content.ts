import path from 'node:path';
import type { PageWords } from './dialogs/page.ts';
import type { SlackWords } from './dialogs/slack.ts';
import type { Clinic } from './knowledge/clinic.ts';
import type { Entry } from './knowledge/entry.ts';
import { sayFull, sayShort } from './knowledge/fill.ts';
import type { Facts } from './model/template.ts';
import { coverageOf } from './knowledge/coverage.ts';
import { createFinder, type Finder } from './knowledge/finder.ts';
import { ENTRY_IDS } from './knowledge/map.ts';
import type { LoadedModel } from './knowledge/model-file.ts';
import { refit } from './knowledge/refit.ts';
import { loadModel } from './knowledge/model-product.ts';
import { kindWords, type Support } from './knowledge/support.ts';
import { valuesOf } from './knowledge/values.ts';
import type { SectionCoverage } from './model/authoring.ts';
import type { Correction } from './model/correction.ts';
import { topicOf, type EntryId } from './model/ids.ts';
import type { Clock } from './model/world.ts';
import { createZone } from './model/zone.ts';
import { createLanguageReader, type LanguageReader } from './recognize/language.ts';
import { CALL_BACK } from './turn/person.ts';
import type { SpokenEntry, SupportTalk, Talk } from './turn/talk.ts';
import { LANGUAGE, type Written } from './written.ts';

/** Everything written: read once, checked as a whole, and handed on. */
export interface Content {
  /** The top folder that it was read below. */
  readonly root: string;
  readonly clinic: Clinic;
  readonly talk: Talk;
  readonly page: PageWords;
  readonly slack: SlackWords;
  /** Whether a message is in another language than the content. */
  readonly isForeign: LanguageReader;
  /** The guide's sections, which entries rest on each, and whether its text changed since they were read. */
  readonly coverage: readonly SectionCoverage[];
  /** What every placeholder stands for now. */
  readonly values: () => Facts;
  /** Over the fitted model in use. */
  readonly finder: () => Finder;
  /** What can be answered with, in the order in which people meet it. */
  readonly entries: readonly Pick<Entry, 'id' | 'title' | 'guide' | 'reviewed'>[];
  /** A model with these corrections on top of the content; without any, that of the content as it is. */
  readonly fit: (corrections: readonly Correction[], signal?: AbortSignal) => Promise<LoadedModel>;
  /** Another fitted model from the next message on; a message under way is finished with the one it began with. */
  readonly use: (model: LoadedModel) => void;
}

export interface ContentOptions {
  readonly written: Written;
  readonly modelFile: string;
  /** How many days a transcript is kept. */
  readonly days: number;
  readonly clock: Clock;
}

/** Puts what was written beside the fitted model, which must be one of that very content. */
export async function createContent({ written, modelFile, days, clock }: ContentOptions): Promise<Content> {
  const { base, clinic, phrases, flows, page, slack, crisis } = written;
  const { emergency = '', line = '' } = crisis.numbers;
  let finder = createFinder(await loadModel(modelFile));
  const values = everyMinute(clock, (now) => valuesOf(clinic, base.words, { emergency, line, days }, now));
  const talk: Talk = {
    phrases,
    flows: offered(flows, clinic),
    entry: (id) => spoken(base.entries.get(id), values()),
    topic: (topic) => inOrder([...base.entries.keys()].filter((id) => topicOf(id) === topic)),
    find: (text) => finder.find(text),
    support: supportTalk(base.support, finder),
    facts: values,
    place: { zone: createZone(clinic.time_zone), culture: clinic.culture },
    get hashes() {
      return { content: base.hash.slice(0, 12), model: finder.model.slice(0, 12) };
    },
  };
  const isForeign = createLanguageReader({
    smallWords: written.otherLanguages,
    known: (text) => finder.known(text),
  });
  const use = (model: LoadedModel): void => {
    finder = createFinder(model);
  };
  const entries = inOrder([...base.entries.keys()]).flatMap((id) => base.entries.get(id) ?? []);
  const coverage = coverageOf(base.sections, entries);
  const folder = path.join(written.root, 'knowledge', LANGUAGE);
  const fit: Content['fit'] = (corrections, signal) =>
    corrections.length === 0 ? loadModel(modelFile) : refit(folder, corrections, signal);
  const finding = { finder: () => finder, fit, use };
  return { root: written.root, clinic, talk, page, slack, isForeign, coverage, entries, values, ...finding };
}

/** Call-back requests are there only where somebody at the clinic looks at them. */
function offered(flows: Written['flows'], clinic: Clinic): Written['flows'] {
  return clinic.call_back ? flows : new Map([...flows].filter(([id]) => id !== CALL_BACK));
}

/** The order of the knowledge map, in which people meet things; a clinic's own entries follow. */
function inOrder(ids: readonly EntryId[]): readonly EntryId[] {
  const place = (id: EntryId): number => (ENTRY_IDS.includes(id) ? ENTRY_IDS.indexOf(id) : ENTRY_IDS.length);
  return ids.toSorted((a, b) => place(a) - place(b));
}

/** Putting hours and dates into words takes a moment, and they hold for the minute. */
function everyMinute<T>(clock: Clock, make: (now: number) => T): () => T {
  let made: { readonly minute: number; readonly value: T } | undefined;
  return () => {
    const now = clock.now();
    const minute = Math.floor(now / 60_000);
    if (made?.minute !== minute) made = { minute, value: make(now) };
    return made.value;
  };
}

function spoken(entry: Entry | undefined, values: Facts): SpokenEntry | undefined {
  if (!entry) return undefined;
  const { id, title, subject, followUps, flow, guide } = entry;
  return {
    id,
    title,
    subject,
    short: sayShort(entry, values),
    full: sayFull(entry, values),
    followUps,
    ...(guide.length > 0 && { section: guide.join(', ') }),
    ...(flow !== undefined && { flow }),
  };
}

const OTHERS = 'support/someone-else';

function supportTalk(support: Support, finder: Finder): SupportTalk {
  const spotter = finder.spotter(kindWords(support));
  return {
    kind: (id, text) => {
      const kinds = spotter.spot(text);
      // Of somebody else, that it is a child matters more than what troubles it.
      if (id === OTHERS && kinds.includes('child')) return 'child';
      return kinds.length === 1 ? kinds[0] : undefined;
    },
    say: (id, kind = '', at, times) => {
      const own = id === OTHERS ? support.other : support;
      const texts = (own.kinds[kind] ?? own.general)[at];
      return texts[times % texts.length] ?? '';
    },
  };
}
