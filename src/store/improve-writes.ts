import type { Corrected, NewCorrection } from '../model/improve.ts';
import { MASK, maskText } from '../model/mask.ts';
import { redact } from '../safety/redaction.ts';
import { numberFrom, numberOf } from './database.ts';
import type { Database, Row } from './database.ts';
import { CORRECTION, toCorrection } from './improve-reads.ts';
import { parseSpans } from './review-masks.ts';
import type { Decision } from './sqlite-messages.ts';
import { toLine } from './sqlite-rows.ts';
import { encodeText } from './text.ts';

/** What staff do to make the bot better. Each call runs inside a savepoint of the caller's transaction. */
export function createImproveWrites(database: Database) {
  const find = database.prepare(
    `SELECT lines.*, masks.spans FROM summaries JOIN lines USING (conversation_n)
     LEFT JOIN masks ON masks.line_n = lines.n WHERE summaries.id = ? AND lines.id = ? AND role = 'visitor'`,
  );
  const flagged = database.prepare(
    `SELECT 1 FROM flags WHERE line_n = ?1 UNION ALL
     SELECT 1 FROM lines WHERE conversation_n = ?2 AND role = 'bot' AND body ->> 'replyTo' = ?3
     AND body -> 'decision' ->> 'outcome' = 'crisis'`,
  );
  const forget = database.prepare(`DELETE FROM corrections WHERE line_n = ? AND state = 'proposed'`);
  const put = database.prepare(
    `INSERT INTO corrections (conversation_n, line_n, text, expected, by_name, at) VALUES (?, ?, ?, ?, ?, ?)`,
  );
  const kept = database.prepare(`${CORRECTION} WHERE corrections.n = ?`);
  const decide = database.prepare(
    'UPDATE corrections SET state = ?, decided_by = ?, decided_at = ? WHERE id = ?',
  );
  return {
    correct: (given: NewCorrection): Corrected => {
      const row = find.get(given.conversation, encodeText(given.lineId));
      const text = row && textFor(row, given.text);
      if (row === undefined || text === undefined) return { kind: 'unknown' };
      const n = numberOf(row, 'n');
      const conversation = numberOf(row, 'conversation_n');
      if (flagged.get(n, conversation, given.lineId) !== undefined) return { kind: 'danger' };
      forget.run(n);
      put.run(conversation, n, encodeText(text), given.expected, encodeText(given.by), given.at);
      const made = kept.get(numberFrom(database, 'SELECT last_insert_rowid()'));
      return made === undefined ? { kind: 'unknown' } : { kind: 'kept', correction: toCorrection(made) };
    },
    decide: ({ id, to, by, at }: Decision): boolean => decide.run(to, encodeText(by), at, id) > 0,
  };
}

/** A reviewer's words, or the visitor's without what is hidden in them; undefined where nothing is said. */
function textFor(row: Row, reworded: string | undefined): string | undefined {
  const { kind, text } = toLine(row);
  if (kind !== 'message') return undefined;
  const spans = reworded === undefined ? (parseSpans(row['spans'])['text'] ?? []) : redact(reworded);
  const said = maskText(reworded ?? text, spans).text.trim();
  return said.replaceAll(MASK, '').trim() === '' ? undefined : said;
}
