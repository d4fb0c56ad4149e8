import { BOUNDARY } from './words.ts';

/** How a sentence is framed, told by its little words alone: asked only to know, and about nobody in particular. */

const OPENINGS: ReadonlySet<string> = new Set(
  `what how when why where which who whom do does did is are was were can could should would will if may must
  statistics definition signs policy criteria guidelines research history`.split(/\s+/),
);

/** Somebody in particular is meant, or somebody wants it to stop: this is not asked only to know. */
const MEANT: ReadonlySet<string> = new Set(
  `i me my mine myself we us our ours ourselves he she him her his hers this these them their
  stop help save reach mum mom dad husband wife boyfriend girlfriend hubby u yourself tonight again
  cover hide call police fresh love always plan friday monday tuesday wednesday thursday saturday sunday`.split(
    /\s+/,
  ),
);

/** What may stand before the question word: "and", "so", a greeting. */
const BEFORE: ReadonlySet<string> = new Set(
  'and so but or hi hello question quick general ask asking'.split(' '),
);

/** The numbers of the sentences, counted by BOUNDARY, that ask about people or things in general. */
export function generalQuestions(words: readonly string[]): ReadonlySet<number> {
  const found = new Set<number>();
  let sentence: string[] = [];
  let number = 0;
  for (const word of words) {
    if (word !== BOUNDARY) {
      sentence.push(word);
      continue;
    }
    if (isGeneralQuestion(sentence)) found.add(number);
    sentence = [];
    number += 1;
  }
  return found;
}

function isGeneralQuestion(sentence: readonly string[]): boolean {
  const opening = sentence.find((word) => !BEFORE.has(word));
  return opening !== undefined && OPENINGS.has(opening) && !sentence.some((word) => MEANT.has(word));
}
