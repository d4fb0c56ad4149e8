import Fuse from 'fuse.js';

/** Reads an unknown word as the nearest known one, or leaves it. */
export interface Speller {
  correct(word: string): string;
}

const SHORTEST = 4;
const LONGEST = 24;
const SHORTLIST = 24;
const CACHE = 20_000;

/**
 * Searches the vocabulary with Fuse. Fuse reads every word it is given, so it is given only the few that share
 * most letter pairs with the word in question; every verdict is kept, since people misspell alike.
 * `spared` are words that are right though the base does not use them. `counts` says how often each known word occurs: of two equally near words the commoner is taken.
 */
export function createSpeller(
  counts: ReadonlyMap<string, number>,
  spared: (word: string) => boolean = () => false,
): Speller {
  const known = [...counts.keys()].filter((word) => word.length >= SHORTEST && (counts.get(word) ?? 0) > 1);
  const pairs = indexPairs(known);
  const shared = new Uint8Array(known.length);
  const cache = new Map<string, string>();

  function look(word: string): string {
    const near = shortlist(word, known, pairs, shared);
    if (near.length === 0) return word;
    const fuse = new Fuse(near, {
      includeScore: true,
      threshold: 0.4,
      distance: 12,
      isCaseSensitive: true,
      ignoreFieldNorm: true,
    });
    let best = word;
    let bestRank = Number.POSITIVE_INFINITY;
    for (const { item, score } of fuse.search(word)) {
      const edits = distance(word, item);
      if (edits > (word.length < 7 ? 1 : 2) || !beginsAlike(word, item)) continue;
      const rank =
        edits + (score ?? 1) - Math.log1p(counts.get(item) ?? 0) / 20 + (word[0] === item[0] ? 0 : 0.5);
      if (rank < bestRank) [best, bestRank] = [item, rank];
    }
    return best;
  }

  return {
    correct(word) {
      if (word.length < SHORTEST || word.length > LONGEST || counts.has(word) || spared(word)) return word;
      const before = cache.get(word);
      if (before !== undefined) return before;
      const found = look(word);
      if (cache.size >= CACHE) cache.clear();
      cache.set(word, found);
      return found;
    },
  };
}

/** Hardly anyone misses a word's first letter but by swapping it with the second. */
function beginsAlike(a: string, b: string): boolean {
  return a[0] === b[0] || (a[0] === b[1] && a[1] === b[0]);
}

function pairsOf(word: string): string[] {
  const padded = `^${word}$`;
  const found: string[] = [];
  for (let at = 0; at + 2 <= padded.length; at += 1) found.push(padded.slice(at, at + 2));
  return found;
}

function indexPairs(known: readonly string[]): Map<string, number[]> {
  const index = new Map<string, number[]>();
  for (const [at, word] of known.entries()) {
    for (const pair of new Set(pairsOf(word))) {
      const list = index.get(pair);
      if (list === undefined) index.set(pair, [at]);
      else list.push(at);
    }
  }
  return index;
}

function shortlist(
  word: string,
  known: readonly string[],
  pairs: ReadonlyMap<string, readonly number[]>,
  shared: Uint8Array,
): string[] {
  const seen: number[] = [];
  for (const pair of new Set(pairsOf(word))) {
    for (const at of pairs.get(pair) ?? []) {
      const count = shared[at] ?? 0;
      if (count === 0) seen.push(at);
      shared[at] = count + 1;
    }
  }
  // Two edits touch at most six of the pairs.
  const least = Math.max(2, word.length + 1 - (word.length < 8 ? 3 : 6));
  const near = seen.filter(
    (at) => (shared[at] ?? 0) >= least && Math.abs((known[at] ?? '').length - word.length) <= 2,
  );
  near.sort((a, b) => (shared[b] ?? 0) - (shared[a] ?? 0) || a - b);
  const found = near.slice(0, SHORTLIST).map((at) => known[at] ?? '');
  for (const at of seen) shared[at] = 0;
  return found;
}

const VOWELS = 'aeiouy';
/** Consonants that sound alike, and so are taken for one another. */
const ALIKE = new Set(['cs', 'ck', 'ks', 'sz', 'gj', 'fv', 'dt', 'mn', 'cq', 'kq', 'bp', 'vw']);
const ROWS = ['qwertyuiop', 'asdfghjkl', 'zxcvbnm'];
const NEVER = 3;

/**
 * What it takes to read one short word as another. Slips people make are cheap: a letter too many or too few, two
 * swapped, a vowel for a vowel, a sound for a like sound, in longer words the key beside. Any other letter in a
 * letter's place is dear: such words are mostly two different words (killed, filled).
 */
export function distance(a: string, b: string): number {
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const slip = (last[j - 1] ?? 0) + slipOf(a, i - 1, b, j - 1);
      let least = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, slip);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        least = Math.min(least, (before[j - 2] ?? 0) + 1);
      row.push(least);
    }
    before = last;
    last = row;
  }
  return last[b.length] ?? 0;
}

function slipOf(a: string, i: number, b: string, j: number): number {
  const one = a[i] ?? '';
  const two = b[j] ?? '';
  if (one === two) return 0;
  if (VOWELS.includes(one) && VOWELS.includes(two)) return 1;
  if (ALIKE.has(one < two ? one + two : two + one)) return 1;
  const besides = ROWS.some(
    (row) => row.includes(one) && Math.abs(row.indexOf(one) - row.indexOf(two)) === 1 && row.includes(two),
  );
  return besides && b.length >= 7 ? 1 : NEVER;
}
