import { z } from 'zod';
import type { Lexicon } from '../match/lexicon.ts';

const name = z.string().regex(/^[a-z][a-z0-9-]*$/, 'is no plain name');
const word = z.coerce.string().trim().toLowerCase().min(1);

/** spellings.yaml: what an apostrophe introduces, and words written short. */
export const spellingsSchema = z.strictObject({
  suffixes: z.record(z.string(), z.string()),
  words: z.record(z.string(), word),
});

/** synonyms.yaml: groups of words that mean nearly the same. */
export const synonymsSchema = z.strictObject({
  groups: z.record(name, z.array(word).min(2, 'has fewer than two members')),
});

interface Parts {
  readonly spellings: z.output<typeof spellingsSchema>;
  readonly synonyms: z.output<typeof synonymsSchema>;
}

/** The language's shared words as the matcher takes them. */
export function toLexicon({ spellings, synonyms }: Parts): Lexicon {
  return {
    spellings: {
      words: new Map(Object.entries(spellings.words)),
      suffixes: new Map(Object.entries(spellings.suffixes)),
    },
    groups: new Map(Object.entries(synonyms.groups)),
  };
}
