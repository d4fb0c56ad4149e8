import type { CommitResult, Delivery, Line, TurnCommit } from '../model/store.ts';
import { numberFrom, numberOf } from './database.ts';
import type { Database } from './database.ts';
import { decodeLine, encodeBody } from './line-json.ts';
import { createKeeping } from './review-keep.ts';
import type { Keeping, StoredLine } from './review-keep.ts';
import { wordSpans } from './review-masks.ts';
import type { Ledger } from './ledger.ts';
import { createImproveWrites } from './improve-writes.ts';
import { createReviewWrites } from './review-writes.ts';
import { createMarks } from './sqlite-purge.ts';
import { createErasing } from './sqlite-erase.ts';
import { checkTimes, flagWithoutLine, lineIdTaken } from './rules.ts';
import type { Reads } from './sqlite-reads.ts';
import type { Found } from './sqlite-rows.ts';
import { encodeText } from './text.ts';

/** Everything that is added to the store. Each call runs inside a savepoint of the caller's transaction. */
export type Writes = ReturnType<typeof createWrites>;

export function createWrites(database: Database, reads: Reads, ledger: Ledger) {
  const statements = prepareAll(database);
  const keeping = createKeeping(database);
  const erasing = createErasing(database, ledger);
  const take = (turn: TurnCommit, before: (found: Found) => void): CommitResult => {
    const found = reads.find(turn.key);
    const earlier = found && statements.turn.get(found.n, encodeText(turn.dedupe));
    if (found !== undefined && earlier !== undefined) {
      const first = numberOf(earlier, 'first_seq');
      const lines = reads.between(found.n, first - 1, numberOf(earlier, 'last_seq'), ALL);
      nameLine(statements, turn, lines);
      return { kind: 'duplicate', lines };
    }
    // A late copy of what was erased: taken note of, and not stored as if it were new.
    if (erasing.isErased(turn.key, turn.dedupe)) return { kind: 'duplicate', lines: [] };
    if (turn.expectedVersion !== (found?.state.version ?? 0)) return { kind: 'conflict' };
    checkTimes(turn.lines, found?.lastAt);
    if (found !== undefined) before(found);
    return append(statements, keeping, turn, found);
  };
  return {
    commit: (turn: TurnCommit): CommitResult => take(turn, () => undefined),
    /** A turn that takes the place of everything before it. */
    erase: (turn: TurnCommit, receipt: string): CommitResult =>
      take(turn, ({ n }) => void erasing.erase(n, turn.key, receipt, turn.lines[0]?.at ?? 0)),
    ...createReviewWrites(database, keeping, erasing),
    ...createImproveWrites(database),
    /** Gives conversations of an earlier version their summary, masks and index. */
    catchUp: keeping.catchUp,
    recount: keeping.recount,
    mark: createMarks(database),
    reapply: erasing.reapply,
    delivered: (deliveries: readonly Delivery[]): void => {
      for (const { lineId, status, at, nativeIds = [] } of deliveries) {
        statements.deliver.run(status, at, encodeText(lineId));
        for (const id of nativeIds) statements.name.run(encodeText(id), encodeText(lineId));
      }
    },
    /** Settles lines up to row `upTo`; the mark it leaves spares the next start from reading them all again. */
    settle: (at: number, upTo: number): number => {
      const settled = statements.settle.run(at, upTo);
      statements.mark.run(upTo);
      return settled;
    },
    /** The last row number ever given to a line. */
    lastLine: (): number => numberFrom(database, `SELECT seq FROM sqlite_sequence WHERE name = 'lines'`),
  };
}

const ALL = Number.MAX_SAFE_INTEGER;

type Statements = ReturnType<typeof prepareAll>;

function prepareAll(database: Database) {
  return {
    turn: database.prepare('SELECT first_seq, last_seq FROM turns WHERE conversation_n = ? AND dedupe = ?'),
    begin: database.prepare(
      `INSERT INTO conversations (channel, conversation, version, state, last_seq, last_at)
       VALUES (?, ?, 0, '', 0, 0) RETURNING n`,
    ),
    go: database.prepare(
      'UPDATE conversations SET version = ?, state = ?, last_seq = ?, last_at = ? WHERE n = ?',
    ),
    taken: database.prepare('SELECT 1 FROM lines WHERE id = ?'),
    line: database.prepare(
      'INSERT INTO lines (conversation_n, seq, id, role, at, body) VALUES (?, ?, ?, ?, ?, ?) RETURNING n',
    ),
    remember: database.prepare(
      'INSERT INTO turns (conversation_n, dedupe, first_seq, last_seq, at) VALUES (?, ?, ?, ?, ?)',
    ),
    flag: database.prepare(
      `INSERT INTO flags (line_n, reason, kind, at)
       SELECT n, ?, ?, ? FROM lines WHERE id = ? AND conversation_n = ?`,
    ),
    feedback: database.prepare(
      `INSERT INTO feedback (line_n, reaction, words, spans, at)
       SELECT n, ?, ?, ?, ? FROM lines WHERE id = ? AND conversation_n = ? AND role = 'bot'
       ON CONFLICT (line_n) DO UPDATE
       SET reaction = excluded.reaction, words = coalesce(excluded.words, words),
       spans = CASE WHEN excluded.words IS NULL THEN spans ELSE excluded.spans END, at = excluded.at`,
    ),
    callBack: database.prepare(
      'INSERT INTO call_backs (conversation_n, id, name, contact, at) VALUES (?, ?, ?, ?, ?)',
    ),
    deliver: database.prepare(
      `INSERT INTO deliveries (line_n, status, at) SELECT n, ?, ? FROM lines WHERE id = ?
       ON CONFLICT (line_n) DO UPDATE SET status = excluded.status, at = excluded.at
       WHERE deliveries.status <> 'sent'`,
    ),
    name: database.prepare(
      `INSERT INTO native_ids (conversation_n, native_id, line_n)
       SELECT conversation_n, ?, n FROM lines WHERE id = ? ON CONFLICT DO NOTHING`,
    ),
    settle: database.prepare(
      `INSERT INTO deliveries (line_n, status, at) SELECT n, 'unknown', ? FROM lines
       WHERE n > coalesce((SELECT value FROM marks WHERE name = 'settled'), 0) AND n <= ?
       AND role = 'bot' AND NOT EXISTS (SELECT 1 FROM deliveries WHERE line_n = lines.n)`,
    ),
    mark: database.prepare(
      `INSERT INTO marks (name, value) VALUES ('settled', ?)
       ON CONFLICT (name) DO UPDATE SET value = max(value, excluded.value)`,
    ),
  };
}

function append(
  statements: Statements,
  keeping: Keeping,
  turn: TurnCommit,
  found: Found | undefined,
): CommitResult {
  const n = found?.n ?? begin(statements, turn);
  const first = (found?.lastSeq ?? 0) + 1;
  const stored = turn.lines.map((line, index): StoredLine => {
    const body = encodeBody(line);
    const id = encodeText(line.id);
    if (statements.taken.get(id) !== undefined) throw lineIdTaken();
    const row = statements.line.get(n, first + index, id, line.role, line.at, body);
    const columns = { id: line.id, role: line.role, at: line.at, seq: first + index };
    return { n: row === undefined ? 0 : numberOf(row, 'n'), line: decodeLine(columns, body) };
  });
  const lines = stored.map(({ line }) => line);
  const lastSeq = first + lines.length - 1;
  const lastAt = lines.at(-1)?.at ?? found?.lastAt ?? 0;
  const version = turn.expectedVersion + 1;
  statements.remember.run(n, encodeText(turn.dedupe), first, lastSeq, lastAt);
  statements.go.run(version, encodeText(turn.state), lastSeq, lastAt, n);
  for (const { lineId, reason, kind, at } of turn.flags) {
    if (statements.flag.run(reason, encodeText(kind), at, encodeText(lineId), n) === 0)
      throw flagWithoutLine();
  }
  nameLine(statements, turn, lines);
  aside(statements, turn, n);
  keeping.turn(n, turn, stored);
  return { kind: 'committed', lines, version };
}

/** The visitor's line is known to the channel by an id of its own; delivered again, maybe by another. */
function nameLine(statements: Statements, { nativeId }: TurnCommit, [first]: readonly Line[]): void {
  if (nativeId !== undefined && first !== undefined)
    statements.name.run(encodeText(nativeId), encodeText(first.id));
}

/** What a turn leaves beside its lines. */
function aside(statements: Statements, { feedback = [], callBack }: TurnCommit, n: number): void {
  for (const { lineId, reaction, words, at } of feedback) {
    const said = words === undefined ? null : encodeText(words);
    const spans = JSON.stringify(wordSpans(words));
    statements.feedback.run(reaction, said, spans, at, encodeText(lineId), n);
  }
  if (callBack === undefined) return;
  const { id, name, contact, at } = callBack;
  statements.callBack.run(n, encodeText(id), encodeText(name), encodeText(contact), at);
}

function begin(statements: Statements, turn: TurnCommit): number {
  const row = statements.begin.get(encodeText(turn.key.channel), encodeText(turn.key.conversation));
  return row === undefined ? 0 : numberOf(row, 'n');
}
