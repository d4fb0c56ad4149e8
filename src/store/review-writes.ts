import type { ReviewChange, ReviewOutcome, StaffErasure, Unannounced } from '../model/review.ts';
import type { Database, Row } from './database.ts';
import { numberOf, textOf } from './database.ts';
import { encodeBody } from './line-json.ts';
import { maskJson, maskLine, particularsIn } from './masking.ts';
import { maskText } from '../model/mask.ts';
import type { Keeping } from './review-keep.ts';
import { distinct, parseSpans, parseTextSpans } from './review-masks.ts';
import type { Erasing } from './sqlite-erase.ts';
import { toKey, toLine } from './sqlite-rows.ts';
import { decodeText, encodeText } from './text.ts';

/** What staff do with conversations. Each call runs inside a savepoint of the caller's transaction. */
export function createReviewWrites(database: Database, keeping: Keeping, erasing: Erasing) {
  const change = createChange(database, keeping);
  const find = database.prepare(
    `SELECT n, conversations.channel, conversation, held_at FROM summaries
     JOIN conversations ON n = conversation_n WHERE id = ?`,
  );
  // The website reads by the count of lines, and its name for a conversation says nothing about a person.
  const forget = database.prepare(
    `UPDATE conversations SET state = '', version = version + 1 WHERE n = ? AND channel = 'web'`,
  );
  const drop = database.prepare(`DELETE FROM conversations WHERE n = ? AND channel <> 'web'`);
  const toldDanger = database.prepare('UPDATE summaries SET told_at = ? WHERE id = ?');
  const toldCalls = database.prepare(
    `UPDATE call_backs SET told_at = ?
     WHERE told_at = 0 AND conversation_n = (SELECT conversation_n FROM summaries WHERE id = ?)`,
  );
  return {
    change,
    eraseById: (id: string, receipt: string, at: number): StaffErasure => {
      const row = find.get(id);
      if (row === undefined) return { kind: 'unknown' };
      if (row['held_at'] !== null) return { kind: 'held' };
      const n = numberOf(row, 'n');
      const key = toKey(row);
      const lines = erasing.erase(n, key, receipt, at);
      forget.run(n);
      drop.run(n);
      return { kind: 'erased', lines, key };
    },
    announced: (all: readonly Unannounced[], at: number): void => {
      for (const { what, id } of all) (what === 'danger' ? toldDanger : toldCalls).run(at, id);
    },
    overwrite: createOverwrite(database),
  };
}

function createChange(database: Database, keeping: Keeping) {
  const find = database.prepare('SELECT conversation_n, version FROM summaries WHERE id = ?');
  const open = database.prepare(
    `UPDATE flags SET opened_by = ?, opened_at = ? WHERE opened_at IS NULL
     AND line_n IN (SELECT n FROM lines WHERE conversation_n = ?)`,
  );
  const touch = database.prepare('UPDATE summaries SET version = version + 1 WHERE conversation_n = ?');
  const status = database.prepare('UPDATE summaries SET status = ? WHERE conversation_n = ?');
  const seen = database.prepare(
    `UPDATE summaries SET seen_danger = danger, seen_down = down, seen_unknown = unknown, seen_calls = call_backs
     WHERE conversation_n = ?`,
  );
  const assignee = database.prepare('UPDATE summaries SET assignee = ? WHERE conversation_n = ?');
  const noLabels = database.prepare('DELETE FROM labels WHERE conversation_n = ?');
  const label = database.prepare('INSERT OR IGNORE INTO labels (conversation_n, label) VALUES (?, ?)');
  const note = database.prepare(
    'INSERT INTO notes (conversation_n, id, by_name, at, text) VALUES (?, ?, ?, ?, ?)',
  );
  const hold = database.prepare(
    'UPDATE summaries SET held_by = ?, held_at = ?, held_reason = ? WHERE conversation_n = ?',
  );
  const set = (n: number, given: Extract<ReviewChange, { kind: 'set' }>): void => {
    if (given.status !== undefined) status.run(given.status, n);
    if (given.status === 'reviewed') seen.run(n);
    if (given.assignee !== undefined)
      assignee.run(given.assignee === null ? null : encodeText(given.assignee), n);
    if (given.labels !== undefined) noLabels.run(n);
    for (const one of given.labels ?? []) label.run(n, encodeText(one));
  };
  return (given: ReviewChange): ReviewOutcome => {
    const row = find.get(given.id);
    if (row === undefined) return 'unknown';
    const n = numberOf(row, 'conversation_n');
    if (given.kind === 'set' && given.version !== numberOf(row, 'version')) return 'changed';
    if (given.kind === 'open') {
      if (open.run(encodeText(given.by), given.at, n) > 0) keeping.hang(n);
      return 'done';
    }
    if (given.kind === 'set') set(n, given);
    if (given.kind === 'note') {
      const { id, by, at, text } = given.note;
      note.run(n, encodeText(id), encodeText(by), at, encodeText(text));
    }
    if (given.kind === 'hold') {
      const { by, at, reason } = given.hold ?? {};
      const text = (value: string | undefined) => (value === undefined ? null : encodeText(value));
      hold.run(text(by), at ?? null, text(reason), n);
    }
    touch.run(n);
    return 'done';
  };
}

/**
 * Overwrites for good what is masked in conversations that are over. A line is never changed: one without what it
 * hid takes its place, under the same number.
 */
function createOverwrite(database: Database) {
  const due = database.prepare(
    `SELECT conversation_n FROM summaries WHERE originals > 0 AND held_at IS NULL AND last_at < ?
     ORDER BY last_at LIMIT ?`,
  );
  const hidden = database.prepare(
    `SELECT lines.*, spans FROM masks JOIN lines ON lines.n = line_n
     WHERE masks.conversation_n = ? AND overwritten = 0`,
  );
  const replace = [
    database.prepare('DELETE FROM lines WHERE n = ?'),
    database.prepare(
      'INSERT INTO lines (n, conversation_n, seq, id, role, at, body) VALUES (?, ?, ?, ?, ?, ?, ?)',
    ),
  ] as const;
  const mask = database.prepare('UPDATE masks SET spans = ?, overwritten = 1 WHERE line_n = ?');
  const words = database.prepare(
    `SELECT line_n, words, feedback.spans FROM feedback JOIN lines ON lines.n = line_n
     WHERE conversation_n = ? AND words IS NOT NULL AND spans <> '[]'`,
  );
  const rewrite = database.prepare(`UPDATE feedback SET words = ?, spans = '[]' WHERE line_n = ?`);
  const state = database.prepare('SELECT state FROM conversations WHERE n = ?');
  const setState = database.prepare('UPDATE conversations SET state = ? WHERE n = ?');
  const done = database.prepare('UPDATE summaries SET originals = 0 WHERE conversation_n = ?');

  const one = (n: number): void => {
    const rows = hidden
      .all(n)
      .map((row: Row) => ({ row, line: toLine(row), spans: parseSpans(row['spans']) }));
    const known = distinct(rows.flatMap(({ line, spans }) => particularsIn(line, spans)));
    for (const { row, line, spans } of rows) {
      const masked = maskLine(line, spans);
      const id = numberOf(row, 'n');
      replace[0].run(id);
      replace[1].run(id, n, line.seq, encodeText(line.id), line.role, line.at, encodeBody(masked.line));
      mask.run(JSON.stringify(masked.spans), id);
    }
    for (const row of words.all(n)) {
      const { text } = maskText(decodeText(textOf(row, 'words')), parseTextSpans(row['spans']));
      rewrite.run(encodeText(text), numberOf(row, 'line_n'));
    }
    const kept = state.get(n);
    if (kept !== undefined) setState.run(encodeText(maskJson(decodeText(textOf(kept, 'state')), known)), n);
    done.run(n);
  };
  return (quiet: number, limit: number): number => {
    const conversations = due.all(quiet, limit).map((row) => numberOf(row, 'conversation_n'));
    // Flags and deliveries point at the lines, which are away for a moment.
    if (conversations.length > 0) database.exec('PRAGMA defer_foreign_keys = ON');
    for (const conversation of conversations) one(conversation);
    return conversations.length;
  };
}
