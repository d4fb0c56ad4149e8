import { containerBootstrap } from '@nlpjs/core';
import { LangEn } from '@nlpjs/lang-en';
import { Nlp } from '@nlpjs/nlp';
import Fuse from 'fuse.js';
import MiniSearch from 'minisearch';
import type { Judge } from '../../src/commands/judging.ts';
import { loadJudge } from '../../src/commands/loading.ts';
import { fit, type Example } from '../../src/match/fit.ts';
import { createMatcher } from '../../src/match/judge.ts';
import type { Lexicon } from '../../src/match/lexicon.ts';
import { FIT } from '../../src/match/settings.ts';
import { systemClock } from '../../src/world.ts';
import { ROOT } from './machine.ts';

/** The ids of a message, best first; `none` is one of them. */
export type Rank = (text: string) => readonly string[] | Promise<readonly string[]>;

/** What is compared: how it is built over the base, and one or several ways to ask it. */
export interface System {
  /** `quick`: as few passes of training as can be, where only the time of a question is wanted. */
  build(examples: readonly Example[], lexicon: Lexicon, quick: boolean): Promise<ReadonlyMap<string, Rank>>;
}

const guide: System = {
  async build(examples, lexicon, quick) {
    const settings = {
      ...FIT,
      words: { ...FIT.words, epochs: 1 },
      characters: { ...FIT.characters, epochs: 1 },
    };
    const model = fit(examples, lexicon, quick ? settings : FIT);
    const matcher = createMatcher(model);
    const idsOf = (text: string): string[] => matcher.judge(text).why.candidates.map(({ id }) => id);
    const ways: [string, Rank][] = [['this project', (text) => idsOf(text)]];
    if (!quick) ways.push(['– with the danger check', withDanger(idsOf)]);
    return new Map(ways);
  },
};

/** Loaded with the first question, so that its memory is not counted as the matcher's. */
function withDanger(idsOf: (text: string) => string[]): Rank {
  let judge: Promise<Judge> | undefined;
  return async (text) => {
    judge ??= loadJudge(ROOT, { clock: systemClock }, { err: () => undefined });
    (await judge).detectDanger(text);
    return idsOf(text);
  };
}

/** Each phrasing a record; an entry stands where its nearest phrasing stands. */
function fuse(name: string, options: object): System {
  return {
    async build(examples) {
      const index = new Fuse(examples, { keys: ['text'], ...options });
      return new Map([[name, (text) => once(index.search(text, { limit: 50 }).map(({ item }) => item.id))]]);
    },
  };
}

/** Each entry a document of all its phrasings. */
const miniByEntry: System = {
  async build(examples) {
    const index = new MiniSearch<{ id: string; text: string }>({ fields: ['text'] });
    for (const [id, own] of Map.groupBy(examples, (example) => example.id))
      index.add({ id, text: own.map((example) => example.text).join('\n') });
    return new Map([
      ['MiniSearch, a document an entry', (text) => index.search(text).map((found) => String(found.id))],
    ]);
  },
};

/** Each phrasing a document. */
const miniByPhrasing: System = {
  async build(examples) {
    const index = new MiniSearch<{ id: number; text: string }>({ fields: ['text'] });
    index.addAll(examples.map(({ text }, id) => ({ id, text })));
    const ids = examples.map((example) => example.id);
    return new Map([
      [
        'MiniSearch, a document a phrasing',
        (text) => once(index.search(text).map((found) => ids[Number(found.id)] ?? '')),
      ],
    ]);
  },
};

/** What node-nlp sets by itself, but for the lines it prints while it trains. */
const NEURAL = {
  keepStopwords: true,
  nonefeatureValue: 1,
  nonedeltaMultiplier: 1.2,
  spellCheck: false,
  spellCheckDistance: 1,
  filterZeros: true,
  log: false,
};

/** node-nlp's own engine, without the other languages and connectors that package brings. */
const nodeNlp: System = {
  async build(examples, _, quick) {
    const container = await containerBootstrap();
    const settings = { ...NEURAL, ...(quick ? { iterations: 1 } : {}) };
    container.use(Nlp);
    container.use(LangEn);
    const nlp = container.get('nlp');
    nlp.settings.autoSave = false;
    // After the engine, which would else write its own over it.
    container.registerConfiguration('nlu-??', settings, true);
    nlp.addLanguage('en');
    for (const { id, text } of examples) nlp.addDocument('en', text, id);
    await nlp.train();
    const rank: Rank = async (text) =>
      (await nlp.process('en', text)).classifications.map(({ intent }) =>
        intent === 'None' ? 'none' : intent,
      );
    return new Map([['node-nlp', rank]]);
  },
};

function once(ids: readonly string[]): string[] {
  return [...new Set(ids)];
}

/** Every system by the name the parent process gives its child, in the table's order. */
export const SYSTEMS: ReadonlyMap<string, System> = new Map([
  ['guide', guide],
  ['node-nlp', nodeNlp],
  ['mini-entry', miniByEntry],
  ['mini-phrasing', miniByPhrasing],
  ['fuse-token', fuse('Fuse.js, token search', { useTokenSearch: true, threshold: 0.1 })],
  ['fuse', fuse('Fuse.js, default search', {})],
]);
