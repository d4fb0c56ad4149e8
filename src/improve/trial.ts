import { setImmediate as breathe } from 'node:timers/promises';
import { createFinder, type Finder } from '../knowledge/finder.ts';
import type { LoadedModel } from '../knowledge/model-file.ts';
import type { Correction, RankingCase } from '../model/correction.ts';
import type { Finding } from '../model/finding.ts';
import type { Figures } from '../model/improve.ts';

/** What publishing corrections would do, measured before it is done. */
export interface Trial extends Figures {
  readonly model: LoadedModel;
}

export interface TrialParts {
  /** Fits a model with corrections on top of the content. */
  readonly fit: (corrections: readonly Correction[]) => Promise<LoadedModel>;
  readonly corrections: readonly Correction[];
  readonly cases: readonly RankingCase[];
  /** The finder in use. */
  readonly current: Finder;
}

/**
 * Fits a model with these corrections and sets it beside the finder in use, on every case; a correction is a case as
 * well. Danger is no part of it: its detector has content and models of its own, which nothing here reads or writes.
 */
export async function tryOut({ fit, corrections, cases, current }: TrialParts): Promise<Trial> {
  const model = await fit(corrections);
  const next = createFinder(model);
  const before = await judge(current, cases);
  const after = await judge(next, cases);
  return {
    model,
    cases: cases.length,
    before: before.size,
    after: after.size,
    broken: cases.filter((each) => before.has(each) && !after.has(each)),
    unheard: corrections.filter(({ text, expected }) => !isRight(next.find(text), [expected])),
  };
}

/** A few messages at a time: visitors are answered in between. */
const AT_ONCE = 10;

/** The cases that a finder gets right. */
export async function judge(
  finder: Finder,
  cases: readonly RankingCase[],
): Promise<ReadonlySet<RankingCase>> {
  const right = new Set<RankingCase>();
  for (const [index, each] of cases.entries()) {
    if (index % AT_ONCE === AT_ONCE - 1) await breathe();
    if (isRight(finder.find(each.text), each.expected)) right.add(each);
  }
  return right;
}

/** Answered with a right entry, offered one, or rightly not known. */
function isRight(finding: Finding, expected: readonly string[]): boolean {
  if (finding.outcome === 'unknown') return expected.includes('none');
  if (finding.outcome === 'answered') return expected.includes(finding.id);
  return finding.ids.some((id) => expected.includes(id));
}
