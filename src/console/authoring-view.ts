import type { Asked, AuthoringReport } from '../model/authoring.ts';
import type { Authoring } from './api/authoring.ts';
import type { KnownFlow } from './insight-view.ts';
import { hideSmall } from './small-counts.ts';

/** So many rows are looked at in one go; the command tells all of them. */
const MOST_PAIRS = 40;
const MOST_ELSEWHERE = 100;
/** From this lead over its own entry on, a phrasing surely belongs elsewhere. */
const SURE = 0.8;

export interface AuthoringSources {
  readonly report: AuthoringReport;
  readonly asked: Asked;
  readonly days: number;
  readonly flows: readonly KnownFlow[];
  /** All rows of every table. */
  readonly whole?: boolean;
}

/** The report as it goes out: small numbers hidden, long tables cut. */
export function authoringView({ report, asked, days, flows, whole = false }: AuthoringSources): Authoring {
  const { entries, coverage, around, heldOut, cases, confusions, reviews } = report;
  const sure =
    heldOut.kind === 'made'
      ? heldOut.value.elsewhere.filter(({ confidence, own }) => confidence - own >= SURE)
      : [];
  const cut = (most: number): number => (whole ? Infinity : most);
  return {
    entries: entries.map((entry) => ({ ...entry })),
    coverage: coverage.map(({ title, stale, entries: standing }) => ({
      title,
      stale,
      entries: [...standing],
    })),
    around: [...around],
    asked: askedView(asked, { entries, days, flows }),
    judged:
      heldOut.kind === 'made'
        ? {
            kind: 'made',
            at: heldOut.at,
            phrasings: heldOut.value.phrasings,
            right: heldOut.value.right,
          }
        : { kind: heldOut.kind },
    cases: { ...cases },
    confusions: {
      count: confusions.length,
      shown: confusions.slice(0, cut(MOST_PAIRS)).map((pair) => ({ ...pair, examples: [...pair.examples] })),
    },
    elsewhere: {
      count: sure.length,
      shown: sure.slice(0, cut(MOST_ELSEWHERE)).map((one) => ({ ...one })),
    },
    reviews: reviews.map((review) => ({ ...review })),
  };
}

interface Wanted extends Pick<AuthoringSources, 'days' | 'flows'> {
  readonly entries: AuthoringReport['entries'];
}

/** How often each entry and each step came up, the rarest first; how many never did is no small number. */
function askedView({ conversations, counts }: Asked, { entries, days, flows }: Wanted): Authoring['asked'] {
  const known = new Map(counts.map(({ id, count }) => [id, count]));
  const steps = flows.flatMap(({ id: flow, title, steps: all }) =>
    all.map(({ name: step }) => ({ flow, title, step })),
  );
  const names = [...entries.map(({ id }) => id), ...steps.map(({ flow, step }) => `${flow}#${step}`)];
  const totals = [conversations];
  const shown = hideSmall(
    names.map((name) => {
      const count = known.get(name) ?? 0;
      // Those in which it did not come up are shown nowhere, and still must not be worked out.
      const rows = [
        { name, counts: [count] },
        { name: '', silent: true, counts: [conversations - count] },
      ];
      return { totals, rows };
    }),
    totals,
  );
  const figure = (at: number): number | null => {
    const count = shown.tables[at]?.[0]?.counts[0];
    return count === undefined ? null : count;
  };
  return {
    days,
    conversations: shown.totals[0] ?? null,
    entries: rarestFirst(entries.map(({ id }, at) => ({ id, count: figure(at) }))),
    steps: rarestFirst(steps.map((step, at) => ({ ...step, count: figure(entries.length + at) }))),
  };
}

/** What is hidden is more than nothing. */
function rarestFirst<T extends { readonly count: number | null }>(rows: readonly T[]): T[] {
  return rows.toSorted((a, b) => (a.count ?? 1) - (b.count ?? 1));
}
