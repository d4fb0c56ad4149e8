import { REVIEW_GROUPS, type ReviewFilter } from '../model/review.ts';
import type { Value } from './database.ts';
import { encodeText } from './text.ts';

/* Filters and search words as SQL: fixed pieces of text chosen by what is given, every value a parameter. */

export interface Condition {
  readonly sql: string;
  readonly values: readonly Value[];
}

/** What must hold of a row of `summaries AS s`. */
export function conditionsOf(filter: ReviewFilter): Condition {
  const all: Condition[] = [{ sql: 's.lines > 0', values: [] }];
  const add = (sql: string, ...values: readonly Value[]): void => void all.push({ sql, values });
  const { from, before, channel, topic, outcome, status, label, assignee, group } = filter;
  if (from !== undefined) add('s.last_at >= ?', from);
  if (before !== undefined) add('s.started_at < ?', before);
  if (channel !== undefined) add('s.channel = ?', encodeText(channel));
  if (topic !== undefined)
    add('EXISTS (SELECT 1 FROM topics AS t WHERE t.conversation_n = s.conversation_n AND topic = ?)', topic);
  if (outcome !== undefined) add(`s.${OUTCOME_COLUMNS[outcome]} > 0`);
  if (status !== undefined) add('s.status = ?', status);
  if (label !== undefined)
    add(
      'EXISTS (SELECT 1 FROM labels AS l WHERE l.conversation_n = s.conversation_n AND label = ?)',
      encodeText(label),
    );
  if (assignee === null) add('s.assignee IS NULL');
  else if (assignee !== undefined) add('s.assignee = ?', encodeText(assignee));
  if (group !== undefined) add('s.place = ?', REVIEW_GROUPS.indexOf(group));
  for (const sql of flagsOf(filter)) add(sql);
  return { sql: all.map(({ sql }) => sql).join(' AND '), values: all.flatMap(({ values }) => values) };
}

const OUTCOME_COLUMNS = {
  answered: 'answered',
  offered: 'offered',
  unknown: 'unknown',
  crisis: 'crisis',
  flow: 'flow',
} as const;

function flagsOf({ flagged, feedback, callBack, held }: ReviewFilter): readonly string[] {
  return [
    ...(flagged === 'any' ? ['s.danger > 0'] : []),
    ...(flagged === 'unopened' ? ['s.unopened_since IS NOT NULL'] : []),
    ...(feedback === 'up' ? ['s.up > 0'] : []),
    ...(feedback === 'down' ? ['s.down > 0'] : []),
    ...(callBack === true ? ['s.call_backs > 0'] : []),
    ...(held === true ? ['s.held_at IS NOT NULL'] : []),
  ];
}

const MOST_WORDS = 12;

/**
 * Search words for FTS5, each in quotes, so that nothing that is written is read as its language; undefined where
 * there is none. Words in quotes must stand side by side; the last may be unfinished.
 */
export function matchOf(words: string): string | undefined {
  const pieces = [...words.matchAll(/"([^"]*)"?|([^\s"]+)/g)].slice(0, MOST_WORDS);
  const terms = pieces.flatMap(({ 1: phrase, 2: word, index, 0: whole }) => {
    const tokens = (phrase ?? word ?? '').match(/[\p{L}\p{N}\p{M}]+/gu) ?? [];
    if (tokens.length === 0) return [];
    const isLast = phrase === undefined && index + whole.length === words.length;
    return [`"${tokens.join(' ')}"${isLast ? '*' : ''}`];
  });
  return terms.length === 0 ? undefined : terms.join(' ');
}

/** Where a page ended: two whole numbers; anything else begins anew. */
export function readCursor(cursor: string | undefined): readonly [number, number] | undefined {
  const [, first = '', second = ''] = /^(\d{1,15})-(\d{1,15})$/.exec(cursor ?? '') ?? [];
  return first === '' ? undefined : [Number(first), Number(second)];
}
