import type { Reading } from './reader.ts';

/** What a text is made of, for the word scorers: features with how often they occur, in order of first sight. */
export type Bag = Map<string, number>;

/** Words (stems), neighbouring pairs, and concept groups, marked `@`. */
export function wordFeatures({ stems, groups }: Pick<Reading, 'stems' | 'groups'>): Bag {
  const bag: Bag = new Map();
  let before = '^';
  let groupBefore = '';
  for (let at = 0; at < stems.length; at += 1) {
    const here = stems[at] ?? '';
    add(bag, here);
    add(bag, `${before} ${here}`);
    const touched = groups[at] ?? [];
    for (const group of touched) {
      add(bag, `@${group}`);
      if (groupBefore !== '') add(bag, `@${groupBefore} @${group}`);
      add(bag, `${before} @${group}`);
    }
    if (groupBefore !== '') add(bag, `@${groupBefore} ${here}`);
    groupBefore = touched[0] ?? '';
    before = here;
  }
  add(bag, `${before} $`);
  return bag;
}

function add(bag: Bag, feature: string): void {
  bag.set(feature, (bag.get(feature) ?? 0) + 1);
}

/** Buckets for character n-grams: collisions at this size cost nothing measurable. */
export const CHARACTER_BUCKETS = 32_768;

/** Character 3- to 5-grams of the words joined by blanks, hashed (FNV-1a); parallel arrays of bucket and count. */
export function characterFeatures(joined: string, counts: Uint16Array, found: Uint32Array): number {
  const padded = ` ${joined} `;
  let size = 0;
  for (let start = 0; start + 3 <= padded.length; start += 1) {
    let hash = 2166136261;
    const end = Math.min(padded.length, start + 5);
    for (let at = start; at < end; at += 1) {
      hash = Math.imul(hash ^ padded.charCodeAt(at), 16777619);
      if (at - start < 2) continue;
      const bucket = ((hash >>> 0) ^ (hash >>> 17)) & (CHARACTER_BUCKETS - 1);
      const count = counts[bucket] ?? 0;
      if (count === 0) {
        found[size] = bucket;
        size += 1;
      }
      counts[bucket] = count + 1;
    }
  }
  return size;
}
