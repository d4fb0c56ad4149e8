import type { ConversationKey } from '../model/incoming.ts';
import type {
  LineSpans,
  ReviewedConversation,
  ReviewedFlag,
  ReviewedLine,
  ReviewState,
  SpannedText,
  StoreFigures,
  Unannounced,
} from '../model/review.ts';
import { maskText } from '../model/mask.ts';
import type { CallBack } from '../model/store.ts';
import { numberFrom, numberOf, textOf } from './database.ts';
import type { Database, Row } from './database.ts';
import { maskLine } from './masking.ts';
import { createAuthoringReads } from './authoring-reads.ts';
import { createImproveReads } from './improve-reads.ts';
import { createInsightReads } from './insight-reads.ts';
import { createLists } from './review-lists.ts';
import { optionalNumber, optionalText, parseSpans, parseTextSpans } from './review-masks.ts';
import { createStates, SUMMARY, toSummary } from './review-rows.ts';
import { toDelivery, toFeedback, toFlag, toKey, toLine } from './sqlite-rows.ts';
import { decodeText, encodeText } from './text.ts';

/** Everything that staff read. What is masked leaves this thread only where it was asked for unmasked. */
export type ReviewReads = ReturnType<typeof createReviewReads>;

export interface ConversationWanted {
  readonly after?: number;
  readonly limit: number;
  readonly unmasked: boolean;
}

export function createReviewReads(database: Database) {
  const byId = database.prepare(`SELECT ${SUMMARY} FROM summaries AS s WHERE s.id = ?`);
  const keyed = database.prepare('SELECT channel, conversation FROM conversations WHERE n = ?');
  const idOf = database.prepare(
    `SELECT id FROM conversations JOIN summaries ON conversation_n = n
     WHERE conversations.channel = ? AND conversation = ?`,
  );
  const known = database.prepare('SELECT 1 FROM summaries WHERE id = ? AND lines > 0');
  const states = createStates(database);
  const lines = createLines(database);
  const callBacks = database.prepare('SELECT * FROM call_backs WHERE conversation_n = ? ORDER BY n');
  return {
    ...createLists(database),
    ...createImproveReads(database),
    ...createAuthoringReads(database),
    insight: createInsightReads(database),
    figures: createFigures(database),
    unannounced: createUnannounced(database),
    idOf: ({ channel, conversation }: ConversationKey): string | undefined => {
      const row = idOf.get(encodeText(channel), encodeText(conversation));
      return row && textOf(row, 'id');
    },
    missing: (ids: readonly string[]): boolean => ids.some((id) => known.get(id) === undefined),
    state: (id: string): ReviewState | undefined => {
      const row = byId.get(id);
      return row && states(row);
    },
    conversation: (id: string, wanted: ConversationWanted): ReviewedConversation | undefined => {
      const row = byId.get(id);
      const key = row && keyed.get(numberOf(row, 'conversation_n'));
      if (row === undefined || key === undefined) return undefined;
      const n = numberOf(row, 'conversation_n');
      const page = lines(n, wanted);
      return {
        key: toKey(key),
        summary: toSummary(row),
        lines: page.slice(0, wanted.limit),
        more: page.length > wanted.limit,
        callBacks: callBacks.all(n).map((one) => toCallBack(one, wanted.unmasked)),
        state: states(row),
      };
    },
  };
}

/** A name and a number left for a call are hidden whole. */
function toCallBack(row: Row, unmasked: boolean): CallBack {
  const text = (column: string): string => (unmasked ? decodeText(textOf(row, column)) : '');
  return {
    id: decodeText(textOf(row, 'id')),
    name: text('name'),
    contact: text('contact'),
    at: numberOf(row, 'at'),
  };
}

function createLines(database: Database) {
  const own = database.prepare(
    `SELECT lines.*, masks.spans FROM lines LEFT JOIN masks ON masks.line_n = lines.n
     WHERE lines.conversation_n = ? AND seq > ? ORDER BY seq LIMIT ?`,
  );
  const within = 'WHERE lines.conversation_n = ? AND seq > ? ORDER BY seq';
  const flags = database.prepare(
    `SELECT lines.id, flags.reason, flags.kind, flags.at, opened_by, opened_at
     FROM lines JOIN flags ON flags.line_n = lines.n ${within}`,
  );
  const deliveries = database.prepare(
    `SELECT lines.id, status, deliveries.at FROM lines JOIN deliveries ON deliveries.line_n = lines.n ${within}`,
  );
  const feedback = database.prepare(
    `SELECT lines.id, reaction, words, feedback.at, spans FROM lines
     JOIN feedback ON feedback.line_n = lines.n ${within}`,
  );
  return (
    conversation: number,
    { after = 0, limit, unmasked }: ConversationWanted,
  ): readonly ReviewedLine[] => {
    const flagged = Map.groupBy(flags.all(conversation, after).map(toReviewedFlag), ({ lineId }) => lineId);
    const sent = new Map(
      deliveries
        .all(conversation, after)
        .map(toDelivery)
        .map((one) => [one.lineId, one]),
    );
    const rated = new Map(
      feedback.all(conversation, after).map((row) => [decodeText(textOf(row, 'id')), toRated(row, unmasked)]),
    );
    return own.all(conversation, after, limit + 1).map((row): ReviewedLine => {
      const line = toLine(row);
      const spans: LineSpans = parseSpans(row['spans']);
      return {
        ...(unmasked ? { line, spans } : maskLine(line, spans)),
        flags: flagged.get(line.id) ?? [],
        delivery: sent.get(line.id),
        feedback: rated.get(line.id),
      };
    });
  };
}

function toReviewedFlag(row: Row): ReviewedFlag {
  const at = optionalNumber(row, 'opened_at');
  const opened = at === undefined ? undefined : { by: optionalText(row, 'opened_by') ?? '', at };
  return { ...toFlag(row), opened };
}

function toRated(row: Row, unmasked: boolean): ReviewedLine['feedback'] {
  const { words, ...rated } = toFeedback(row);
  return words === undefined ? rated : { ...rated, words: shown(words, row, unmasked) };
}

function shown(text: string, row: Row, unmasked: boolean): SpannedText {
  const spans = parseTextSpans(row['spans']);
  return unmasked ? { text, spans } : maskText(text, spans);
}

function createUnannounced(database: Database) {
  const danger = database.prepare(
    `SELECT id, unopened_since AS since FROM summaries
     WHERE unopened_since <= ? AND told_at < unopened_since ORDER BY unopened_since LIMIT 100`,
  );
  const calls = database.prepare(
    `SELECT summaries.id, min(at) AS since FROM call_backs JOIN summaries USING (conversation_n)
     WHERE call_backs.told_at = 0 GROUP BY summaries.id LIMIT 100`,
  );
  return (dangerBefore: number): readonly Unannounced[] => {
    const toTell = (what: Unannounced['what']) => (row: Row) => ({
      what,
      id: textOf(row, 'id'),
      since: numberOf(row, 'since'),
    });
    return [...danger.all(dangerBefore).map(toTell('danger')), ...calls.all().map(toTell('call-back'))];
  };
}

function createFigures(database: Database) {
  const sums = database.prepare(
    'SELECT count(*) AS conversations, coalesce(sum(lines), 0) AS lines FROM summaries',
  );
  const older = database.prepare('SELECT count(*) AS count FROM lines WHERE at < ?');
  const mark = database.prepare('SELECT cut_off, at FROM purge_marks ORDER BY n DESC LIMIT 1');
  const olderThan = (before: number): number => Number(older.get(before)?.['count'] ?? 0);
  return (now: number, retentionMs: number): StoreFigures => {
    const sum = sums.get();
    const marked = mark.get();
    const last = database.prepare(`SELECT value FROM marks WHERE name = 'clock-seen'`).get();
    return {
      conversations: sum === undefined ? 0 : numberOf(sum, 'conversations'),
      lines: sum === undefined ? 0 : numberOf(sum, 'lines'),
      bytes: numberFrom(database, 'PRAGMA page_count') * numberFrom(database, 'PRAGMA page_size'),
      held: numberFrom(database, 'SELECT count(*) FROM summaries WHERE held_at IS NOT NULL'),
      behind: numberFrom(database, BEHIND),
      lastPurge: last && numberOf(last, 'value'),
      marked: marked && { lines: olderThan(numberOf(marked, 'cut_off')), at: numberOf(marked, 'at') },
      waiting: olderThan(now - retentionMs),
    };
  };
}

const BEHIND = `SELECT count(*) FROM conversations AS c
  WHERE n > coalesce((SELECT value FROM marks WHERE name = 'caught-up'), 0)
  AND NOT EXISTS (SELECT 1 FROM summaries WHERE conversation_n = c.n)
  AND EXISTS (SELECT 1 FROM lines WHERE conversation_n = c.n)`;
