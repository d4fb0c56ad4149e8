import { buildIndex, type EntryIndex } from './bm25.ts';
import { CHARACTER_BUCKETS, wordFeatures, type Bag } from './features.ts';
import { plain, words } from './normalise.ts';
import { knownMessages, type Known } from './known.ts';
import type { Lexicon } from './lexicon.ts';
import { createReader, type Reading } from './reader.ts';
import { FIT, type FitSettings } from './settings.ts';
import { fitSoftmax, type Softmax, type SparseRows } from './softmax.ts';
import { createVectors, type Vector } from './vectors.ts';

/** One message and the class it belongs to: an entry id or `none`. */
export interface Example {
  readonly id: string;
  readonly text: string;
}

/** Everything judging needs, as plain data. */
export interface Model {
  readonly classes: readonly string[];
  readonly lexicon: Lexicon;
  /** Words of the base and how often each occurs: what the speller corrects towards. */
  readonly counts: ReadonlyMap<string, number>;
  /** Kept word features in the order of their numbers. */
  readonly features: readonly string[];
  readonly words: Softmax;
  readonly characters: Softmax;
  readonly entries: EntryIndex;
  /** Short messages of the base itself. */
  readonly known: Known;
}

/** Fits a model. Deterministic: the same examples in the same order give the same bytes. */
export function fit(examples: readonly Example[], lexicon: Lexicon, settings: FitSettings = FIT): Model {
  const classes = [...new Set(examples.map((example) => example.id))].sort();
  const numbers = new Map(classes.map((id, at) => [id, at]));
  const counts = countWords(examples, lexicon);
  const reader = createReader(lexicon, counts);
  const readings = examples.map((example) => reader.read(example.text));
  const known = knownStems(readings, settings.leastWords);
  const bags = readings.map((reading) => wordFeatures(reading, (stem) => known.has(stem)));
  const targets = Uint16Array.from(examples, (example) => numbers.get(example.id) ?? 0);
  const features = keptFeatures(bags, settings.leastPairs);
  const lines = new Map(features.map((feature, at) => [feature, at]));
  const vectors = createVectors(lines);
  const wordRows = collect(bags, (bag) => vectors.words(bag));
  const characterRows = collect(readings, (reading) => vectors.characters(reading));
  return {
    classes,
    lexicon,
    counts,
    features,
    words: fitSoftmax(wordRows, targets, features.length, classes.length, settings.words),
    characters: fitSoftmax(characterRows, targets, CHARACTER_BUCKETS, classes.length, settings.characters),
    entries: buildIndex(countPerEntry(bags, targets, lines), classes.length, settings.bm25),
    known: knownMessages(examples, targets, lexicon),
  };
}

function countWords(examples: readonly Example[], lexicon: Lexicon): Map<string, number> {
  const counts = new Map<string, number>();
  for (const example of examples) {
    for (const word of words(plain(example.text), lexicon.spellings))
      counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  return counts;
}

function knownStems(readings: readonly Reading[], least: number): Set<string> {
  const texts = countTexts(readings.map((reading) => new Set(reading.stems)));
  return new Set([...texts].filter(([, count]) => count >= least).map(([stem]) => stem));
}

/** Every word, and the pairs that occur in at least so many texts. */
function keptFeatures(bags: readonly Bag[], leastPairs: number): string[] {
  const kept: string[] = [];
  for (const [feature, count] of countTexts(bags)) {
    if (count >= leastPairs || !feature.includes(' ')) kept.push(feature);
  }
  return kept.sort();
}

/** In how many texts each thing occurs. */
function countTexts(texts: readonly (Bag | ReadonlySet<string>)[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const text of texts) for (const thing of text.keys()) counts.set(thing, (counts.get(thing) ?? 0) + 1);
  return counts;
}

function countPerEntry(
  bags: readonly Bag[],
  targets: Uint16Array,
  lines: ReadonlyMap<string, number>,
): Map<number, number>[] {
  const counts = Array.from({ length: lines.size }, () => new Map<number, number>());
  for (const [at, bag] of bags.entries()) {
    const target = targets[at] ?? 0;
    for (const [feature, times] of bag) {
      const perEntry = counts[lines.get(feature) ?? -1];
      perEntry?.set(target, (perEntry.get(target) ?? 0) + times);
    }
  }
  return counts;
}

function collect<Text>(texts: readonly Text[], vectorOf: (text: Text) => Vector): SparseRows {
  const starts = new Uint32Array(texts.length + 1);
  const features: Uint32Array[] = [];
  const values: Float32Array[] = [];
  let total = 0;
  for (const [at, text] of texts.entries()) {
    const vector = vectorOf(text);
    features.push(vector.features.slice(0, vector.size));
    values.push(vector.values.slice(0, vector.size));
    total += vector.size;
    starts[at + 1] = total;
  }
  const allFeatures = new Uint32Array(total);
  const allValues = new Float32Array(total);
  for (const [at, part] of features.entries()) {
    allFeatures.set(part, starts[at] ?? 0);
    allValues.set(values[at] ?? [], starts[at] ?? 0);
  }
  return { starts, features: allFeatures, values: allValues };
}
