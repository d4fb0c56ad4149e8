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

const WITHIN = 's.lines > 0 AND s.started_at >= ?1 AND s.started_at < ?2';

/** Counts conversations for insight, on a connection that only reads: every count is one of conversations. */
export function createInsightReads(database: Database): (wanted: InsightWanted) => readonly Tally[] {
  const sums = INSIGHT_FACTS.map((fact) => `sum(${COLUMNS[fact]} > 0) AS "${fact}"`).join(', ');
  const facts = database.prepare(
    `SELECT channel, count(*) AS count, ${sums} FROM summaries AS s WHERE ${WITHIN} GROUP BY channel`,
  );
  const quarters = database.prepare(
    `SELECT channel, started_at / ${QUARTER} AS quarter, count(*) AS count FROM summaries AS s
     WHERE ${WITHIN} GROUP BY channel, quarter`,
  );
  const topics = database.prepare(
    `SELECT channel, topic AS name, count(*) AS count FROM summaries AS s JOIN topics USING (conversation_n)
     WHERE ${WITHIN} GROUP BY channel, name`,
  );
  const stops = database.prepare(
    `SELECT channel, stops.flow || '#' || stops.step AS name, count(*) AS count FROM summaries AS s
     JOIN stops USING (conversation_n) WHERE ${WITHIN} GROUP BY channel, name`,
  );
  return ({ from, before, zone }) => [
    ...facts.all(from, before).flatMap(toFacts),
    ...inClinicTime(quarters.all(from, before), zone),
    ...topics.all(from, before).map((row) => toTally('topic', textOf(row, 'name'), row)),
    ...stops.all(from, before).map((row) => toTally('stop', textOf(row, 'name'), row)),
  ];
}

function toTally(of: Tally['of'], name: string, row: Row, column = 'count'): Tally {
  return { of, name, channel: decodeText(textOf(row, 'channel')), count: numberOf(row, column) };
}

function toFacts(row: Row): readonly Tally[] {
  return [toTally('all', '', row), ...INSIGHT_FACTS.map((fact) => toTally('fact', fact, row, fact))];
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
    for (const tally of [toTally('day', day, row), toTally('hour', hour, row)]) {
      const key = JSON.stringify([tally.of, tally.name, tally.channel]);
      sums.set(key, { ...tally, count: tally.count + (sums.get(key)?.count ?? 0) });
    }
  }
  return [...sums.values()];
}
