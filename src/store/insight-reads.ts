import { INSIGHT_FACTS, type InsightWanted, type Tally } from '../model/insight.ts';
import { createZone, dateName } from '../model/zone.ts';
import { numberOf, textOf } from './database.ts';
import type { Database, Row } from './database.ts';
import { decodeText } from './text.ts';

/** Every zone's clock differs from UTC by whole quarters of an hour. */
const QUARTER = 15 * 60_000;

const COLUMNS = {
  answered: 'answered',
  offered: 'offered',
  unknown: 'unknown',
  flow: 'flow',
  danger: 'danger',
  up: 'up',
  down: 'down',
  'call-back': 'call_backs',
} as const;

const WITHIN = 's.started_at >= ?1 AND s.started_at < ?2';

/**
 * Counts conversations for insight, on a connection that only reads: every count is one of conversations. Groups follow
 * an index wherever there is one, and channels stand side by side in a row: what need not be sorted is counted at once.
 */
export function createInsightReads(database: Database): (wanted: InsightWanted) => readonly Tally[] {
  const next = database.prepare('SELECT min(channel) AS channel FROM summaries WHERE channel > ?');
  const sums = INSIGHT_FACTS.map((fact) => `coalesce(sum(${COLUMNS[fact]} > 0), 0) AS "${fact}"`).join(', ');
  const facts = database.prepare(
    `SELECT count(*) AS count, ${sums} FROM summaries AS s NOT INDEXED WHERE ${WITHIN} AND channel = ?3`,
  );
  const quarters = database.prepare(
    `SELECT channel, started_at / ${QUARTER} AS quarter, count(*) AS count FROM summaries AS s
     WHERE ${WITHIN} GROUP BY channel, quarter`,
  );
  const channels = (): readonly string[] => {
    const all: string[] = [];
    for (let one = next.get('')?.['channel']; typeof one === 'string'; one = next.get(one)?.['channel'])
      all.push(one);
    return all;
  };
  return ({ from, before, zone }) => {
    const known = channels();
    const columns = known.map((_, n) => `sum(channel = ?${n + 3}) AS c${n}`).join(', ');
    const beside = (name: string, table: string, order: string): readonly Row[] =>
      database
        .prepare(
          `SELECT ${name} AS name, ${columns} FROM ${table} CROSS JOIN summaries AS s USING (conversation_n)
           WHERE ${WITHIN} GROUP BY ${order}`,
        )
        .all(from, before, ...known);
    const tallies = (of: Tally['of'], rows: readonly Row[]): readonly Tally[] =>
      rows.flatMap((row) =>
        known.map((channel, n) => toTally(of, textOf(row, 'name'), channel, numberOf(row, `c${n}`))),
      );
    if (known.length === 0) return [];
    return [
      ...known.flatMap((channel) => toFacts(channel, facts.get(from, before, channel))),
      ...inClinicTime(quarters.all(from, before), zone),
      ...tallies('topic', beside('topic', 'topics INDEXED BY topics_by_name', 'topic')),
      ...tallies('stop', beside(`stops.flow || '#' || stops.step`, 'stops', 'stops.flow, stops.step')),
    ];
  };
}

function toTally(of: Tally['of'], name: string, channel: string, count: number): Tally {
  return { of, name, channel: decodeText(channel), count };
}

function toFacts(channel: string, row: Row | undefined): readonly Tally[] {
  if (row === undefined) return [];
  return [
    toTally('all', '', channel, numberOf(row, 'count')),
    ...INSIGHT_FACTS.map((fact) => toTally('fact', fact, channel, numberOf(row, fact))),
  ];
}

/** Quarters of an hour put together to days and to hours by the clinic's clock. */
function inClinicTime(rows: readonly Row[], name: string): readonly Tally[] {
  const zone = createZone(name);
  const known = new Map<number, { readonly day: string; readonly hour: string }>();
  const civil = (quarter: number) => {
    const found = known.get(quarter);
    if (found !== undefined) return found;
    const { day, minute } = zone.civil(quarter * QUARTER);
    const made = { day: dateName(day), hour: String(Math.floor(minute / 60)) };
    known.set(quarter, made);
    return made;
  };
  const sums = new Map<string, Tally>();
  for (const row of rows) {
    const { day, hour } = civil(numberOf(row, 'quarter'));
    const [channel, count] = [textOf(row, 'channel'), numberOf(row, 'count')];
    for (const tally of [toTally('day', day, channel, count), toTally('hour', hour, channel, count)]) {
      const key = JSON.stringify([tally.of, tally.name, tally.channel]);
      sums.set(key, { ...tally, count: tally.count + (sums.get(key)?.count ?? 0) });
    }
  }
  return [...sums.values()];
}
