import { createRandom } from '../../src/match/random.ts';
import type { Example } from '../../src/match/fit.ts';

const SEED = 7;
/** One text in four of those made up holds a word that no other text holds, as a growing base would. */
const SLIPS = 0.25;

/**
 * The base at another size. Smaller: every entry keeps the same share, evenly spaced. Larger: all of it, and then
 * texts made up of the first half of one phrasing and the second half of another of the same entry, one in four with
 * two letters of a word swapped. The same size gives the same texts.
 */
export function sized(examples: readonly Example[], size: number): readonly Example[] {
  if (size <= examples.length) return thinned(examples, size);
  const random = createRandom(SEED);
  const byId = Map.groupBy(examples, (example) => example.id);
  const grown = [...examples];
  for (let at = 0; grown.length < size; at += 1) {
    const first = examples[at % examples.length];
    if (first === undefined) break;
    const others = byId.get(first.id) ?? [first];
    const second = others[Math.floor(random() * others.length)] ?? first;
    grown.push({ id: first.id, text: joined(first.text, second.text, random) });
  }
  return grown;
}

/** At most `most` of a list, evenly spaced. */
export function thinned<T>(list: readonly T[], most: number): readonly T[] {
  if (list.length <= most) return list;
  return Array.from({ length: most }, (_, at) => list[Math.floor((at * list.length) / most)]).flatMap(
    (found) => (found === undefined ? [] : [found]),
  );
}

function joined(first: string, second: string, random: () => number): string {
  const head = first.split(' ');
  const tail = second.split(' ');
  const words = [...head.slice(0, Math.ceil(head.length / 2)), ...tail.slice(Math.floor(tail.length / 2))];
  if (random() < SLIPS) {
    const at = Math.floor(random() * words.length);
    words[at] = slipped(words[at] ?? '', random);
  }
  return words.join(' ');
}

function slipped(word: string, random: () => number): string {
  const at = Math.floor(random() * Math.max(0, word.length - 1));
  return `${word.slice(0, at)}${word[at + 1] ?? ''}${word[at] ?? ''}${word.slice(at + 2)}`;
}
