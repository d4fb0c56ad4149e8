import { z } from 'zod';
import type { OUTCOMES } from '../model/review.ts';
import { REVIEW_GROUPS, REVIEW_STATUSES, type ReviewState, type ReviewSummary } from '../model/review.ts';
import { numberOf, textOf, wordOf } from './database.ts';
import type { Database, Row } from './database.ts';
import { optionalNumber, optionalText, parseTextSpans } from './review-masks.ts';
import { decodeText } from './text.ts';

/** A row of `summaries AS s`, with the names that hang on it. */
export const SUMMARY = `s.*,
  (SELECT json_group_array(topic) FROM topics WHERE topics.conversation_n = s.conversation_n) AS topics,
  (SELECT json_group_array(label) FROM labels WHERE labels.conversation_n = s.conversation_n) AS labels,
  CASE WHEN danger > 0 THEN (SELECT json_group_array(DISTINCT flags.kind) FROM lines
    JOIN flags ON flags.line_n = lines.n AND reason = 'danger'
    WHERE lines.conversation_n = s.conversation_n) ELSE '[]' END AS kinds`;

const names = z.array(z.string());

/** A summary as the port has it; `found` is what a search found. */
export function toSummary(row: Row, found?: string): ReviewSummary {
  const place = optionalNumber(row, 'place');
  const outcomes = {
    answered: numberOf(row, 'answered'),
    offered: numberOf(row, 'offered'),
    unknown: numberOf(row, 'unknown'),
    crisis: numberOf(row, 'crisis'),
    flow: numberOf(row, 'flow'),
  };
  outcomes satisfies Record<(typeof OUTCOMES)[number], number>;
  return {
    id: textOf(row, 'id'),
    channel: decodeText(textOf(row, 'channel')),
    startedAt: numberOf(row, 'started_at'),
    lastAt: numberOf(row, 'last_at'),
    lines: numberOf(row, 'lines'),
    messages: numberOf(row, 'messages'),
    topics: list(row, 'topics'),
    outcomes,
    group: place === undefined ? undefined : REVIEW_GROUPS[place],
    danger: numberOf(row, 'danger'),
    dangerKinds: list(row, 'kinds'),
    unopenedSince: optionalNumber(row, 'unopened_since'),
    up: numberOf(row, 'up'),
    down: numberOf(row, 'down'),
    callBacks: numberOf(row, 'call_backs'),
    status: wordOf(row, 'status', REVIEW_STATUSES),
    assignee: optionalText(row, 'assignee'),
    labels: list(row, 'labels'),
    held: row['held_at'] !== null,
    opening: { text: decodeText(textOf(row, 'opening')), spans: parseTextSpans(row['opening_spans']) },
    ...(found !== undefined && { found: found.split(HIT) }),
  };
}

/** Stands around what was found. It is no character that a text in the index can hold twice by chance. */
export const HIT = '\u0001';

function list(row: Row, column: string): readonly string[] {
  return names.parse(JSON.parse(textOf(row, column))).map(decodeText);
}

/** Reads where a conversation stands in its review, by its row number and summary. */
export function createStates(database: Database) {
  const notes = database.prepare('SELECT * FROM notes WHERE conversation_n = ? ORDER BY n');
  return (row: Row): ReviewState => {
    const at = optionalNumber(row, 'held_at');
    const by = optionalText(row, 'held_by');
    const reason = optionalText(row, 'held_reason');
    const { status, assignee, labels } = toSummary(row);
    return {
      status,
      assignee,
      labels,
      notes: notes.all(numberOf(row, 'conversation_n')).map((note) => ({
        id: decodeText(textOf(note, 'id')),
        by: decodeText(textOf(note, 'by_name')),
        at: numberOf(note, 'at'),
        text: decodeText(textOf(note, 'text')),
      })),
      hold: at === undefined ? undefined : { by: by ?? '', at, reason: reason ?? '' },
      version: numberOf(row, 'version'),
      unopened: row['unopened_since'] !== null,
    };
  };
}
