import type { Roles } from './lexicon.ts';
import { plain } from './normalise.ts';
import type { Reading } from './reader.ts';

const STYLE = [
  'one',
  'length',
  'question',
  'unknown',
  'sentences',
  'past',
  'first-self',
  'first-question',
] as const;
/** How much a share of the words weighs beside the other features, which run from 0 to about 1. */
const SHARE = 5;

/** The names of a scene's features in their order: style, roles, then concept groups. */
export function sceneNames(roles: Roles, groups: ReadonlyMap<string, unknown>): string[] {
  return [
    ...STYLE,
    ...[...roles.keys()].map((role) => `role:${role}`),
    ...[...groups.keys()].map((group) => `@${group}`),
  ];
}

/**
 * Looks at a message as a whole: how long it is, who speaks of whom, which families of words it touches. A person
 * telling their trouble and a person asking a question differ in this more than in any single word.
 */
export function createScene(
  roles: Roles,
  groups: ReadonlyMap<string, unknown>,
  counts: ReadonlyMap<string, number>,
) {
  const numbers = new Map([...groups.keys()].map((group, at) => [group, STYLE.length + roles.size + at]));
  const sets = [...roles.values()];
  const self = roles.get('self');
  const question = roles.get('question');
  const size = STYLE.length + sets.length + groups.size;
  return (text: string, { words, groups: touched }: Reading): Float32Array => {
    const found = new Float32Array(size);
    const length = Math.max(1, words.length);
    let unknown = 0;
    let past = 0;
    for (const word of words) {
      if (word === '?') found[2] = 1;
      else if ((counts.get(word) ?? 0) < 2) unknown += 1;
      if (word.endsWith('ed')) past += 1;
      for (let at = 0; at < sets.length; at += 1) {
        if (sets[at]?.has(word) === true)
          found[STYLE.length + at] = (found[STYLE.length + at] ?? 0) + SHARE / length;
      }
    }
    const first = words[0] ?? '';
    found[0] = 1;
    found[1] = Math.log(length) / 3;
    found[3] = (3 * unknown) / length;
    found[4] = Math.log(countSentences(text));
    found[5] = (SHARE * past) / length;
    found[6] = self?.has(first) === true ? 1 : 0;
    found[7] = question?.has(first) === true ? 1 : 0;
    for (const here of touched) for (const group of here) found[numbers.get(group) ?? size] = 1;
    return found;
  };
}

/** Ends of sentences followed by more text, counted in one pass. */
function countSentences(text: string): number {
  let count = 1;
  let ended = false;
  for (const letter of plain(text)) {
    if (letter === '.' || letter === '!' || letter === '?' || letter === '\n') ended = true;
    else if (ended && letter !== ' ' && letter !== '\t') {
      count += 1;
      ended = false;
    }
  }
  return count;
}
