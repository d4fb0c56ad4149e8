import type { Danger } from '../model/danger.ts';
import type { DangerModel } from './classifier/fit.ts';
import { createWeigher, type Evidence } from './classifier/weigh.ts';
import { detectDanger } from './detect.ts';

/** From here on the classifier names a kind. */
const CLEAR = 2.5;
/** From here on the words may mean danger: a check-in, which costs least where it is wrong. */
const DOUBT = 1;
/** Three words say too little to be sure of ("does it hurt"); they must look much more like danger. */
const BARE = 1;
/** A long story has more places that look like danger by chance: the mark rises with the number of its pieces. */
const STORY = 0.5;

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
    if (ruled !== undefined || count < 3) return ruled;
    try {
      const evidence = weigh(text);
      return evidence === undefined ? undefined : judged(evidence, count === 3 ? DOUBT + BARE : DOUBT);
    } catch (cause) {
      failed?.(cause);
      return undefined;
    }
  };
}

/** Words of a short message; of a longer one it is enough to know that it is long. */
function countWords(text: string): number {
  return text.length < 60 ? text.trim().split(/\s+/).length : Infinity;
}

function judged(evidence: Evidence, doubt: number): Danger | undefined {
  const odds = evidence.most - STORY * Math.log(evidence.pieces);
  if (odds < doubt) return undefined;
  return { kind: odds < CLEAR ? 'ambiguous' : evidence.kind(), rule: 'classifier' };
}
