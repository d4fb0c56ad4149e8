import { unfoldPhrase } from './phrases.ts';

/** Names of ideas (in capitals) and the phrases that express them. */
export type Concepts = Readonly<Record<string, readonly string[]>>;

/** What one word or phrase of a message stands for: an index into `Lexicon.tagSets`. */
export type TagSet = number;

export const UNKNOWN: TagSet = 0;

/** A message in ideas: what each phrase stands for, and the index of its last word. */
export interface Reading {
  readonly sets: readonly TagSet[];
  readonly ends: readonly number[];
}

export interface Lexicon {
  readonly words: ReadonlySet<string>;
  readonly tagSets: readonly ReadonlySet<string>[];
  /** Reads folded words from left to right, each time the longest phrase known; what is not known is UNKNOWN. */
  read(words: readonly string[]): Reading;
}

/**
 * The phrase tree in a few flat columns, as it is kept in a file. Nodes are numbered level by level, the root is 0,
 * and the edges of node n are those from `edges[n]` up to `edges[n + 1]`; edge e leads to node e + 1.
 */
export interface PackedLexicon {
  readonly words: readonly string[];
  readonly tagSets: readonly (readonly string[])[];
  readonly edges: Int32Array;
  /** The word of each edge, by its place in `words`; ascending within a node. */
  readonly wordOf: Int32Array;
  /** What the phrase that ends at a node stands for; UNKNOWN where none does. */
  readonly tagSetOf: Int32Array;
}

interface Node {
  readonly next: Map<number, Node>;
  tags?: Set<string>;
}

/**
 * Builds the phrase tree. `literals` are the single words that rules name themselves. A phrase also counts as its
 * first and last words ("my dad" is a "dad" too) unless its group is `closed`.
 */
export function packLexicon(
  concepts: readonly Concepts[],
  literals: ReadonlySet<string>,
  closed: readonly Concepts[] = [],
): PackedLexicon {
  const root: Node = { next: new Map() };
  const numbers = new Map<string, number>();
  const numberOf = (word: string): number => {
    const known = numbers.get(word) ?? numbers.size;
    numbers.set(word, known);
    return known;
  };
  const add = (sequence: readonly string[], tag: string): void => {
    let node = root;
    for (const word of sequence) {
      const number = numberOf(word);
      let next = node.next.get(number);
      if (next === undefined) node.next.set(number, (next = { next: new Map() }));
      node = next;
    }
    (node.tags ??= new Set()).add(tag);
  };
  for (const literal of literals) add([literal], literal);
  for (const group of concepts) {
    for (const [tag, phrases] of Object.entries(group)) {
      for (const sequence of phrases.flatMap(unfoldPhrase)) {
        add(sequence, tag);
        if (closed.includes(group)) continue;
        for (const end of [sequence.at(0), sequence.at(-1)]) {
          if (end !== undefined && end !== 'not' && literals.has(end)) add(sequence, end);
        }
      }
    }
  }
  return { words: [...numbers.keys()], ...flattened(root) };
}

function flattened(root: Node): Omit<PackedLexicon, 'words'> {
  const nodes: Node[] = [root];
  const edges: number[] = [];
  const wordOf: number[] = [];
  for (const node of nodes) {
    edges.push(wordOf.length);
    for (const [word, next] of [...node.next].sort(([a], [b]) => a - b)) {
      wordOf.push(word);
      nodes.push(next);
    }
  }
  edges.push(wordOf.length);
  const tagSets: (readonly string[])[] = [[]];
  const known = new Map<string, TagSet>();
  const tagSetOf = nodes.map(({ tags }) => {
    if (tags === undefined) return UNKNOWN;
    const sorted = [...tags].sort();
    const name = sorted.join(' ');
    const set = known.get(name) ?? tagSets.push(sorted) - 1;
    known.set(name, set);
    return set;
  });
  return {
    tagSets,
    edges: Int32Array.from(edges),
    wordOf: Int32Array.from(wordOf),
    tagSetOf: Int32Array.from(tagSetOf),
  };
}

/** Makes a packed tree ready to read with. */
export function openLexicon(packed: PackedLexicon): Lexicon {
  const numbers = new Map(packed.words.map((word, number) => [word, number]));
  return {
    words: new Set(packed.words),
    tagSets: packed.tagSets.map((tags) => new Set(tags)),
    read: (words) => read(packed, numbers, words),
  };
}

const NONE = -1;

/** Phrases are at most a dozen words, so each position costs at most that. */
function read(tree: PackedLexicon, numbers: ReadonlyMap<string, number>, words: readonly string[]): Reading {
  const sets: TagSet[] = [];
  const ends: number[] = [];
  const message = Int32Array.from(words, (word) => numbers.get(word) ?? NONE);
  for (let at = 0; at < message.length;) {
    let found: TagSet = UNKNOWN;
    let end = at + 1;
    let node = 0;
    for (let ahead = at; ahead < message.length; ahead += 1) {
      node = next(tree, node, message[ahead] ?? NONE);
      if (node === NONE) break;
      const set = tree.tagSetOf[node] ?? UNKNOWN;
      if (set === UNKNOWN) continue;
      found = set;
      end = ahead + 1;
    }
    sets.push(found);
    ends.push(end - 1);
    at = end;
  }
  return { sets, ends };
}

/** The node that a word leads to from here, or NONE: edges stand in the order of their words. */
function next({ edges, wordOf }: PackedLexicon, node: number, word: number): number {
  let low = edges[node] ?? 0;
  let high = edges[node + 1] ?? 0;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((wordOf[middle] ?? 0) < word) low = middle + 1;
    else high = middle;
  }
  return low < (edges[node + 1] ?? 0) && wordOf[low] === word ? low + 1 : NONE;
}
