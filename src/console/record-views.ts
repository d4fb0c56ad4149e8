import type { MaskSpan } from '../model/mask.ts';
import type { DecisionRecord, Reply } from '../model/reply.ts';
import type {
  ReviewedConversation,
  ReviewedLine,
  ReviewState,
  ReviewSummary,
  SpannedText,
} from '../model/review.ts';
import type { ConversationRow, Part, Review } from './api/review.ts';
import type { Decision, Transcript, TranscriptLine } from './api/transcript.ts';

/* What the store gives, as the console's page gets it. */

/** What a transcript is shown with. */
export interface Surroundings {
  readonly zone: string;
  readonly culture: string;
  /** Of an entry, where it is one of today's. */
  readonly titleOf: (id: string) => string | undefined;
  /** The content and the model of today, as decision records name them. */
  readonly hashes: { readonly content: string; readonly model: string };
}

export function rowView(summary: ReviewSummary): ConversationRow {
  const { opening, found, group, danger, dangerKinds, unopenedSince, up, down, ...rest } = summary;
  return {
    ...rest,
    topics: [...summary.topics],
    labels: [...summary.labels],
    assignee: summary.assignee ?? null,
    group: group ?? null,
    danger: { flags: danger, kinds: [...dangerKinds], unopenedSince: unopenedSince ?? null },
    thumbs: { up, down },
    preview: found === undefined ? partsView(opening, false) : hitsView(found),
  };
}

/** A text in pieces; what is masked keeps its own text only where it was unmasked. */
export function partsView({ text, spans }: SpannedText, unmasked: boolean): Part[] {
  const parts: Part[] = [];
  let from = 0;
  const plain = (to: number): void => {
    if (to > from) parts.push({ kind: 'text', text: text.slice(from, to) });
  };
  for (const [what, start, end] of spans) {
    plain(start);
    parts.push({ kind: 'masked', what, ...(unmasked && { text: text.slice(start, end) }) });
    from = end;
  }
  plain(text.length);
  return parts;
}

function hitsView(found: readonly string[]): Part[] {
  return found.flatMap((text, index): Part[] =>
    text === '' ? [] : [{ kind: index % 2 === 1 ? 'hit' : 'text', text }],
  );
}

export function reviewView({ status, assignee, labels, notes, hold, version }: ReviewState): Review {
  return {
    status,
    assignee: assignee ?? null,
    labels: [...labels],
    notes: notes.map((note) => ({ ...note })),
    held: hold ?? null,
    version,
  };
}

export function transcriptView(
  conversation: ReviewedConversation,
  unmasked: boolean,
  around: Surroundings,
): Transcript {
  const { summary, lines, more, callBacks, state } = conversation;
  const hidden = (what: 'name' | 'phone' | 'email', text: string): Part[] => [
    { kind: 'masked', what, ...(unmasked && { text }) },
  ];
  return {
    id: summary.id,
    summary: rowView(summary),
    zone: around.zone,
    culture: around.culture,
    unmasked,
    lines: lines.map((line) => lineView(line, unmasked, around)),
    more,
    callBacks: callBacks.map(({ id, name, contact, at }) => ({
      id,
      name: hidden('name', name),
      contact: hidden(contact.includes('@') ? 'email' : 'phone', contact),
      at,
    })),
    review: reviewView(state),
  };
}

function lineView(reviewed: ReviewedLine, unmasked: boolean, around: Surroundings): TranscriptLine {
  const { line, flags, delivery, feedback } = reviewed;
  const spansOf = (path: string): readonly MaskSpan[] => reviewed.spans[path] ?? [];
  const parts = (text: string, path: string): Part[] => partsView({ text, spans: spansOf(path) }, unmasked);
  const { id, seq, role, kind, at, clientTime, text, reply, decision, replyTo, event, fault } = line;
  const about = event && aboutOf(event.data);
  return {
    id,
    seq,
    role,
    kind,
    at,
    text: parts(text, 'text'),
    flags: flags.map(({ reason, kind: danger, at: raised, opened }) => ({
      reason,
      kind: danger,
      at: raised,
      opened: opened ?? null,
    })),
    ...(clientTime !== undefined && { clientTime }),
    ...(reply && { shown: shownView(reply, parts) }),
    ...(decision && { decision: decisionView(decision, around) }),
    ...(replyTo !== undefined && { replyTo }),
    ...(event && { event: { name: event.name, data: parts(event.data, 'event.data') } }),
    ...(about !== undefined && { about }),
    ...(fault !== undefined && { fault }),
    ...(delivery && { delivery: { status: delivery.status, at: delivery.at } }),
    ...(feedback && { feedback: feedbackView(feedback, unmasked) }),
  };
}

function feedbackView({ reaction, at, words }: NonNullable<ReviewedLine['feedback']>, unmasked: boolean) {
  return { reaction, at, ...(words && { words: partsView(words, unmasked) }) };
}

function shownView(reply: Reply, parts: (text: string, path: string) => Part[]) {
  const { section, quote, choices, table, files = [] } = reply;
  return {
    ...(section !== undefined && { section }),
    ...(quote !== undefined && { quote: parts(quote, 'reply.quote') }),
    choices: choices.map(({ label }) => label),
    ...(table && { table: { columns: [...table.columns], rows: table.rows.map((row) => [...row]) } }),
    files: files.map((file) => ({ title: file.title, ...('name' in file && { name: file.name }) })),
  };
}

function decisionView(record: DecisionRecord, { titleOf, hashes }: Surroundings): Decision {
  const { runnerUp, matched, id } = record;
  const title = id === null ? undefined : titleOf(id);
  const second = runnerUp && titleOf(runnerUp.id);
  const [flow, step] = record.outcome === 'flow' ? (id?.split('#') ?? []) : [];
  return {
    ...record,
    matched: matched && [...matched],
    runnerUp: runnerUp && { ...runnerUp, ...(second !== undefined && { title: second }) },
    ...(title !== undefined && { title }),
    current: record.content === hashes.content && record.model === hashes.model,
    ...(flow !== undefined && step !== undefined && { step: { flow, step } }),
  };
}

/** The line that an event is about, where its data names one. */
function aboutOf(data: string): string | undefined {
  return /"about":"([A-Za-z0-9_-]{1,200})"/.exec(data)?.[1];
}
