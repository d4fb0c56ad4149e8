import type { Reading } from './reader.ts';

/** What a text is made of, for the word scorers: features with how often they occur, in order of first sight. */
export type Bag = Map<string, number>;

/** Stands for any word that the base does not use, or only once: that a message is full of them says something. */
const UNKNOWN = '*';

/** Words (stems), neighbouring pairs, pairs with a word between, and concept groups, marked `@`. */
export function wordFeatures(
  { stems, groups }: Pick<Reading, 'stems' | 'groups'>,
  isKnown: (stem: string) => boolean,
): Bag {
  const bag: Bag = new Map();
  let before = '^';
  let earlier = '';
  let groupBefore = '';
  for (let at = 0; at < stems.length; at += 1) {
    const stem = stems[at] ?? '';
    const touched = groups[at] ?? [];
    const group = touched[0] === undefined ? undefined : `@${touched[0]}`;
    const here = isKnown(stem) ? stem : (group ?? UNKNOWN);
    if (here !== group) add(bag, here);
    add(bag, `${before} ${here}`);
    if (at > 1) add(bag, `${earlier} _ ${here}`);
    for (const name of touched) {
      add(bag, `@${name}`);
      if (groupBefore !== '') add(bag, `${groupBefore} @${name}`);
      add(bag, `${before} @${name}`);
    }
    if (groupBefore !== '') add(bag, `${groupBefore} ${here}`);
    groupBefore = group ?? '';
    earlier = before;
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
