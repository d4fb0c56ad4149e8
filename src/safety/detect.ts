import type { Danger, DangerKind } from '../model/danger.ts';
import { conceptsOf, createAutomaton, literalsOf } from './automaton.ts';
import { createFold } from './fold.ts';
import { generalQuestions } from './frames.ts';
import { once } from './once.ts';
import { WIDER_OTHER_CONCEPTS, WIDER_OTHER_RULES } from './rules/wider-others.ts';
import { WIDER_CONCEPTS, WIDER_RULES } from './rules/wider.ts';
import { shortCallIn } from './short-calls.ts';
import { BOUNDARY } from './words.ts';
import { packLexicon, type Concepts } from './lexicon.ts';
import { lexiconOf } from './lexicons.ts';
import { ABUSE_CONCEPTS, ABUSE_RULES } from './rules/abuse.ts';
import { CANCELS, IDIOMS, STORY_CONCEPTS } from './rules/calm.ts';
import { CALMS } from './rules/calms.ts';
import { HARM_CONCEPTS, HARM_RULES } from './rules/harm.ts';
import { HARMLESS } from './rules/harmless.ts';
import { LANGUAGE_CONCEPTS, LANGUAGE_RULES } from './rules/languages.ts';
import { MEDICAL_CONCEPTS, MEDICAL_RULES } from './rules/medical.ts';
import { LEAVING_RULES } from './rules/leaving.ts';
import { MEANS_RULES } from './rules/means.ts';
import { METHODS } from './rules/methods.ts';
import { NOT_MEANT, NOT_MEANT_CONCEPTS } from './rules/not-meant.ts';
import { OTHER_RULES } from './rules/others.ts';
import { PASSIVE_RULES } from './rules/passive.ts';
import { PLAIN_BODY_CONCEPTS, PLAIN_BODY_RULES } from './rules/plainly-bodies.ts';
import { PLAIN_HURT_CONCEPTS, PLAIN_HURT_RULES } from './rules/plainly-hurt.ts';
import { PLAIN_CONCEPTS, PLAIN_SELF_RULES } from './rules/plainly-oneself.ts';
import { PEOPLE } from './rules/people.ts';
import type { Rule } from './rules/rule.ts';
import { SAID_RULES } from './rules/said.ts';
import { SELF_CONCEPTS, SELF_RULES } from './rules/self.ts';
import { SELF_HARM_RULES } from './rules/self-harm.ts';
import { THREAT_RULES } from './rules/threat.ts';
import { VEILED_CONCEPTS, VEILED_RULES } from './rules/veiled.ts';

const CONCEPTS: readonly Concepts[] = [
  PEOPLE,
  METHODS,
  SELF_CONCEPTS,
  VEILED_CONCEPTS,
  WIDER_CONCEPTS,
  WIDER_OTHER_CONCEPTS,
  ABUSE_CONCEPTS,
  PLAIN_CONCEPTS,
  PLAIN_BODY_CONCEPTS,
  PLAIN_HURT_CONCEPTS,
  HARM_CONCEPTS,
  MEDICAL_CONCEPTS,
  STORY_CONCEPTS,
  NOT_MEANT_CONCEPTS,
  IDIOMS,
  HARMLESS,
  LANGUAGE_CONCEPTS,
];

const RULES: readonly Rule[] = [
  ...SELF_RULES,
  ...PASSIVE_RULES,
  ...VEILED_RULES,
  ...LEAVING_RULES,
  ...MEANS_RULES,
  ...SELF_HARM_RULES,
  ...OTHER_RULES,
  ...ABUSE_RULES,
  ...THREAT_RULES,
  ...HARM_RULES,
  ...MEDICAL_RULES,
  ...LANGUAGE_RULES,
  ...WIDER_RULES,
  ...WIDER_OTHER_RULES,
  ...SAID_RULES,
  ...PLAIN_SELF_RULES,
  ...PLAIN_HURT_RULES,
  ...PLAIN_BODY_RULES,
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

/** Whether one kind goes before another where a message holds both. */
export function isGraver(kind: DangerKind, than: DangerKind): boolean {
  return ORDER.indexOf(kind) < ORDER.indexOf(than);
}

type Meaning = { readonly rule: number } | { readonly cancels: string; readonly reach: number };

interface Row {
  readonly pattern: string;
  readonly meaning: Meaning;
}

/** How many words a rule may ask for behind the words of danger themselves ("suicidal and"). */
const TRAILING = 2;

const cancelling = (byRule: Readonly<Record<string, readonly string[]>>, reach: number): Row[] =>
  Object.entries(byRule).flatMap(([cancels, patterns]) =>
    patterns.map((pattern): Row => ({ pattern, meaning: { cancels, reach } })),
  );

const ROWS: readonly Row[] = [
  ...RULES.flatMap((rule, index) =>
    rule.patterns.map((pattern): Row => ({ pattern, meaning: { rule: index } })),
  ),
  ...cancelling(CANCELS, 0),
  ...cancelling(NOT_MEANT, TRAILING),
];

const patterns = ROWS.map((row) => row.pattern);
const rulesLexicon = lexiconOf('rules', () =>
  packLexicon(CONCEPTS, new Set(patterns.flatMap(literalsOf)), [IDIOMS, HARMLESS, LANGUAGE_CONCEPTS]),
);
const calmLexicon = lexiconOf('calms', () => packLexicon([CALMS], new Set()));

/** What reading a message takes: made at the first message, or when the server warms up. */
const reader = once(() => {
  const [lexicon, calms] = [rulesLexicon(), calmLexicon()];
  return {
    lexicon,
    calms,
    automaton: createAutomaton(patterns, lexicon.tagSets),
    fold: createFold(new Set([...lexicon.words, ...calms.words])),
  };
});

/**
 * Looks for danger in the whole of a message. Pure and deterministic; time grows with the length of the text and
 * with nothing else. The answer names a kind and the rule that fired; it never rates.
 */
export function detectDanger(text: string): Danger | undefined {
  const { fold, lexicon, automaton } = reader();
  const words = fold(text);
  const { sets, ends } = lexicon.read(words);
  const hits = new Map<number, number[]>();
  const cancelled = new Set<string>();
  automaton.run(sets, (row, at) => {
    const meaning = ROWS[row]?.meaning;
    if (meaning === undefined) return;
    if ('cancels' in meaning)
      for (let near = at; near <= at + meaning.reach; near += 1) cancelled.add(`${meaning.cancels} ${near}`);
    else {
      const places = hits.get(meaning.rule);
      if (places === undefined) hits.set(meaning.rule, [at]);
      else if (places.at(-1) !== at) places.push(at);
    }
  });
  if (hits.size === 0) return shortCallIn(text);
  const sentences = sentencesOf(words);
  const calms = calmsIn(words, sentences);
  let found: Rule | undefined;
  for (const [index, places] of hits) {
    const rule = RULES[index];
    if (rule === undefined || (found !== undefined && rank(found) <= rank(rule))) continue;
    const stands = places.some((at) => {
      if (cancelled.has(`${rule.name} ${at}`)) return false;
      const sentence = sentences[ends[at] ?? 0] ?? 0;
      return rule.unless?.some((calm) => calms.get(calm)?.has(sentence) === true) !== true;
    });
    if (stands) found = rule;
  }
  return found === undefined ? shortCallIn(text) : { kind: found.kind, rule: found.name };
}

function rank(rule: Rule): number {
  return ORDER.indexOf(rule.kind);
}

/** The number of the sentence each word stands in; a mark at the end belongs to the sentence it ends. */
function sentencesOf(words: readonly string[]): Int32Array {
  const sentences = new Int32Array(words.length);
  let sentence = 0;
  words.forEach((word, at) => {
    sentences[at] = sentence;
    if (word === BOUNDARY) sentence += 1;
  });
  return sentences;
}

/**
 * Which calms reach which sentences: the one they stand in and its neighbors. What has come back is not over, and a
 * question asked only to know calms its own sentence and no other.
 */
function calmsIn(words: readonly string[], sentences: Int32Array): ReadonlyMap<string, ReadonlySet<number>> {
  const calms = new Map<string, Set<number>>();
  const lexicon = reader().calms;
  const { sets, ends } = lexicon.read(words);
  sets.forEach((found, at) => {
    lexicon.tagSets[found]?.forEach((calm) => {
      const reach = calms.get(calm) ?? new Set<number>();
      const sentence = sentences[ends[at] ?? 0] ?? 0;
      for (const near of [sentence - 1, sentence, sentence + 1]) reach.add(near);
      calms.set(calm, reach);
    });
  });
  calms.set('asked', new Set(generalQuestions(words)));
  const returned = calms.get('returned') ?? new Set();
  for (const past of ['over', 'trauma']) returned.forEach((sentence) => calms.get(past)?.delete(sentence));
  return calms;
}

/** For tests of the rules themselves: what no rule can ever meet. */
export function deadNames(): string[] {
  const { lexicon, fold } = reader();
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
