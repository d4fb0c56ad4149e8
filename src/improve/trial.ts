import { createFinder, type Finder } from '../knowledge/finder.ts';
import type { LoadedModel } from '../knowledge/model-file.ts';
import { refit } from '../knowledge/refit.ts';
import type { Correction, RankingCase } from '../model/correction.ts';
import type { Finding } from '../model/finding.ts';

/** What publishing corrections would do, measured before it is done. */
export interface Trial {
  readonly model: LoadedModel;
  readonly cases: number;
  /** Cases answered rightly or rightly offered, with the model in use and with the new one. */
  readonly before: number;
  readonly after: number;
  /** Right now, and no longer with the new model: a reason not to publish. */
  readonly broken: readonly RankingCase[];
  /** Corrections that the new model still gets wrong. */
  readonly unheard: readonly Correction[];
}

/**
 * Fits a model with these corrections and sets it beside the finder in use, on every case; a correction is a case as
 * well. Danger is no part of it: its detector has content and models of its own, which nothing here reads or writes.
 */
export async function tryOut(
  contentDir: string,
  corrections: readonly Correction[],
  cases: readonly RankingCase[],
  current: Finder,
): Promise<Trial> {
  const model = await refit(contentDir, corrections);
  const next = createFinder(model);
  const judged = cases.map((each) => ({
    case: each,
    before: isRight(current.find(each.text), each.expected),
    after: isRight(next.find(each.text), each.expected),
  }));
  return {
    model,
    cases: cases.length,
    before: judged.filter(({ before }) => before).length,
    after: judged.filter(({ after }) => after).length,
    broken: judged.filter(({ before, after }) => before && !after).map((row) => row.case),
    unheard: corrections.filter(({ text, expected }) => !isRight(next.find(text), [expected])),
  };
}

/** Answered with a right entry, offered one, or rightly not known. */
function isRight(finding: Finding, expected: readonly string[]): boolean {
  if (finding.outcome === 'unknown') return expected.includes('none');
  if (finding.outcome === 'answered') return expected.includes(finding.id);
  return finding.ids.some((id) => expected.includes(id));
}
