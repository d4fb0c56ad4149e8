import { plain, words, type Spellings } from './normalise.ts';
import { stem } from './stem.ts';

/** Finds which lists of phrases a text holds a phrase of: whole words, in any of their forms, in one run. */
export interface Spotter {
  /** The names of the lists, in their order. */
  spot(text: string): readonly string[];
}

/** `lists`: by name, the phrases of each. */
export function createSpotter(lists: ReadonlyMap<string, readonly string[]>, spellings: Spellings): Spotter {
  const rootsOf = (text: string): readonly string[] =>
    words(plain(text), spellings)
      .filter((word) => word !== '?')
      .map(stem);
  const byFirst = new Map<string, { readonly roots: readonly string[]; readonly name: string }[]>();
  for (const [name, phrases] of lists) {
    for (const phrase of phrases) {
      const roots = rootsOf(phrase);
      const [first] = roots;
      if (first === undefined) continue;
      byFirst.set(first, [...(byFirst.get(first) ?? []), { roots, name }]);
    }
  }
  return {
    spot(text) {
      const roots = rootsOf(text);
      const found = new Set<string>();
      roots.forEach((root, start) => {
        for (const phrase of byFirst.get(root) ?? []) {
          if (phrase.roots.every((one, offset) => roots[start + offset] === one)) found.add(phrase.name);
        }
      });
      return [...lists.keys()].filter((name) => found.has(name));
    },
  };
}
