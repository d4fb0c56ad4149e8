import { plain, words, type Spellings } from './normalise.ts';
import { stem } from './stem.ts';

/** Groups of words that mean nearly the same, by name: content (synonyms.yaml). A member may be a phrase. */
export type ConceptGroups = ReadonlyMap<string, readonly string[]>;

/** Finds the groups that the stems of a text touch. */
export interface Concepts {
  /** For each stem in order the groups of the phrase that starts there. */
  at(stems: readonly string[], position: number): readonly string[];
}

interface Phrase {
  readonly rest: readonly string[];
  readonly group: string;
}

/** Phrases are kept by their first stem; a stem has few, so looking costs nothing to speak of. */
export function createConcepts(groups: ConceptGroups, spellings: Spellings): Concepts {
  const byFirst = new Map<string, Phrase[]>();
  for (const [group, members] of groups) {
    for (const member of members) {
      const [first = '', ...rest] = words(plain(member), spellings).map(stem);
      const list = byFirst.get(first) ?? [];
      list.push({ rest, group });
      byFirst.set(first, list);
    }
  }
  const nothing: readonly string[] = [];
  return {
    at(stems, position) {
      const phrases = byFirst.get(stems[position] ?? '');
      if (phrases === undefined) return nothing;
      const found: string[] = [];
      for (const { rest, group } of phrases) {
        if (rest.every((part, offset) => stems[position + 1 + offset] === part) && !found.includes(group))
          found.push(group);
      }
      return found;
    },
  };
}
