import type { Confusion, HeldOut, Mistaken } from '../model/authoring.ts';

/** One text of ours that was taken for something else. */
export interface Misread {
  readonly text: string;
  readonly expected: string;
  readonly taken: string;
}

interface Sources {
  readonly heldOut: readonly HeldOut[];
  readonly cases: readonly Misread[];
  readonly mistaken: readonly Mistaken[];
}

const EXAMPLES = 3;
/** What a reviewer saw happen tells more than a test question, and that more than one phrasing among hundreds. */
const WEIGHTS = { ours: 1, cases: 5, corrections: 10 };

/** Less than five phrasings among hundreds are no pattern. */
const LEAST = 5;

/** What is taken for what, out of three sources together; what weighs most comes first, and chance is left out. */
export function confusionsOf({ heldOut, cases, mistaken }: Sources): readonly Confusion[] {
  const found = new Map<string, Confusion>();
  const add = (
    expected: string,
    taken: string,
    what: keyof typeof WEIGHTS,
    count: number,
    text?: string,
  ): void => {
    const key = `${expected} ${taken}`;
    const none = { expected, taken, ours: 0, cases: 0, corrections: 0, examples: [] };
    const before = found.get(key) ?? none;
    const examples =
      text === undefined || before.examples.length >= EXAMPLES ? before.examples : [...before.examples, text];
    found.set(key, { ...before, [what]: before[what] + count, examples });
  };
  for (const { text, expected, taken } of cases) add(expected, taken, 'cases', 1, text);
  for (const { text, id, taken } of heldOut) add(id, taken, 'ours', 1, text);
  for (const { expected, answered, count } of mistaken) add(expected, answered, 'corrections', count);
  return [...found.values()]
    .filter((pair) => weightOf(pair) >= LEAST)
    .toSorted((a, b) => weightOf(b) - weightOf(a));
}

function weightOf({ ours, cases, corrections }: Confusion): number {
  return ours * WEIGHTS.ours + cases * WEIGHTS.cases + corrections * WEIGHTS.corrections;
}
