import type { ReviewedConversation } from '../model/review.ts';
import type { Line } from '../model/store.ts';

/* One conversation as a file, made anew whenever it is asked for and kept nowhere. */

export interface ExportFile {
  readonly name: string;
  readonly type: string;
  readonly content: string;
}

export type ExportFormat = 'transcript' | 'json' | 'html';

/** What an export says beside the conversation. */
export interface ExportHead {
  readonly clinic: string;
  readonly zone: string;
  readonly culture: string;
  readonly unmasked: boolean;
  readonly at: number;
}

export function exportFile(
  conversation: ReviewedConversation,
  format: ExportFormat,
  head: ExportHead,
): ExportFile {
  const name = `conversation-${conversation.summary.id}`;
  switch (format) {
    case 'transcript':
      return {
        name: `${name}.transcript`,
        type: 'application/json',
        content: JSON.stringify(activities(conversation, head), null, 2),
      };
    case 'json':
      return { name: `${name}.json`, type: 'application/json', content: asJson(conversation, head) };
    case 'html':
      return { name: `${name}.html`, type: 'text/html', content: page(conversation, head) };
  }
}

/** A Bot Framework transcript: activities as the SDK's own reader and its Emulator open them. */
function activities({ summary, lines }: ReviewedConversation, { clinic }: ExportHead): readonly object[] {
  const visitor = { id: 'visitor', name: 'visitor', role: 'user' };
  const bot = { id: 'bot', name: clinic, role: 'bot' };
  return lines.map(({ line }) => ({
    ...content(line),
    id: line.id,
    timestamp: new Date(line.at).toISOString(),
    channelId: summary.channel,
    conversation: { id: summary.id },
    from: line.role === 'bot' ? bot : visitor,
    recipient: line.role === 'bot' ? visitor : bot,
    ...(line.replyTo !== undefined && { replyToId: line.replyTo }),
  }));
}

function content({ role, kind, text, reply, event, decision }: Line): object {
  if (kind === 'join')
    return { type: 'conversationUpdate', membersAdded: [{ id: 'visitor' }], membersRemoved: [] };
  if (kind === 'event') return { type: 'event', name: event?.name ?? '', value: event?.data ?? '' };
  const actions = reply?.choices.map(({ label }) => ({ type: 'imBack', title: label, value: label })) ?? [];
  return {
    type: 'message',
    text: reply?.quote === undefined ? text : `${text}\n\n${reply.quote}`,
    textFormat: role === 'bot' ? 'markdown' : 'plain',
    ...(actions.length > 0 && { suggestedActions: { to: ['visitor'], actions } }),
    ...(decision && { channelData: { decision } }),
  };
}

function asJson({ summary, lines, callBacks, state }: ReviewedConversation, head: ExportHead): string {
  const { opening: _opening, ...facts } = summary;
  return JSON.stringify({ exported: head, conversation: facts, lines, callBacks, review: state }, null, 2);
}

/** A page to print: text only as text, no script, nothing from elsewhere. */
function page(conversation: ReviewedConversation, head: ExportHead): string {
  const [before, after] = exportPage(head);
  return `${before}${exportPage(head, conversation)[0]}${after}`;
}

/** A page's beginning and end; given a conversation, what stands between them for it. */
export function exportPage(
  head: ExportHead,
  conversation?: ReviewedConversation,
): readonly [text: string, end: string] {
  if (conversation !== undefined) return [section(conversation, head), ''];
  const { clinic } = head;
  return [
    `<!doctype html>
<html lang="en"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${escaped(clinic)}</title><style>${STYLE}</style></head>
<body><h1>${escaped(clinic)}</h1>
`,
    `</body></html>
`,
  ];
}

const clocks = new Map<string, Intl.DateTimeFormat>();

/** Making a format is slow, and an export of many needs it for each. */
function clockOf({ zone, culture }: ExportHead): Intl.DateTimeFormat {
  const key = `${culture} ${zone}`;
  const made =
    clocks.get(key) ??
    new Intl.DateTimeFormat(culture, { dateStyle: 'medium', timeStyle: 'short', timeZone: zone });
  clocks.set(key, made);
  return made;
}

function section({ summary, lines }: ReviewedConversation, head: ExportHead): string {
  const { clinic, zone, at } = head;
  const time = clockOf(head);
  const said = lines
    .filter(({ line }) => line.kind === 'message')
    .map(({ line, flags }) => {
      const who = line.role === 'bot' ? escaped(clinic) : 'Visitor';
      const marks = flags
        .map(({ reason, kind }) => `<strong>${escaped(`${reason}: ${kind}`)}</strong>`)
        .join(' ');
      const why = line.decision?.id ? `<small>${escaped(line.decision.id)}</small>` : '';
      const quote =
        line.reply?.quote === undefined ? '' : `<blockquote>${escaped(line.reply.quote)}</blockquote>`;
      return `<article class="${line.role}"><header>${who} <time>${escaped(time.format(line.at))}</time> ${marks} ${why}</header>
<p>${escaped(line.text)}</p>${quote}</article>`;
    });
  return `<section><h2>${escaped(summary.id)} · ${escaped(summary.channel)} · ${escaped(time.format(at))} (${escaped(zone)})</h2>
${said.join('\n')}
</section>
`;
}

const STYLE = `body{font:11pt/1.45 system-ui,sans-serif;max-width:42em;margin:2em auto;color:#1c2321}
section{break-after:page}section:last-child{break-after:auto}h2{font-size:10pt;font-weight:400;margin:1.5em 0 1em}
article{margin:0 0 1em;padding-left:1em;border-left:3px solid #c9d3cf;break-inside:avoid}
article.visitor{border-color:#2f6f62}header{color:#4c5653;font-size:9pt}p{white-space:pre-wrap;margin:.2em 0}
blockquote{margin:.3em 1em;color:#4c5653;white-space:pre-wrap}`;

/** Bidirectional controls are shown by name: they must not turn what stands beside them around. */
function escaped(text: string): string {
  return text
    .replaceAll(/[\u202a-\u202e\u2066-\u2069\u200e\u200f\u061c]/g, (unit) => `[U+${hex(unit)}]`)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}

function hex(unit: string): string {
  return unit.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0');
}
