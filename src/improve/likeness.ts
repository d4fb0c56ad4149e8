import { setImmediate as breathe } from 'node:timers/promises';

/** A word by its stem, and how telling it is: what everybody says all the time weighs nothing. */
export interface Term {
  readonly stem: string;
  readonly weight: number;
}

/** Things that say much the same; the first one is what the others are like. */
export type Group<T> = readonly [T, ...T[]];

interface Open<T> {
  readonly members: [T, ...T[]];
  readonly stems: ReadonlyMap<string, number>;
  readonly weight: number;
}

/** So much of what the shorter of two texts says must be in the other. */
const ALIKE = 0.45;
/** A stem leads to so many groups at most: the work grows with the number of texts, and not with its square. */
const MOST_GROUPS = 40;
const AT_ONCE = 100;

/**
 * Groups by likeness, the largest first: each text joins the group whose first one it shares most of its telling words
 * with, or opens another. It stops for breath, so that thousands of texts keep nobody waiting.
 */
export async function groupAlike<T>(
  all: readonly T[],
  termsOf: (one: T) => readonly Term[],
): Promise<readonly Group<T>[]> {
  const groups: Open<T>[] = [];
  const byStem = new Map<string, Open<T>[]>();
  for (const [index, one] of all.entries()) {
    if (index % AT_ONCE === AT_ONCE - 1) await breathe();
    const stems = new Map(termsOf(one).map(({ stem, weight }) => [stem, weight]));
    const weight = sum(stems.values());
    const like = mostLike(stems, weight, byStem);
    if (like !== undefined) {
      like.members.push(one);
      continue;
    }
    const opened: Open<T> = { members: [one], stems, weight };
    groups.push(opened);
    for (const stem of stems.keys()) enter(byStem, stem, opened);
  }
  return groups.map(({ members }) => members).toSorted((a, b) => b.length - a.length);
}

function mostLike<T>(
  stems: ReadonlyMap<string, number>,
  weight: number,
  byStem: ReadonlyMap<string, readonly Open<T>[]>,
): Open<T> | undefined {
  const shared = new Map<Open<T>, number>();
  for (const [stem, own] of stems)
    for (const group of byStem.get(stem) ?? []) shared.set(group, (shared.get(group) ?? 0) + own);
  let best: Open<T> | undefined;
  let most = ALIKE;
  for (const [group, common] of shared) {
    const likeness = common / Math.min(weight, group.weight);
    if (likeness < most) continue;
    best = group;
    most = likeness;
  }
  return best;
}

function enter<T>(byStem: Map<string, Open<T>[]>, stem: string, group: Open<T>): void {
  const groups = byStem.get(stem);
  if (groups === undefined) byStem.set(stem, [group]);
  else if (groups.length < MOST_GROUPS) groups.push(group);
}

function sum(numbers: Iterable<number>): number {
  let total = 0;
  for (const number of numbers) total += number;
  return total;
}
