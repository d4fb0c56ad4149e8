import { tokensOf } from './text.ts';

/** Ways to cut a message in two where a second question may begin: both halves as they were written. */
export type HalvesReader = (text: string) => readonly (readonly [first: string, second: string])[];

/** More words than this tell a story; more places to cut than this are no two questions. */
const MOST_WORDS = 40;
const MOST_CUTS = 6;
/** A half of fewer words is seldom a question of its own. */
const LEAST_WORDS = 2;

export interface HalvesWords {
  /** Words that join two questions: "and", "also". */
  readonly joiners: readonly string[];
  /** Words that open a question: each half must begin with one. */
  readonly questions: readonly string[];
}

/** Reads where a second question begins; the words are content. */
export function createHalvesReader({ joiners, questions }: HalvesWords): HalvesReader {
  const joining = new Set(joiners);
  const opening = new Set(questions);
  return (text) => {
    const words = text.split(/\s+/).filter((word) => word !== '');
    if (words.length > MOST_WORDS || !opening.has(bare(words[0]))) return [];
    const halves: (readonly [string, string])[] = [];
    for (let at = 1; at < words.length && halves.length < MOST_CUTS; at += 1) {
      const before = words[at - 1] ?? '';
      const joins = joining.has(bare(words[at]));
      // "and also": one cut, before the first of them.
      if (joining.has(bare(before)) || (!joins && !/[.?!;]$/.test(before))) continue;
      let next = at;
      while (joining.has(bare(words[next]))) next += 1;
      const [first, second] = [words.slice(0, at), words.slice(next)];
      if (first.length >= LEAST_WORDS && second.length >= LEAST_WORDS && opening.has(bare(second[0])))
        halves.push([first.join(' '), second.join(' ')]);
    }
    return halves;
  };
}

function bare(word = ''): string {
  return tokensOf(word).join('');
}
