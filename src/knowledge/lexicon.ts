import { z } from 'zod';
import type { Lexicon } from '../match/lexicon.ts';
import type { Tilt } from '../match/tilt.ts';

const name = z.string().regex(/^[a-z][a-z0-9-]*$/, 'is no plain name');
const word = z.coerce.string().trim().toLowerCase().min(1);

/** spellings.yaml: what an apostrophe introduces, and words written short. */
export const spellingsSchema = z.strictObject({
  suffixes: z.record(z.string(), z.string()),
  words: z.record(z.string(), word),
});

/** synonyms.yaml: groups of words that mean nearly the same, and small sets that tell who speaks of whom. */
export const synonymsSchema = z.strictObject({
  groups: z.record(name, z.array(word).min(2, 'has fewer than two members')),
  roles: z.record(name, z.array(word).min(1)),
});

/** tilt.yaml: fitted figures, see match/tilt.ts. Written by test/eval/tune.ts, never by hand. */
export const tiltSchema = z.strictObject({
  words: z.number(),
  characters: z.number(),
  entries: z.number(),
  alone: z.array(z.string()),
  together: z.array(z.string()),
  families: z.array(z.string()).min(1),
  weights: z.record(z.string(), z.array(z.number())),
  biases: z.record(z.string(), z.number()),
});

interface Parts {
  readonly spellings: z.output<typeof spellingsSchema>;
  readonly synonyms: z.output<typeof synonymsSchema>;
  readonly tilt: z.output<typeof tiltSchema>;
}

/** The language's shared words as the matcher takes them. */
export function toLexicon({ spellings, synonyms, tilt }: Parts): Lexicon {
  return {
    spellings: {
      words: new Map(Object.entries(spellings.words)),
      suffixes: new Map(Object.entries(spellings.suffixes)),
    },
    groups: new Map(Object.entries(synonyms.groups)),
    roles: new Map(Object.entries(synonyms.roles).map(([role, members]) => [role, new Set(members)])),
    tilt: fromTiltFile(tilt),
  };
}

/** The tilt as the matcher takes it. */
export function fromTiltFile(file: z.output<typeof tiltSchema>): Tilt {
  return {
    ...file,
    weights: new Map(Object.entries(file.weights)),
    biases: new Map(Object.entries(file.biases)),
  };
}

/** The tilt as tilt.yaml holds it. */
export function toTiltFile(tilt: Tilt): z.input<typeof tiltSchema> {
  return {
    ...tilt,
    alone: [...tilt.alone],
    together: [...tilt.together],
    families: [...tilt.families],
    weights: Object.fromEntries([...tilt.weights].map(([feature, weights]) => [feature, [...weights]])),
    biases: Object.fromEntries(tilt.biases),
  };
}
