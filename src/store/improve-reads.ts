import { isEntryId } from '../model/ids.ts';
import { CORRECTION_STATES, type KeptCorrection, type Unanswered } from '../model/improve.ts';
import { maskText } from '../model/mask.ts';
import { numberOf, textOf, wordOf } from './database.ts';
import type { Database, Row } from './database.ts';
import { optionalNumber, optionalText, parseSpans } from './review-masks.ts';
import { storeError } from './errors.ts';
import { toLine } from './sqlite-rows.ts';
import { decodeText } from './text.ts';

/** A row of corrections, with the id of its conversation. */
export const CORRECTION = `SELECT corrections.*, summaries.id AS conversation FROM corrections
  JOIN summaries USING (conversation_n)`;

/** What staff read in order to make the bot better, on a connection that only reads. */
export function createImproveReads(database: Database) {
  const all = database.prepare(`${CORRECTION} ORDER BY n DESC`);
  // Only lines that name the outcome are read whole.
  const unknown = database.prepare(
    `SELECT v.*, masks.spans, s.id AS conversation_id FROM summaries AS s
     JOIN lines AS b ON b.conversation_n = s.conversation_n AND b.role = 'bot'
       AND b.at >= ?1 AND b.body LIKE '%"outcome":"unknown"%'
     JOIN lines AS v ON v.id = b.body ->> 'replyTo' AND v.role = 'visitor'
     LEFT JOIN masks ON masks.line_n = v.n
     WHERE s.unknown > 0 AND s.last_at >= ?1 AND b.body -> 'decision' ->> 'outcome' = 'unknown'
       AND NOT EXISTS (SELECT 1 FROM flags WHERE line_n = v.n)
       AND NOT EXISTS (SELECT 1 FROM corrections WHERE line_n = v.n AND state <> 'withdrawn')
     ORDER BY s.last_at DESC, v.n DESC LIMIT ?2`,
  );
  return {
    corrections: (): readonly KeptCorrection[] => all.all().map(toCorrection),
    unanswered: (since: number, limit: number): readonly Unanswered[] =>
      unknown
        .all(since, limit)
        .map(toUnanswered)
        .filter(({ text }) => text.trim() !== ''),
  };
}

export function toCorrection(row: Row): KeptCorrection {
  const by = optionalText(row, 'decided_by');
  const at = optionalNumber(row, 'decided_at');
  const expected = textOf(row, 'expected');
  if (expected !== 'none' && !isEntryId(expected))
    throw storeError('corrupt', 'The store holds no entry id in column expected.');
  return {
    id: textOf(row, 'id'),
    conversation: textOf(row, 'conversation'),
    text: decodeText(textOf(row, 'text')),
    expected,
    state: wordOf(row, 'state', CORRECTION_STATES),
    by: decodeText(textOf(row, 'by_name')),
    at: numberOf(row, 'at'),
    decided: by === undefined || at === undefined ? undefined : { by, at },
  };
}

function toUnanswered(row: Row): Unanswered {
  const { id, text, at, kind } = toLine(row);
  const masked = maskText(text, parseSpans(row['spans'])['text'] ?? []);
  return {
    conversation: textOf(row, 'conversation_id'),
    lineId: id,
    text: kind === 'message' ? masked.text : '',
    at,
  };
}
