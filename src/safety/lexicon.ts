import { unfoldPhrase } from './phrases.ts';

/** Names of ideas (in capitals) and the phrases that express them. */
export type Concepts = Readonly<Record<string, readonly string[]>>;

/** What one word or phrase of a message stands for: an index into `Lexicon.tagSets`. */
export type TagSet = number;

export const UNKNOWN: TagSet = 0;

interface Node {
  readonly next: Map<string, Node>;
  tags?: Set<string>;
  tagSet?: TagSet;
}

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
 * Builds the phrase tree. `literals` are the single words that rules name themselves. A phrase also counts as its
 * first and last words ("my dad" is a "dad" too) unless its group is `closed`.
 */
export function createLexicon(
  concepts: readonly Concepts[],
  literals: ReadonlySet<string>,
  closed: readonly Concepts[] = [],
): Lexicon {
  const root: Node = { next: new Map() };
  const words = new Set<string>();
  const add = (sequence: readonly string[], tag: string): void => {
    let node = root;
    for (const word of sequence) {
      words.add(word);
      const next: Node = node.next.get(word) ?? { next: new Map() };
      node.next.set(word, next);
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
  const tagSets: ReadonlySet<string>[] = [new Set()];
  number(root, tagSets, new Map());
  return { words, tagSets, read: (message) => read(root, message) };
}

function number(node: Node, tagSets: ReadonlySet<string>[], known: Map<string, TagSet>): void {
  if (node.tags !== undefined) {
    const name = [...node.tags].sort().join(' ');
    node.tagSet = known.get(name) ?? tagSets.push(node.tags) - 1;
    known.set(name, node.tagSet);
  }
  for (const next of node.next.values()) number(next, tagSets, known);
}

/** Phrases are at most a dozen words, so each position costs at most that. */
function read(root: Node, words: readonly string[]): Reading {
  const sets: TagSet[] = [];
  const ends: number[] = [];
  for (let at = 0; at < words.length;) {
    let node: Node | undefined = root;
    let found: TagSet = UNKNOWN;
    let end = at + 1;
    for (let ahead = at; ahead < words.length; ahead += 1) {
      node = node.next.get(words[ahead] ?? '');
      if (node === undefined) break;
      if (node.tagSet !== undefined) {
        found = node.tagSet;
        end = ahead + 1;
      }
    }
    sets.push(found);
    ends.push(end - 1);
    at = end;
  }
  return { sets, ends };
}
