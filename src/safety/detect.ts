import type { Danger, DangerKind } from '../model/danger.ts';
import { conceptsOf, createAutomaton, literalsOf } from './automaton.ts';
import { createFold } from './fold.ts';
import { createLexicon, type Concepts } from './lexicon.ts';
import { ABUSE_CONCEPTS, ABUSE_RULES } from './rules/abuse.ts';
import { CALMS, CANCELS, IDIOMS, STORY_CONCEPTS } from './rules/calm.ts';
import { HARM_CONCEPTS, HARM_RULES } from './rules/harm.ts';
import { LANGUAGE_CONCEPTS, LANGUAGE_RULES } from './rules/languages.ts';
import { MEDICAL_CONCEPTS, MEDICAL_RULES } from './rules/medical.ts';
import { MEANS_RULES } from './rules/means.ts';
import { METHODS } from './rules/methods.ts';
import { OTHER_RULES } from './rules/others.ts';
import { PASSIVE_RULES } from './rules/passive.ts';
import { PEOPLE } from './rules/people.ts';
import type { Rule } from './rules/rule.ts';
import { SELF_CONCEPTS, SELF_RULES } from './rules/self.ts';
import { SELF_HARM_RULES } from './rules/self-harm.ts';
import { THREAT_RULES } from './rules/threat.ts';
import { VEILED_CONCEPTS, VEILED_RULES } from './rules/veiled.ts';

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
  LANGUAGE_CONCEPTS,
];

const RULES: readonly Rule[] = [
  ...SELF_RULES,
  ...PASSIVE_RULES,
  ...VEILED_RULES,
  ...MEANS_RULES,
  ...SELF_HARM_RULES,
  ...OTHER_RULES,
  ...ABUSE_RULES,
  ...THREAT_RULES,
  ...HARM_RULES,
  ...MEDICAL_RULES,
  ...LANGUAGE_RULES,
];

/** Where a message holds several kinds, the first of these decides which words are said. */
const ORDER: readonly DangerKind[] = [
  'medical',
  'medical-other',
  'self',
  'harm-to-child',
  'harm-to-others',
  'child',
  'abuse-minor',
  'threat',
  'abuse',
  'self-harm',
  'other-person',
  'ambiguous',
];

type Meaning = { readonly rule: number } | { readonly cancels: string };

interface Row {
  readonly pattern: string;
  readonly meaning: Meaning;
}

const ROWS: readonly Row[] = [
  ...RULES.flatMap((rule, index) =>
    rule.patterns.map((pattern): Row => ({ pattern, meaning: { rule: index } })),
  ),
  ...Object.entries(CANCELS).flatMap(([cancels, patterns]) =>
    patterns.map((pattern): Row => ({ pattern, meaning: { cancels } })),
  ),
];

const patterns = ROWS.map((row) => row.pattern);
const lexicon = createLexicon(CONCEPTS, new Set(patterns.flatMap(literalsOf)), [IDIOMS, LANGUAGE_CONCEPTS]);
const calmLexicon = createLexicon([CALMS], new Set());
const automaton = createAutomaton(patterns, lexicon.tagSets);
const fold = createFold(new Set([...lexicon.words, ...calmLexicon.words]));

/**
 * Looks for danger in the whole of a message. Pure and deterministic; time grows with the length of the text and
 * with nothing else. The answer names a kind and the rule that fired; it never rates.
 */
export function detectDanger(text: string): Danger | undefined {
  const hits = new Map<number, number[]>();
  const cancelled = new Set<string>();
  const words = fold(text);
  automaton.run(lexicon.read(words), (row, at) => {
    const meaning = ROWS[row]?.meaning;
    if (meaning === undefined) return;
    if ('cancels' in meaning) cancelled.add(`${meaning.cancels} ${at}`);
    else {
      const ends = hits.get(meaning.rule);
      if (ends === undefined) hits.set(meaning.rule, [at]);
      else if (ends.at(-1) !== at) ends.push(at);
    }
  });
  if (hits.size === 0) return undefined;
  const calms = calmsIn(words);
  let found: Rule | undefined;
  for (const [index, ends] of hits) {
    const rule = RULES[index];
    if (rule === undefined || rule.unless?.some((calm) => calms.has(calm)) === true) continue;
    if (ends.every((at) => cancelled.has(`${rule.name} ${at}`))) continue;
    if (found === undefined || ORDER.indexOf(rule.kind) < ORDER.indexOf(found.kind)) found = rule;
  }
  return found === undefined ? undefined : { kind: found.kind, rule: found.name };
}

function calmsIn(words: readonly string[]): ReadonlySet<string> {
  const calms = new Set<string>();
  for (const found of new Set(calmLexicon.read(words)))
    calmLexicon.tagSets[found]?.forEach((calm) => calms.add(calm));
  return calms;
}

/** Every pattern that a message meets, whatever becomes of it: for those who write rules. */
export function explainDanger(text: string): {
  readonly words: readonly string[];
  readonly met: readonly string[];
} {
  const words = fold(text);
  const met: string[] = [];
  automaton.run(lexicon.read(words), (row, at) => {
    const { pattern = '', meaning } = ROWS[row] ?? {};
    if (meaning === undefined) return;
    const what = 'rule' in meaning ? (RULES[meaning.rule]?.name ?? '') : `cancels ${meaning.cancels}`;
    met.push(`${at} ${what}: ${pattern}`);
  });
  return { words, met: [...met, ...[...calmsIn(words)].map((calm) => `calm: ${calm}`)] };
}

/** For tests of the rules themselves: what no rule can ever meet. */
export function deadNames(): string[] {
  const concepts = new Set(CONCEPTS.flatMap((group) => Object.keys(group)));
  const tags = new Set(lexicon.tagSets.flatMap((set) => Array.from(set)));
  return [
    ...new Set(patterns.flatMap(conceptsOf).filter((name) => !concepts.has(name))),
    ...new Set(
      patterns.flatMap(literalsOf).filter(
        (name) =>
          !tags.has(name) ||
          fold(name)
            .filter((word) => word !== '.')
            .join(' ') !== name,
      ),
    ),
  ];
}
