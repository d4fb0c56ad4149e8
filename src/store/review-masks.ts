import { maskText, type MaskSpan, type Particular } from '../model/mask.ts';
import type { LineSpans } from '../model/review.ts';
import type { NewLine, TurnCommit } from '../model/store.ts';
import { redact } from '../safety/redaction.ts';
import type { Database, Row } from './database.ts';
import { numberOf, textOf } from './database.ts';
import { decodeLine } from './line-json.ts';
import { particularsIn, spansOf } from './masking.ts';
import { decodeText } from './text.ts';

/** Texts longer than this are found by their beginning: an index of pasted novels helps nobody. */
const LONGEST_INDEXED = 8_000;

/** What is hidden of a conversation's lines, and the words by which they are found. */
export function createMasks(database: Database) {
  const put = database.prepare('INSERT INTO masks (line_n, conversation_n, spans) VALUES (?, ?, ?)');
  const index = database.prepare('INSERT INTO words (rowid, text, conversation_n) VALUES (?, ?, ?)');
  const earlier = database.prepare(
    `SELECT lines.id, role, at, seq, body, spans FROM masks JOIN lines ON lines.n = masks.line_n
     WHERE masks.conversation_n = ? AND overwritten = 0 ORDER BY lines.n DESC LIMIT ${MOST_REMEMBERED}`,
  );
  const spanned = (row: Row): readonly Particular[] =>
    particularsIn(decodeLine(columnsOf(row), textOf(row, 'body')), parseSpans(textOf(row, 'spans')));
  return {
    /** What a conversation's earlier lines hide. */
    known: (conversation: number): readonly Particular[] =>
      distinct(earlier.all(conversation).flatMap(spanned)),
    /** Keeps a line's spans, and a visitor's words in the index, masked; returns the spans. */
    keep: (line: number, conversation: number, given: NewLine, known: readonly Particular[]): LineSpans => {
      const spans = spansOf(given, known);
      if (Object.keys(spans).length > 0) put.run(line, conversation, JSON.stringify(spans));
      const said = given.role === 'visitor' && given.kind === 'message' ? given.text : '';
      if (said.trim() !== '') index.run(line, indexed(said, spans['text'] ?? []), conversation);
      return spans;
    },
  };
}

/** So many lines with something hidden are looked back at. */
const MOST_REMEMBERED = 20;

function columnsOf(row: Row) {
  return { id: '', role: 'visitor' as const, at: numberOf(row, 'at'), seq: numberOf(row, 'seq') };
}

/** A text as the index gets it: masked, and without what SQLite cannot hold. */
export function indexed(text: string, spans: readonly MaskSpan[]): string {
  return maskText(text, spans).text.slice(0, LONGEST_INDEXED).toWellFormed().replaceAll('\0', ' ');
}

/** What a turn itself tells of a person: a name in a form, a number left for a call. */
export function toldIn({ callBack, personal = [] }: TurnCommit): readonly Particular[] {
  if (callBack === undefined) return personal;
  const what = callBack.contact.includes('@') ? 'email' : 'phone';
  return [...personal, { what: 'name', text: callBack.name }, { what, text: callBack.contact }];
}

/** The spans of the words beside a thumb. */
export function wordSpans(words: string | undefined): readonly MaskSpan[] {
  return words === undefined ? [] : redact(words);
}

/** A line's spans as they were stored; none where nothing is hidden. */
export function parseSpans(json: unknown): LineSpans {
  return typeof json === 'string' ? JSON.parse(json) : {};
}

/** The spans of a single text. */
export function parseTextSpans(json: unknown): readonly MaskSpan[] {
  return typeof json === 'string' ? JSON.parse(json) : [];
}

export function distinct(all: readonly Particular[]): readonly Particular[] {
  return [...new Map(all.map((one) => [`${one.what}\n${one.text}`, one])).values()];
}

/** A text column that may be empty. */
export function optionalText(row: Row, column: string): string | undefined {
  const value = row[column];
  return typeof value === 'string' ? decodeText(value) : undefined;
}

export function optionalNumber(row: Row, column: string): number | undefined {
  const value = row[column];
  return typeof value === 'number' ? value : undefined;
}
