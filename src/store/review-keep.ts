import { maskText } from '../model/mask.ts';
import { OUTCOMES, type LineSpans, type SpannedText } from '../model/review.ts';
import type { DecisionRecord } from '../model/reply.ts';
import type { Line, NewLine, TurnCommit } from '../model/store.ts';
import { numberOf } from './database.ts';
import type { Database } from './database.ts';
import { particularsIn } from './masking.ts';
import { createMasks, distinct, parseSpans, toldIn } from './review-masks.ts';
import { toLine } from './sqlite-rows.ts';
import { encodeText } from './text.ts';

/*
 * The summary that lists are made of, kept in the commit of every turn: a list, a queue or a filter then reads one row
 * a conversation and no line. What it holds can always be made anew from the lines: `recount` does.
 */

export type Keeping = ReturnType<typeof createKeeping>;

/** A line just stored, with its row number. */
export interface StoredLine {
  readonly n: number;
  readonly line: Line;
}

interface Spanned {
  readonly line: NewLine;
  readonly spans: LineSpans;
}

const LONGEST_OPENING = 160;

export function createKeeping(database: Database) {
  const statements = prepareAll(database);
  const masks = createMasks(database);

  /** Masks and index of lines that have none yet. */
  const hide = (
    conversation: number,
    stored: readonly StoredLine[],
    turn?: TurnCommit,
  ): readonly Spanned[] => {
    let known = distinct([...(turn ? toldIn(turn) : []), ...masks.known(conversation)]);
    return stored.map(({ n, line }) => {
      const spans = masks.keep(n, conversation, line, known);
      if (Object.keys(spans).length > 0) known = distinct([...known, ...particularsIn(line, spans)]);
      return { line, spans };
    });
  };
  const add = createAdd(statements);
  const hang = (conversation: number): void => void statements.hang.run(conversation);
  const linesOf = (conversation: number): readonly StoredLine[] =>
    statements.lines.all(conversation).map((row) => ({ n: numberOf(row, 'n'), line: toLine(row) }));
  const catchUp = (conversation: number): void => {
    statements.begin.run(conversation);
    const stored = linesOf(conversation);
    add(conversation, hide(conversation, stored));
    hang(conversation);
  };

  return {
    /** Adds a turn, with all that hangs on it stored already, to its conversation's summary. */
    turn: (conversation: number, turn: TurnCommit, stored: readonly StoredLine[]): void => {
      // One of an earlier version of the store is made whole, this turn with it.
      if (statements.has.get(conversation) === undefined && (stored[0]?.line.seq ?? 1) > 1)
        return catchUp(conversation);
      statements.begin.run(conversation);
      const lines = hide(conversation, stored, turn);
      add(conversation, lines);
      if (lines.some(({ line }) => isMessage(line))) statements.renew.run(conversation);
      const { flags, feedback = [], callBack } = turn;
      if (flags.length + feedback.length > 0 || callBack !== undefined) hang(conversation);
    },
    /** What hangs on a conversation's lines has changed without a turn. */
    hang,
    /** Counts a conversation anew where lines of it were deleted; what staff did with it stays. */
    recount: (conversation: number): void => {
      statements.empty.run(conversation);
      for (const forget of statements.forget) forget.run(conversation);
      const rows = statements.spanned.all(conversation);
      add(
        conversation,
        rows.map((row) => ({ line: toLine(row), spans: parseSpans(row['spans']) })),
      );
      hang(conversation);
    },
    /** Gives some conversations of an earlier version their summary; returns how many it was. */
    catchUp: (limit: number): number => {
      const behind = statements.behind.all(limit).map((row) => numberOf(row, 'n'));
      for (const conversation of behind) catchUp(conversation);
      if (behind.length > 0) statements.caughtUp.run(behind.at(-1) ?? 0);
      return behind.length;
    },
  };
}

/** Adds lines to what a summary counts. */
function createAdd(statements: ReturnType<typeof prepareAll>) {
  return (conversation: number, lines: readonly Spanned[]): void => {
    const counts = OUTCOMES.map(
      (outcome) => lines.filter(({ line }) => line.decision?.outcome === outcome).length,
    );
    const messages = lines.filter(({ line }) => isMessage(line)).length;
    const hidden = lines.filter(({ spans }) => Object.keys(spans).length > 0).length;
    statements.add.run(lines.length, messages, hidden, ...counts, lines.at(-1)?.line.at ?? 0, conversation);
    const first = lines.find(({ line }) => isMessage(line) && line.text.trim() !== '');
    if (first !== undefined) {
      const { text, spans } = openingOf(first);
      statements.open.run(encodeText(text), JSON.stringify(spans), conversation);
    }
    const topics = new Set(lines.flatMap(({ line }) => topicOf(line.decision)));
    for (const topic of topics) statements.topic.run(conversation, topic);
    for (const { line } of lines) {
      const asked = askedIn(line.decision);
      if (asked !== undefined) statements.asked.run(asked, conversation);
      const [flow, step] = stepOf(line.decision);
      if (step !== undefined) statements.stop.run(conversation, flow, step);
    }
  };
}

function isMessage({ role, kind }: NewLine): boolean {
  return role === 'visitor' && kind === 'message';
}

/** What an answer was about: the first half of an entry's id, or a flow. */
function topicOf(decision: DecisionRecord | undefined): readonly string[] {
  const [topic = ''] = (askedIn(decision) ?? '').split(/[/#]/);
  return topic === '' ? [] : [topic];
}

/** The entry, or the step of a guided conversation, that came up. */
function askedIn(decision: DecisionRecord | undefined): string | undefined {
  if (!decision?.id || (decision.outcome !== 'answered' && decision.outcome !== 'flow')) return undefined;
  return decision.id;
}

/** The step of a guided conversation that a reply belongs to. */
function stepOf(decision: DecisionRecord | undefined): readonly [flow: string, step?: string] {
  if (!decision?.id || decision.outcome !== 'flow') return [''];
  const [flow = '', step] = decision.id.split('#');
  return step === undefined || flow === '' ? [''] : [flow, step];
}

function openingOf({ line, spans }: Spanned): SpannedText {
  const masked = maskText(line.text, spans['text'] ?? []);
  return {
    text: masked.text.slice(0, LONGEST_OPENING).toWellFormed(),
    spans: masked.spans.filter(([, , end]) => end <= LONGEST_OPENING),
  };
}

function prepareAll(database: Database) {
  const counted = ['answered', 'offered', 'unknown', 'crisis', 'flow'];
  const own = 'SELECT n FROM lines WHERE conversation_n = ?1';
  return {
    has: database.prepare('SELECT 1 FROM summaries WHERE conversation_n = ?'),
    begin: database.prepare(
      `INSERT INTO summaries (conversation_n, channel, started_at, last_at)
       SELECT n, channel, coalesce((SELECT min(at) FROM lines WHERE conversation_n = c.n), last_at), last_at
       FROM conversations AS c WHERE n = ? ON CONFLICT DO NOTHING`,
    ),
    add: database.prepare(
      `UPDATE summaries SET lines = lines + ?, messages = messages + ?, originals = originals + ?,
       ${counted.map((name) => `${name} = ${name} + ?`).join(', ')}, last_at = max(last_at, ?)
       WHERE conversation_n = ?`,
    ),
    open: database.prepare(
      `UPDATE summaries SET opening = ?, opening_spans = ? WHERE conversation_n = ? AND opening = ''`,
    ),
    renew: database.prepare(
      `UPDATE summaries SET status = 'new', version = version + 1
       WHERE conversation_n = ? AND status = 'reviewed'`,
    ),
    topic: database.prepare('INSERT OR IGNORE INTO topics (conversation_n, topic) VALUES (?, ?)'),
    stop: database.prepare(
      `INSERT INTO stops (conversation_n, flow, step) VALUES (?1, ?2, ?3)
       ON CONFLICT DO UPDATE SET step = ?3`,
    ),
    asked: database.prepare('INSERT OR IGNORE INTO asked (id, conversation_n) VALUES (?, ?)'),
    hang: database.prepare(
      `UPDATE summaries SET
       danger = (SELECT count(*) FROM flags WHERE reason = 'danger' AND line_n IN (${own})),
       unopened_since = (SELECT min(at) FROM flags WHERE reason = 'danger' AND opened_at IS NULL AND line_n IN (${own})),
       up = (SELECT count(*) FROM feedback WHERE reaction = 'like' AND line_n IN (${own})),
       down = (SELECT count(*) FROM feedback WHERE reaction = 'dislike' AND line_n IN (${own})),
       call_backs = (SELECT count(*) FROM call_backs WHERE conversation_n = ?1)
       WHERE conversation_n = ?1`,
    ),
    lines: database.prepare('SELECT * FROM lines WHERE conversation_n = ? ORDER BY seq'),
    empty: database.prepare(
      `UPDATE summaries SET lines = 0, messages = 0, originals = 0, opening = '', opening_spans = '[]',
       ${counted.map((name) => `${name} = 0`).join(', ')},
       started_at = coalesce((SELECT min(at) FROM lines WHERE conversation_n = ?1), started_at)
       WHERE conversation_n = ?1`,
    ),
    forget: ['topics', 'stops', 'asked'].map((table) =>
      database.prepare(`DELETE FROM ${table} WHERE conversation_n = ?`),
    ),
    spanned: database.prepare(
      `SELECT lines.*, CASE WHEN overwritten = 0 THEN spans END AS spans FROM lines
       LEFT JOIN masks ON masks.line_n = lines.n WHERE lines.conversation_n = ? ORDER BY seq`,
    ),
    ...prepareCatchUp(database),
  };
}

/** What brings conversations of an earlier version up to date. */
function prepareCatchUp(database: Database) {
  return {
    behind: database.prepare(
      `SELECT n FROM conversations WHERE n > coalesce((SELECT value FROM marks WHERE name = 'caught-up'), 0)
       AND NOT EXISTS (SELECT 1 FROM summaries WHERE conversation_n = conversations.n)
       AND EXISTS (SELECT 1 FROM lines WHERE conversation_n = conversations.n) ORDER BY n LIMIT ?`,
    ),
    caughtUp: database.prepare(
      `INSERT INTO marks (name, value) VALUES ('caught-up', ?1) ON CONFLICT (name) DO UPDATE SET value = ?1`,
    ),
  };
}
