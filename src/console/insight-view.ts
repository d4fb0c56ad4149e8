import { INSIGHT_FACTS, type Tally } from '../model/insight.ts';
import { dateName, dayNumber } from '../model/zone.ts';
import type { Insight } from './api/insight.ts';
import { hideSmall, type CountRow, type CountTable, type ShownRow } from './small-counts.ts';

/** A guided conversation as today's content has it; `end`: it is over there. */
export interface KnownFlow {
  readonly id: string;
  readonly title: string;
  readonly steps: readonly { readonly name: string; readonly end: boolean }[];
}

/** Days by number, both included. */
export interface Days {
  readonly first: number;
  readonly last: number;
}

interface Wanted {
  readonly days: Days;
  readonly channel: string | undefined;
  readonly zone: string;
  readonly flows: readonly KnownFlow[];
}

/**
 * What of the tallies is shown. All channels' figures are made together, whichever is looked at: what is hidden in one
 * view must not be the difference of two others.
 */
export function insightView(tallies: readonly Tally[], { days, channel, zone, flows }: Wanted): Insight {
  const channels = [...new Set(tallies.map((tally) => tally.channel))].toSorted();
  const counts = byName(tallies, channels);
  const totals = counts('all').get('') ?? channels.map(() => 0);
  const unit = unitFor(days);
  const some = (row: CountRow): CountTable => ({ totals, rows: [row, othersOf([row], totals)] });
  const rows = (of: Tally['of']): readonly CountRow[] =>
    [...counts(of)].map(([name, each]) => ({ name, counts: each })).filter((row) => sumOf(row) > 0);
  const facts = INSIGHT_FACTS.map((name) => ({
    name,
    counts: counts('fact').get(name) ?? totals.map(() => 0),
  }));
  const topics = rows('topic').toSorted((a, b) => sumOf(b) - sumOf(a));
  const stops = stopsOf(rows('stop'), flows);
  const tables = [
    ...facts.map(some),
    ...topics.map(some),
    { totals, rows: timesOf(rows('day'), days, unit, totals) },
    {
      totals,
      rows: inOrder(
        rows('hour'),
        Array.from({ length: 24 }, (_, hour) => `${hour}`),
        totals,
      ),
    },
    ...stops.map(({ rows: own }) => ({ totals, rows: [...own, othersOf(own, totals)] })),
  ];
  const shown = hideSmall(tables, totals);
  const column = channel === undefined ? channels.length : channels.indexOf(channel);
  const pick = (index: number) => (shown.tables[index] ?? []).map((row) => counted(row, column));
  const first = facts.length + topics.length;
  return {
    from: dateName(days.first),
    to: dateName(days.last),
    zone,
    channel: channel ?? null,
    channels,
    conversations: at(shown.totals, column),
    facts: INSIGHT_FACTS.map((name, index) => ({ name, count: pick(index)[0]?.count ?? null })),
    topics: topics.flatMap((_, index) => pick(facts.length + index)),
    unit,
    times: pick(first),
    hours: pick(first + 1),
    flows: stops.map(({ flow, title, ends }, index) => ({
      flow,
      title,
      steps: pick(first + 2 + index).map((step) => ({ ...step, end: ends.has(step.name) })),
    })),
  };
}

function counted(row: ShownRow, column: number) {
  return { name: row.name, count: at(row.counts, column) };
}

/** A channel that nobody wrote through has none of anything. */
function at(counts: readonly (number | null)[], column: number): number | null {
  const count = counts[column];
  return count === undefined ? 0 : count;
}

/** Tallies of a kind: by name, a count for every channel. */
function byName(tallies: readonly Tally[], channels: readonly string[]) {
  const kinds = new Map<Tally['of'], Map<string, number[]>>();
  for (const { of, name, channel, count } of tallies) {
    const names = kinds.get(of) ?? new Map<string, number[]>();
    const counts = names.get(name) ?? channels.map(() => 0);
    counts[channels.indexOf(channel)] = count;
    kinds.set(of, names.set(name, counts));
  }
  return (of: Tally['of']): ReadonlyMap<string, readonly number[]> => kinds.get(of) ?? new Map();
}

function othersOf(rows: readonly CountRow[], totals: readonly number[]): CountRow {
  const counts = totals.map(
    (total, column) => total - sumOf({ counts: rows.map((row) => row.counts[column] ?? 0) }),
  );
  return { name: '', silent: true, counts };
}

function sumOf({ counts }: Pick<CountRow, 'counts'>): number {
  return counts.reduce((sum, count) => sum + count, 0);
}

function inOrder(
  rows: readonly CountRow[],
  names: readonly string[],
  totals: readonly number[],
): readonly CountRow[] {
  const known = new Map(rows.map((row) => [row.name, row]));
  return names.map((name) => known.get(name) ?? { name, counts: totals.map(() => 0) });
}

/** So few points that a chart can be read, and that what to hide is found at once. */
function unitFor({ first, last }: Days): Insight['unit'] {
  const count = last - first + 1;
  if (count <= 31) return 'day';
  return count <= 190 ? 'week' : 'month';
}

function timesOf(
  rows: readonly CountRow[],
  { first, last }: Days,
  unit: Insight['unit'],
  totals: readonly number[],
): readonly CountRow[] {
  const nameOf = (day: number): string => {
    if (unit === 'month') return dateName(day).slice(0, 7);
    return dateName(unit === 'day' ? day : first + 7 * Math.floor((day - first) / 7));
  };
  const all = Array.from({ length: last - first + 1 }, (_, index) => nameOf(first + index));
  const sums = new Map<string, readonly number[]>();
  for (const { name, counts } of rows) {
    const [year = 0, month = 0, date = 0] = name.split('-').map(Number);
    const bucket = nameOf(dayNumber(year, month, date) ?? first);
    sums.set(
      bucket,
      counts.map((count, column) => count + (sums.get(bucket)?.[column] ?? 0)),
    );
  }
  const summed = [...sums].map(([name, counts]) => ({ name, counts }));
  return inOrder(summed, [...new Set(all)], totals);
}

interface Stops {
  readonly flow: string;
  readonly title: string;
  readonly ends: ReadonlySet<string>;
  readonly rows: readonly CountRow[];
}

/** Where people were last, by guided conversation, the steps in its order; one that is no more keeps its own name. */
function stopsOf(rows: readonly CountRow[], flows: readonly KnownFlow[]): readonly Stops[] {
  const known = new Map(flows.map((flow) => [flow.id, flow]));
  const grouped = Map.groupBy(rows, ({ name }) => name.split('#')[0] ?? '');
  return [...grouped].map(([flow, own]) => {
    const { title = flow, steps = [] } = known.get(flow) ?? {};
    const order = (name: string): number =>
      steps.findIndex((step) => step.name === name) + 1 || steps.length + 1;
    const named = own.map(({ name, counts }) => ({ name: name.slice(flow.length + 1), counts }));
    return {
      flow,
      title,
      ends: new Set(steps.filter(({ end }) => end).map(({ name }) => name)),
      rows: named.toSorted((a, b) => order(a.name) - order(b.name)),
    };
  });
}
