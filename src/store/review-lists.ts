import {
  REVIEW_GROUPS,
  type ReviewChoices,
  type ReviewFilter,
  type ReviewGroup,
  type ReviewPage,
  type ReviewQueue,
  type ReviewSummary,
} from '../model/review.ts';
import { numberOf, textOf } from './database.ts';
import type { Database, Row } from './database.ts';
import { conditionsOf, matchOf, readCursor, type Condition } from './review-query.ts';
import { HIT, SUMMARY, toSummary } from './review-rows.ts';
import { decodeText } from './text.ts';

/** The lists that staff are shown, on a connection that only reads. */
export function createLists(database: Database) {
  const counts = database.prepare(
    'SELECT place, count(*) AS count FROM summaries WHERE place IS NOT NULL GROUP BY place',
  );
  const unopened = database.prepare(
    'SELECT count(*) AS count FROM summaries WHERE unopened_since IS NOT NULL',
  );
  const order = (place: number): string =>
    place === 0 ? 's.unopened_since IS NULL, s.unopened_since, s.last_at DESC' : 's.last_at DESC';
  const first = REVIEW_GROUPS.map((_, place) =>
    database.prepare(
      `SELECT ${SUMMARY} FROM summaries AS s WHERE place = ${place} ORDER BY ${order(place)} LIMIT ?`,
    ),
  );
  const open = REVIEW_GROUPS.map((_, place) =>
    database.prepare(
      `SELECT id FROM summaries AS s WHERE place = ${place} AND status = 'new' ORDER BY ${order(place)} LIMIT ?`,
    ),
  );
  return {
    queue: (perGroup: number): ReviewQueue => {
      const counted = new Map(counts.all().map((row) => [numberOf(row, 'place'), numberOf(row, 'count')]));
      const waiting = unopened.get();
      return {
        groups: REVIEW_GROUPS.map((group, place) => ({
          group,
          count: counted.get(place) ?? 0,
          rows: (first[place]?.all(perGroup) ?? []).map((row) => toSummary(row)),
        })),
        unopened: waiting === undefined ? 0 : numberOf(waiting, 'count'),
      };
    },
    next: (passed: readonly string[]): { readonly id: string; readonly group: ReviewGroup } | undefined => {
      for (const [place, group] of REVIEW_GROUPS.entries()) {
        const ids = (open[place]?.all(passed.length + 1) ?? []).map((row) => textOf(row, 'id'));
        const id = ids.find((one) => !passed.includes(one));
        if (id !== undefined) return { id, group };
      }
      return undefined;
    },
    list: (filter: ReviewFilter, limit: number, cursor?: string): ReviewPage => {
      const { words = '' } = filter;
      const condition = conditionsOf(filter);
      if (words.trim() === '') return newest(database, condition, limit, cursor);
      const match = matchOf(words.trim());
      return match === undefined
        ? { rows: [], cursor: undefined }
        : search(database, { match, condition, limit, cursor });
    },
    choices: createChoices(database),
  };
}

function newest(database: Database, { sql, values }: Condition, limit: number, cursor?: string): ReviewPage {
  const after = readCursor(cursor);
  const beyond = after === undefined ? '' : 'AND (s.last_at, s.conversation_n) < (?, ?)';
  const rows = database
    .prepare(
      `SELECT ${SUMMARY} FROM summaries AS s WHERE ${sql} ${beyond}
       ORDER BY s.last_at DESC, s.conversation_n DESC LIMIT ?`,
    )
    .all(...values, ...(after ?? []), limit);
  const last = rows.length < limit ? undefined : rows.at(-1);
  return {
    rows: rows.map((row) => toSummary(row)),
    cursor: last && `${numberOf(last, 'last_at')}-${numberOf(last, 'conversation_n')}`,
  };
}

interface Search {
  readonly match: string;
  readonly condition: Condition;
  readonly limit: number;
  readonly cursor: string | undefined;
}

/** So many lines with the words are looked at for one page; where few pass the filters, the page is short. */
const STRETCH = 1_000;
const MOST_LOOKED_AT = 8_000;

/** Conversations by their newest line with the words, newest first. */
function search(database: Database, { match, condition, limit, cursor }: Search): ReviewPage {
  const hits = database.prepare(
    'SELECT rowid AS n, conversation_n FROM words WHERE words MATCH ? AND rowid < ? ORDER BY rowid DESC LIMIT ?',
  );
  const fitting = database.prepare(
    `SELECT ${SUMMARY} FROM summaries AS s WHERE s.conversation_n = ? AND ${condition.sql}`,
  );
  const isNewest = newestHit(database, match);
  const snippet = database.prepare(
    `SELECT snippet(words, 0, '${HIT}', '${HIT}', '…', 24) AS text FROM words WHERE words MATCH ? AND rowid = ?`,
  );
  const begun = readCursor(cursor);
  const seen = new Set<number>();
  const rows: ReviewSummary[] = [];
  let at = begun?.[0] ?? Number.MAX_SAFE_INTEGER;
  for (let looked = 0; looked < MOST_LOOKED_AT; looked += STRETCH) {
    const stretch = hits.all(match, at, STRETCH);
    for (const hit of stretch) {
      at = numberOf(hit, 'n');
      const conversation = numberOf(hit, 'conversation_n');
      if (seen.has(conversation)) continue;
      seen.add(conversation);
      const row = fitting.get(conversation, ...condition.values);
      if (row === undefined || (begun !== undefined && !isNewest(conversation, at))) continue;
      rows.push(toSummary(row, foundIn(snippet.get(match, at))));
      if (rows.length === limit) return { rows, cursor: `${at}-0` };
    }
    if (stretch.length < STRETCH) return { rows, cursor: undefined };
  }
  return { rows, cursor: `${at}-0` };
}

/** Whether a line is its conversation's newest with the words: else an earlier page has shown the conversation. */
function newestHit(database: Database, match: string): (conversation: number, line: number) => boolean {
  const last = database.prepare('SELECT max(n) AS n FROM lines WHERE conversation_n = ?');
  const newer = database.prepare(
    `SELECT 1 FROM words WHERE words MATCH ? AND rowid > ? AND rowid <= ? AND conversation_n = ? LIMIT 1`,
  );
  return (conversation, line) => {
    const newestLine = last.get(conversation)?.['n'];
    if (typeof newestLine !== 'number') return true;
    return newer.get(match, line, newestLine, conversation) === undefined;
  };
}

function foundIn(row: Row | undefined): string {
  return row === undefined ? '' : textOf(row, 'text');
}

/** What filters can be set to: the distinct values, each found by one step through an index. */
function createChoices(database: Database): () => ReviewChoices {
  const distinct = (table: string, column: string) => {
    const next = database.prepare(`SELECT min(${column}) AS value FROM ${table} WHERE ${column} > ?`);
    return (): readonly string[] => {
      const values: string[] = [];
      for (let value = next.get('')?.['value']; typeof value === 'string'; value = next.get(value)?.['value'])
        values.push(decodeText(value));
      return values;
    };
  };
  const channels = distinct('summaries', 'channel');
  const topics = distinct('topics', 'topic');
  const labels = distinct('labels', 'label');
  const reviewers = distinct('summaries', 'assignee');
  return () => ({ channels: channels(), topics: topics(), labels: labels(), reviewers: reviewers() });
}
