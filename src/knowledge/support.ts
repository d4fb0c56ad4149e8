import { z } from 'zod';

const text = z.string().trim().min(1, 'is empty');
const said = z.strictObject({ first: z.array(text).min(1), again: z.array(text).min(1) });

/** support.yaml: what is said to people in trouble, by the kind of trouble where that is certain. */
export const supportSchema = z.strictObject({
  reviewed: z.strictObject({
    by: text.nullable(),
    on: z.iso.date('is not a date as year-month-day').nullable(),
  }),
  lists: z.record(z.string(), z.array(text).min(1)),
  general: said,
  kinds: z.record(z.string(), said.extend({ words: z.array(text).min(1) })),
  other: z.strictObject({ general: said, kinds: z.record(z.string(), said) }),
});

export type Support = z.output<typeof supportSchema>;

/** The words of each kind, its lists written out. */
export function kindWords({ kinds, lists }: Support): ReadonlyMap<string, readonly string[]> {
  return new Map(
    Object.entries(kinds).map(([kind, { words }]) => [
      kind,
      words.flatMap((phrase) => writtenOut(phrase, lists)),
    ]),
  );
}

function writtenOut(phrase: string, lists: Support['lists']): readonly string[] {
  const name = /\{([a-z]+)\}/.exec(phrase)?.[1];
  if (name === undefined) return [phrase];
  return (lists[name] ?? []).map((word) => phrase.replace(`{${name}}`, word));
}
