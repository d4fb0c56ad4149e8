import path from 'node:path';
import { readBase, readMass } from '../../src/knowledge/base.ts';
import { decide } from '../../src/match/decide.ts';
import { fit } from '../../src/match/fit.ts';
import { confidences } from '../../src/match/fusion.ts';
import { createScorer } from '../../src/match/scores.ts';
import { createRandom } from '../../src/match/random.ts';
import { JUDGE, type FusionSettings } from '../../src/match/settings.ts';
import { isEntryId, type EntryId } from '../../src/model/ids.ts';
import { readLabelled, type Labelled } from '../eval/rows.ts';
import type { Examples, RowVariant, Variant } from './ablation-variants.ts';
import { thinned } from './bases.ts';

/** Voices left out in turn, and how many of each one's messages are asked. */
const VOICES = 3;
const MESSAGES = 400;
const WRITTEN = 'left-out voices';
const MISSPELLED = 'the same, misspelled';
/** How many of the longer words a hasty writer gets wrong. */
const SLIPS = 0.2;
/** How much surer or less sure a system may be made before it is judged. */
const SCALES = [0.6, 0.7, 0.8, 0.9, 1, 1.1, 1.25, 1.4, 1.6, 2, 2.5, 3.2, 4];

export interface OnSet {
  readonly set: string;
  readonly scope: number;
  readonly first: number;
  readonly three: number;
  readonly offered: number;
  readonly wrong: number;
  readonly outside: number;
  readonly rejected: number;
}

/** What was measured with one ingredient off. */
export interface Figured {
  readonly name: string;
  readonly sets: readonly OnSet[];
}

/** What the three scorers make of a message. */
interface Row {
  readonly scores: readonly [Float32Array, Float32Array, Float32Array];
  readonly length: number;
  readonly classes: readonly string[];
  readonly expected: readonly string[];
}

interface RowSet {
  readonly set: string;
  readonly rows: readonly Row[];
}

/** Fits with the ingredient off: once on everything for the labelled files, once for each voice without it. */
export function scoreAll(content: string, files: readonly string[], variant: Variant): RowSet[] {
  const { base, entries } = readBase(content);
  if (base === undefined) throw new Error('The base cannot be read: run npm run content.');
  const lexicon = variant.lexicon?.(base.lexicon) ?? base.lexicon;
  const all = readMass(content, []);
  const own = entries.flatMap((entry) =>
    [entry.title, ...entry.keywords, ...entry.phrasings].map((text) => ({ id: entry.id, text })),
  );
  const score = (mass: Examples['mass'], messages: readonly Labelled[]): Row[] => {
    const kept = variant.examples?.({ own, mass }) ?? { own, mass };
    const model = fit([...kept.own, ...kept.mass], lexicon);
    const scorer = createScorer(model);
    return messages.map(({ text, expected }) => {
      const reading = scorer.read(text);
      const { words, characters, entries: gains } = scorer.score(reading);
      const scores = [words.slice(), characters.slice(), gains.slice()] as const;
      return { scores, length: reading.stems.length, classes: model.classes, expected };
    });
  };
  const labelled = files.map((file) => ({
    set: path.basename(file, '.jsonl'),
    messages: readLabelled(file),
  }));
  const asked = score(
    all,
    labelled.flatMap(({ messages }) => messages),
  );
  let from = 0;
  const sets = labelled.map(({ set, messages }) => {
    from += messages.length;
    return { set, rows: asked.slice(from - messages.length, from) };
  });
  const random = createRandom(3);
  const written = leftOut(all).map(({ rest, messages }) => {
    const rows = score(rest, [...messages, ...messages.map((message) => misspelled(message, random))]);
    return { plain: rows.slice(0, messages.length), slipped: rows.slice(messages.length) };
  });
  const slips = written.flatMap(({ slipped }) => slipped);
  return [
    ...sets,
    { set: WRITTEN, rows: written.flatMap(({ plain }) => plain) },
    { set: MISSPELLED, rows: slips },
  ];
}

/** The same message by a hasty writer: in one of five longer words two letters change places or one is missing. */
function misspelled({ text, expected }: Labelled, random: () => number): Labelled {
  const words = text.split(' ').map((word) => {
    if (word.length < 5 || random() > SLIPS) return word;
    const at = 1 + Math.floor(random() * (word.length - 2));
    const letters = random() < 0.5 ? '' : `${word[at + 1] ?? ''}${word[at] ?? ''}`;
    return letters === ''
      ? word.slice(0, at) + word.slice(at + 1)
      : word.slice(0, at) + letters + word.slice(at + 2);
  });
  return { text: words.join(' '), expected };
}

function leftOut<T extends { readonly file: string; readonly id: string; readonly text: string }>(
  mass: readonly T[],
) {
  const voices = Map.groupBy(mass, ({ file }) => file);
  // A voice speaks for most entries; a file of one kind of message is none.
  const whole = [...voices].filter(([, said]) => new Set(said.map(({ id }) => id)).size > 40);
  return thinned(whole, VOICES).map(([file, said]) => ({
    rest: mass.filter((phrasing) => phrasing.file !== file),
    messages: thinned(said, MESSAGES).map(({ id, text }) => ({ text, expected: [id] })),
  }));
}

/** Puts the scores together without the ingredient, as sure as suits the left-out voices best, and judges. */
export function figure(name: string, sets: readonly RowSet[], { mute = [], length }: RowVariant): Figured {
  const { words, characters, entries } = JUDGE.fusion;
  const weight = (at: number, value: number): number => (mute.includes(at) ? 0 : value);
  const confidencesOf = ({ scores, length: own }: Row, scale: number): Float32Array => {
    const fusion: FusionSettings = {
      words: scale * weight(0, words),
      characters: scale * weight(1, characters),
      entries: scale * weight(2, entries),
    };
    const three = { words: scores[0], characters: scores[1], entries: scores[2] };
    return confidences(three, length ?? own, fusion);
  };
  const written = sets.find(({ set }) => set === WRITTEN)?.rows ?? [];
  const losses = SCALES.map((scale) =>
    written.reduce((sum, row) => sum - Math.log(likely(row, confidencesOf(row, scale))), 0),
  );
  const scale = SCALES[losses.indexOf(Math.min(...losses))] ?? 1;
  return {
    name,
    sets: sets.map(({ set, rows }) => {
      const tally = new Tally();
      for (const row of rows) tally.add(row, confidencesOf(row, scale));
      return tally.figures(set);
    }),
  };
}

function likely({ classes, expected }: Row, confidence: Float32Array): number {
  return expected.reduce((sum, id) => sum + (confidence[classes.indexOf(id)] ?? 0), 1e-9);
}

/** Counts what the thresholds make of the confidences. */
class Tally {
  readonly #counts = { scope: 0, first: 0, three: 0, offered: 0, wrong: 0, outside: 0, rejected: 0 };

  add({ expected, classes }: Row, confidence: Float32Array): void {
    const counts = this.#counts;
    const ranked = classes.map((id, at) => ({ id: entryOrNone(id), confidence: confidence[at] ?? 0 }));
    ranked.sort((a, b) => b.confidence - a.confidence);
    const why = { candidates: ranked, matched: [], corrected: [] };
    const finding = decide(ranked, why, JUDGE.thresholds);
    if (expected[0] === 'none') {
      counts.outside += 1;
      if (finding.outcome === 'unknown') counts.rejected += 1;
      return;
    }
    const entries = ranked.filter(({ id }) => id !== 'none').slice(0, 3);
    counts.scope += 1;
    if (expected.includes(entries[0]?.id ?? '')) counts.first += 1;
    if (entries.some(({ id }) => expected.includes(id))) counts.three += 1;
    if (finding.outcome === 'answered' && !expected.includes(finding.id)) counts.wrong += 1;
    const given =
      finding.outcome === 'answered' ? [finding.id] : finding.outcome === 'offered' ? finding.ids : ['none'];
    if (given.some((id) => expected.includes(id))) counts.offered += 1;
  }

  figures(set: string): OnSet {
    return { set, ...this.#counts };
  }
}

function entryOrNone(id: string): EntryId | 'none' {
  return isEntryId(id) ? id : 'none';
}
