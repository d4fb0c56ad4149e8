import { judge } from '../improve/trial.ts';
import type { Finder } from '../knowledge/finder.ts';
import type { AuthoringReport, HeldOutReport, Made, Mistaken, SectionCoverage } from '../model/authoring.ts';
import type { RankingCase } from '../model/correction.ts';
import type { Finding } from '../model/finding.ts';
import type { EntryId } from '../model/ids.ts';
import { confusionsOf, type Misread } from './confusions.ts';
import { reviewsOf, type ReviewSources } from './reviews.ts';

/** An entry as authors are told of it. */
export interface Authored {
  readonly id: EntryId;
  readonly title: string;
  readonly guide: readonly string[];
  readonly reviewed: { readonly by: string | null; readonly on: string | null };
}

export interface ReportSources extends Omit<ReviewSources, 'entries'> {
  readonly entries: readonly Authored[];
  readonly coverage: readonly SectionCoverage[];
  readonly heldOut: Made<HeldOutReport>;
  /** Messages that must be rightly understood, and the model in use. */
  readonly cases: readonly RankingCase[];
  readonly finder: Finder;
  /** By reviewers' corrections. */
  readonly mistaken: readonly Mistaken[];
}

/** How the content stands, put together. Stops for breath while it judges test questions: visitors wait for nothing. */
export async function reportOf(sources: ReportSources): Promise<AuthoringReport> {
  const { entries, coverage, heldOut, cases, finder, mistaken } = sources;
  const right = await judge(finder, cases);
  const wrong = cases
    .filter((each) => !right.has(each))
    .map(({ text, expected }): Misread => ({
      text,
      expected: expected[0] ?? 'none',
      taken: takenFor(finder.find(text)),
    }));
  const elsewhere = heldOut.kind === 'made' ? heldOut.value.elsewhere : [];
  return {
    entries: entries.map(({ id, title }) => ({ id, title })),
    coverage,
    around: entries.filter(({ guide }) => guide.length === 0).map(({ id }) => id),
    heldOut,
    cases: { cases: cases.length, right: right.size },
    confusions: confusionsOf({ heldOut: elsewhere, cases: wrong, mistaken }),
    reviews: reviewsOf(sources),
  };
}

function takenFor(finding: Finding): string {
  if (finding.outcome === 'unknown') return 'none';
  return finding.outcome === 'answered' ? finding.id : (finding.ids[0] ?? 'none');
}
