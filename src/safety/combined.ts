import type { Danger } from '../model/danger.ts';
import type { DangerModel } from './classifier/fit.ts';
import { createWeigher, type Evidence } from './classifier/weigh.ts';
import { detectDanger } from './detect.ts';
import { LANGUAGE_RULES } from './rules/languages.ts';
import { SHORT_CALL } from './short-calls.ts';

/** From here on the classifier names a kind. */
const CLEAR = 1.4;
/** From here on the words may mean danger: a check-in, which costs least where it is wrong. */
const DOUBT = 0.6;
/** Few words say little to be sure of ("i think so"): they must look the more like danger the fewer they are. */
const BARE = 3;
const FEWEST = 3;
/** A long story has more places that look like danger by chance: the mark rises with the number of its pieces. */
const STORY = 0.7;
/** And the whole of it is mostly sorrow: from so many words on, the mark rises with their number. */
const LONG = 0.6;
const MANY = 40;
/**
 * What a rule finds counts for much and is not certain: below these odds all else says that nothing is meant. Of the
 * look-alikes of left-out hands that a rule takes for danger a quarter lies there, of the messages of danger one in 180.
 */
const OVERRULED = -1;
/** In fewer words than this there is too little else to overrule a rule by. */
const ENOUGH = 5;
/** What the whole of a message counts, and the rest its clearest stretch: a clause says more where all else agrees. */
const WHOLE = 0.5;

/** Looks for danger in the whole of a message: pure, deterministic, in time that grows with its length only. */
export type Detector = (text: string) => Danger | undefined;

export interface DetectorOptions {
  readonly model?: DangerModel | undefined;
  /** Told when the classifier throws; what the rules said stands then. */
  readonly failed?: ((cause: unknown) => void) | undefined;
}

/**
 * Rules that need no second opinion. Plain words of the gravest danger are not to be talked away by the words around
 * them; of other languages the classifier knows nothing; who asks what therapy does for self-harm is asked back
 * although the words mean nothing else.
 */
const STANDING: ReadonlySet<string> = new Set([
  'plainly',
  'kill-self',
  'suicidal',
  'is-suicidal',
  'attempted',
  'cuts',
  'took',
  'asks-how',
  'therapy-for-it',
  SHORT_CALL,
  ...LANGUAGE_RULES.map(({ name }) => whatOf(name)),
]);

/** A rule is named after a kind of danger and what it finds: `self/attempted`. */
function whatOf(rule: string): string {
  return rule.slice(rule.indexOf('/') + 1);
}

/**
 * The rules, and beside them the classifier where there is one: what no rule knows may still look like what people
 * in danger write, and what a rule finds may be plainly harmless where it stands.
 */
export function createDetector({ model, failed }: DetectorOptions): Detector {
  // Its trees are opened now, so that the first message waits for nothing.
  detectDanger('');
  if (model === undefined) return detectDanger;
  const weigh = createWeigher(model);
  return (text) => {
    const ruled = detectDanger(text);
    const count = countWords(text);
    // Of one or two words ("yes") only the rules know which mean danger.
    if (count < FEWEST || (ruled !== undefined && (count < ENOUGH || STANDING.has(whatOf(ruled.rule)))))
      return ruled;
    try {
      const evidence = weigh(text);
      if (evidence === undefined) return ruled;
      if (ruled !== undefined) return oddsOf(evidence) < OVERRULED ? undefined : ruled;
      return found(evidence, count);
    } catch (cause) {
      failed?.(cause);
      return ruled;
    }
  };
}

/** The words of a message; of a long one it is enough to know about how many. */
function countWords(text: string): number {
  return text.length < 400 ? text.trim().split(/\s+/).length : text.length / 5;
}

function found(evidence: Evidence, words: number): Danger | undefined {
  const odds = oddsOf(evidence);
  if (odds < doubtAt(words)) return undefined;
  return { kind: odds < CLEAR ? 'ambiguous' : evidence.kind, rule: 'classifier' };
}

function doubtAt(words: number): number {
  return DOUBT + BARE / words + LONG * Math.max(0, Math.log(words / MANY));
}

function oddsOf({ whole, most, pieces }: Evidence): number {
  return WHOLE * whole + (1 - WHOLE) * (most - STORY * Math.log(pieces));
}
