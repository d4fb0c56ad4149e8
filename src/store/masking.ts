import { maskText, type MaskSpan, type Particular } from '../model/mask.ts';
import type { LineSpans } from '../model/review.ts';
import type { NewLine } from '../model/store.ts';
import { occurrences, redact } from '../safety/redaction.ts';

/* What is hidden of a line, in every text that it holds, and the line without it. */

type Change = (text: string, path: string) => string;

/** Parts of a line in which no visitor's words can stand: names that the program made. */
const NAMES: ReadonlySet<string> = new Set(['answer', 'choices', 'path', 'type', 'section', 'columns']);

/**
 * The spans of every text in a line. A visitor's own words are read for whatever leads to a person; in the bot's, only
 * what this conversation has told before is hidden: the clinic's own numbers must stand.
 */
export function spansOf(line: NewLine, known: readonly Particular[]): LineSpans {
  const spans: Record<string, readonly MaskSpan[]> = {};
  changeTexts(line, (text, path) => {
    const own = line.role === 'visitor' || path === 'reply.quote';
    const found = own ? redact(text, known) : occurrences(text, known);
    if (found.length > 0) spans[path] = found;
    return text;
  });
  return spans;
}

/** The line with a mask in the place of every span, and where the masks stand. */
export function maskLine<L extends NewLine>(
  line: L,
  spans: LineSpans,
): { readonly line: L; readonly spans: LineSpans } {
  const places: Record<string, readonly MaskSpan[]> = {};
  const masked = changeTexts(line, (text, path) => {
    const own = spans[path];
    if (own === undefined) return text;
    const changed = maskText(text, own);
    places[path] = changed.spans;
    return changed.text;
  });
  return { line: masked, spans: places };
}

/** What the spans of a line hide: to be hidden in what is said later, too. */
export function particularsIn(line: NewLine, spans: LineSpans): readonly Particular[] {
  const found: Particular[] = [];
  changeTexts(line, (text, path) => {
    for (const [what, start, end] of spans[path] ?? []) found.push({ what, text: text.slice(start, end) });
    return text;
  });
  return found;
}

function changeTexts<L extends NewLine>(line: L, change: Change): L {
  const { text, reply, event } = line;
  return {
    ...line,
    text: change(text, 'text'),
    ...(reply && { reply: changed(reply, 'reply', change) }),
    ...(event && { event: { ...event, data: change(event.data, 'event.data') } }),
  };
}

/** A copy of plain data with every text in it changed. */
function changed<T>(value: T, path: string, change: Change): T;
function changed(value: unknown, path: string, change: Change): unknown {
  if (typeof value === 'string') return change(value, path);
  if (Array.isArray(value)) return value.map((one, index) => changed(one, `${path}.${index}`, change));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, one]) => [
      name,
      NAMES.has(name) ? one : changed(one, `${path}.${name}`, change),
    ]),
  );
}

/**
 * JSON text with every particular masked in it, at any depth, in JSON within JSON as well. Its shape stays, so that
 * whoever wrote it can read it again.
 */
export function maskJson(json: string, known: readonly Particular[]): string {
  const parsed = parseObject(json);
  return parsed === undefined ? json : JSON.stringify(deep(parsed, known));
}

function deep(value: unknown, known: readonly Particular[]): unknown {
  if (Array.isArray(value)) return value.map((one) => deep(one, known));
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, deep(one, known)]));
  if (typeof value !== 'string') return value;
  const inner = parseObject(value);
  return inner === undefined
    ? maskText(value, occurrences(value, known)).text
    : JSON.stringify(deep(inner, known));
}

function parseObject(text: string): object | undefined {
  if (!/^\s*[[{]/.test(text)) return undefined;
  try {
    const parsed: unknown = JSON.parse(text);
    return typeof parsed === 'object' && parsed !== null ? parsed : undefined;
  } catch {
    return undefined;
  }
}
