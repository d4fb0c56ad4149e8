import type { Danger } from '../model/danger.ts';
import type { DangerModel } from './classifier/fit.ts';
import { createWeigher, type Evidence } from './classifier/weigh.ts';
import { detectDanger } from './detect.ts';

/** From here on the classifier names a kind. */
const CLEAR = 1.4;
/** From here on the words may mean danger: a check-in, which costs least where it is wrong. */
const DOUBT = 0.7;
/** Few words say little to be sure of ("i think so"): they must look the more like danger the fewer they are. */
const BARE = 3;
const FEWEST = 3;
/** A long story has more places that look like danger by chance: the mark rises with the number of its pieces. */
const STORY = 0.7;
/** And the whole of it is mostly sorrow: from so many words on, the mark rises with their number. */
const LONG = 0.4;
const MANY = 40;
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
 * The rules, and beside them the classifier where there is one: what a rule finds stands, and what no rule knows
 * may still look like what people in danger write.
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
    if (ruled !== undefined || count < FEWEST) return ruled;
    try {
      const evidence = weigh(text);
      return evidence === undefined ? undefined : judged(evidence, doubtAt(count));
    } catch (cause) {
      failed?.(cause);
      return undefined;
    }
  };
}

/** The words of a message; of a long one it is enough to know about how many. */
function countWords(text: string): number {
  return text.length < 400 ? text.trim().split(/\s+/).length : text.length / 5;
}

function doubtAt(words: number): number {
  return DOUBT + BARE / words + LONG * Math.max(0, Math.log(words / MANY));
}

function judged(evidence: Evidence, doubt: number): Danger | undefined {
  const { whole, most, pieces } = evidence;
  const odds = WHOLE * whole + (1 - WHOLE) * (most - STORY * Math.log(pieces));
  if (odds < doubt) return undefined;
  return { kind: odds < CLEAR ? 'ambiguous' : evidence.kind, rule: 'classifier' };
}
