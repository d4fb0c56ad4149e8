/** One document per entry on an inverted index; what each word adds to each entry is worked out beforehand. */
export interface EntryIndex {
  readonly classes: number;
  /** The postings of feature f stand from starts[f] to starts[f + 1]. */
  readonly starts: Uint32Array;
  readonly entries: Uint16Array;
  readonly gains: Float32Array;
}

export interface Bm25Settings {
  readonly k1: number;
  readonly b: number;
}

/** Builds the index from how often each feature occurs in each entry (`counts[feature]`: entry → times). */
export function buildIndex(
  counts: readonly ReadonlyMap<number, number>[],
  classes: number,
  settings: Bm25Settings,
): EntryIndex {
  const lengths = new Float64Array(classes);
  let postings = 0;
  for (const perEntry of counts) {
    postings += perEntry.size;
    for (const [entry, times] of perEntry) lengths[entry] = (lengths[entry] ?? 0) + times;
  }
  const mean = lengths.reduce((sum, length) => sum + length, 0) / Math.max(1, classes);
  const starts = new Uint32Array(counts.length + 1);
  const entries = new Uint16Array(postings);
  const gains = new Float32Array(postings);
  let at = 0;
  for (const [feature, perEntry] of counts.entries()) {
    starts[feature] = at;
    const rarity = Math.log(1 + (classes - perEntry.size + 0.5) / (perEntry.size + 0.5));
    for (const [entry, times] of perEntry) {
      const norm = settings.k1 * (1 - settings.b + (settings.b * (lengths[entry] ?? 0)) / mean);
      entries[at] = entry;
      gains[at] = (rarity * times * (settings.k1 + 1)) / (times + norm);
      at += 1;
    }
  }
  starts[counts.length] = at;
  return { classes, starts, entries, gains };
}

/** Adds what the features gain each entry to `scores`. */
export function addGains(index: EntryIndex, features: Uint32Array, size: number, scores: Float32Array): void {
  for (let at = 0; at < size; at += 1) {
    const feature = features[at] ?? 0;
    const end = index.starts[feature + 1] ?? 0;
    for (let posting = index.starts[feature] ?? 0; posting < end; posting += 1) {
      const entry = index.entries[posting] ?? 0;
      scores[entry] = (scores[entry] ?? 0) + (index.gains[posting] ?? 0);
    }
  }
}
