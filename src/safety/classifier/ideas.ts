import { createFold } from '../fold.ts';
import { packLexicon, type Concepts } from '../lexicon.ts';
import { lexiconOf } from '../lexicons.ts';
import { once } from '../once.ts';
import { ABUSE_CONCEPTS } from '../rules/abuse.ts';
import { IDIOMS, STORY_CONCEPTS } from '../rules/calm.ts';
import { HARM_CONCEPTS } from '../rules/harm.ts';
import { HARMLESS } from '../rules/harmless.ts';
import { MEDICAL_CONCEPTS } from '../rules/medical.ts';
import { METHODS } from '../rules/methods.ts';
import { PEOPLE } from '../rules/people.ts';
import { SELF_CONCEPTS } from '../rules/self.ts';
import { VEILED_CONCEPTS } from '../rules/veiled.ts';

const CONCEPTS: readonly Concepts[] = [
  PEOPLE,
  METHODS,
  SELF_CONCEPTS,
  VEILED_CONCEPTS,
  ABUSE_CONCEPTS,
  HARM_CONCEPTS,
  MEDICAL_CONCEPTS,
  STORY_CONCEPTS,
  IDIOMS,
  HARMLESS,
];

const ideasLexicon = lexiconOf('ideas', () => packLexicon(CONCEPTS, new Set(), [IDIOMS, HARMLESS]));

/**
 * The ideas that the rules know, without the rules: the classifier learns for itself which of them go together. And
 * the rules' own way to plain words, so that both read disguised and misspelt words alike.
 */
export const ideasReader = once(() => {
  const ideas = ideasLexicon();
  return { ideas, fold: createFold(ideas.words) };
});
