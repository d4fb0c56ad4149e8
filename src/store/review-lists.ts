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
    /** All that a filter lets through, the newest first; undefined where they are more than `most`. */
    ids: (filter: ReviewFilter, most: number): readonly string[] | undefined => {
      const { words = '' } = filter;
      const condition = conditionsOf(filter);
      if (words.trim() === '') return within(newestIds(database, condition, most + 1), most);
      const match = matchOf(words.trim());
      return match === undefined ? [] : foundIds(database, { match, condition }, most);
    },
    choices: createChoices(database),
  };
}

function within(ids: readonly string[], most: number): readonly string[] | undefined {
  return ids.length > most ? undefined : ids;
}

function newestIds(database: Database, { sql, values }: Condition, limit: number): readonly string[] {
  return database
    .prepare(
      `SELECT id FROM summaries AS s WHERE ${sql} ORDER BY s.last_at DESC, s.conversation_n DESC LIMIT ?`,
    )
    .all(...values, limit)
    .map((row) => textOf(row, 'id'));
}

function foundIds(
  database: Database,
  wanted: Pick<Search, 'match' | 'condition'>,
  most: number,
): readonly string[] | undefined {
  const ids: string[] = [];
  let cursor: string | undefined;
  do {
    const page = search(database, { ...wanted, limit: LONG_PAGE, cursor });
    for (const { id } of page.rows) ids.push(id);
    if (ids.length > most) return undefined;
    cursor = page.cursor;
  } while (cursor !== undefined);
  return ids;
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

const LONG_PAGE = 500;
/** So many lines with the words are looked at for one page; where few pass the filters, the page is short. */
const MOST_LOOKED_AT = 4_000;
const LONGEST_STRETCH = 1_000;

interface Hit {
  readonly n: number;
  readonly row: Row;
}

/** Conversations by their newest line with the words, newest first. */
function search(database: Database, { match, condition, limit, cursor }: Search): ReviewPage {
  const lines = database.prepare(
    'SELECT rowid AS n, conversation_n FROM words WHERE words MATCH ? AND rowid < ? ORDER BY rowid DESC LIMIT ?',
  );
  const fitting = database.prepare(
    `SELECT ${SUMMARY} FROM summaries AS s WHERE s.conversation_n = ? AND ${condition.sql}`,
  );
  const isNewest = newestHit(database, match);
  const begun = readCursor(cursor);
  const seen = new Set<number>();
  const hits: Hit[] = [];
  const page = (at?: number): ReviewPage => ({
    rows: withSnippets(database, match, hits),
    cursor: at === undefined ? undefined : `${at}-0`,
  });
  let at = begun?.[0] ?? Number.MAX_SAFE_INTEGER;
  // Short at first: most pages are full after few lines, and each line is a step to the disk.
  for (let looked = 0, length = 3 * limit; looked < MOST_LOOKED_AT;) {
    const stretch = lines.all(match, at, length);
    for (const line of stretch) {
      at = numberOf(line, 'n');
      const conversation = numberOf(line, 'conversation_n');
      if (seen.has(conversation)) continue;
      seen.add(conversation);
      const row = fitting.get(conversation, ...condition.values);
      if (row === undefined || (begun !== undefined && !isNewest(conversation, at))) continue;
      hits.push({ n: at, row });
      if (hits.length === limit) return page(at);
    }
    if (stretch.length < length) return page();
    looked += length;
    length = Math.min(LONGEST_STRETCH, 2 * length);
  }
  return page(at);
}

/** What was found, for a page at once: asked line by line, the index would be read anew for each. */
function withSnippets(database: Database, match: string, hits: readonly Hit[]): readonly ReviewSummary[] {
  const numbers = hits.map(({ n }) => n);
  const rows = database
    .prepare(
      `SELECT rowid AS n, snippet(words, 0, '${HIT}', '${HIT}', '…', 24) AS text FROM words
       WHERE words MATCH ? AND rowid BETWEEN ? AND ? AND +rowid IN (SELECT value FROM json_each(?))`,
    )
    .all(match, numbers.at(-1) ?? 0, numbers[0] ?? 0, JSON.stringify(numbers));
  const texts = new Map(rows.map((row) => [numberOf(row, 'n'), textOf(row, 'text')]));
  return hits.map(({ n, row }) => toSummary(row, texts.get(n) ?? ''));
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
