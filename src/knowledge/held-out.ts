import { fit, type Example } from '../match/fit.ts';
import { createMatcher } from '../match/judge.ts';
import type { Lexicon } from '../match/lexicon.ts';
import type { HeldOut, HeldOutReport } from '../model/authoring.ts';
import type { Phrasing } from './phrasings.ts';

/** So many models are fitted, each without one part of the phrasings, which it then judges. */
const PARTS = 4;
/** Candidates that are no longer named have less than that between them. */
const UNNAMED = 0;

export interface HeldOutSources {
  /** Titles and keywords: every model learns them. */
  readonly names: readonly Example[];
  readonly phrasings: readonly Phrasing[];
  readonly lexicon: Lexicon;
}

/**
 * Judges every phrasing by a model that was fitted without it: a model knows what it was fitted on, and would call
 * nearly all of it right. Takes the time of several fittings: for a thread of its own.
 */
export function judgeHeldOut({ names, phrasings, lexicon }: HeldOutSources): HeldOutReport {
  const judged = Array.from({ length: PARTS }, (_, part) => {
    const isOut = (_: Phrasing, at: number): boolean => at % PARTS === part;
    const kept = phrasings.filter((phrasing, at) => !isOut(phrasing, at));
    const matcher = createMatcher(fit([...names, ...kept], lexicon));
    return phrasings.filter(isOut).map((phrasing): HeldOut => {
      const { candidates } = matcher.judge(phrasing.text).why;
      const [first] = candidates;
      const own = candidates.find(({ id }) => id === phrasing.id);
      return {
        ...phrasing,
        taken: first?.id ?? 'none',
        confidence: rounded(first?.confidence ?? UNNAMED),
        own: rounded(own?.confidence ?? UNNAMED),
      };
    });
  }).flat();
  const isRight = ({ id, taken }: HeldOut): boolean => id === taken;
  const byEntry = Map.groupBy(judged, ({ id }) => id);
  return {
    phrasings: judged.length,
    right: judged.filter(isRight).length,
    entries: [...byEntry].map(([id, all]) => ({
      id,
      phrasings: all.length,
      right: all.filter(isRight).length,
    })),
    elsewhere: judged
      .filter((one) => !isRight(one))
      .toSorted((a, b) => b.confidence - b.own - (a.confidence - a.own)),
  };
}

function rounded(confidence: number): number {
  return Math.round(confidence * 1000) / 1000;
}
