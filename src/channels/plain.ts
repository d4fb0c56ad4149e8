import type { OutgoingActivity } from '../model/activity.ts';
import type { Choice, Reply } from '../model/reply.ts';
import type { Line, NewLine } from '../model/store.ts';
import { botBase } from './bot-base.ts';
import { choiceLines, roomFor } from './numbered.ts';
import { partsOf, type Part } from './parts.ts';
import { shortened, splitText } from './split.ts';
import { tableLines, type Card } from './table.ts';
import type { Viewer } from './viewer.ts';

/** Short enough for every channel that we know the limit of (text messages are cut by their carrier). */
const LIMIT = 3_000;

/** A channel nobody has heard of: plain text, and numbers to answer with in place of buttons. */
export function renderPlain(line: NewLine | Line, viewer: Viewer): readonly OutgoingActivity[] {
  return messages(line, viewer, (reply) => ({ lines: choiceLines(reply) }));
}

/** Azure's own channels other than Teams (Slack through Azure is one): plain text with a card of buttons. */
export function renderButtons(line: NewLine | Line, viewer: Viewer): readonly OutgoingActivity[] {
  return messages(line, viewer, (reply) => {
    const { buttons, lines } = roomFor(reply, MOST_BUTTONS);
    return { lines, ...(buttons.length > 0 && { card: heroCard(buttons) }) };
  });
}

const MOST_BUTTONS = 5;
const LONGEST_BUTTON = 75;

interface Choosing {
  readonly lines: string;
  readonly card?: Card;
}

function messages(
  line: NewLine | Line,
  viewer: Viewer,
  choosing: (reply: Reply) => Choosing,
): readonly OutgoingActivity[] {
  if (line.role === 'visitor') return [];
  const { reply } = line;
  if (reply === undefined) return [{ ...botBase(line, viewer), text: line.text, textFormat: 'plain' }];
  const { lines, card } = choosing(reply);
  const text = [...partsOf(reply, viewer).map(asPlain), lines].filter((part) => part !== '').join('\n\n');
  const pieces = splitText(text, LIMIT);
  return pieces.map((piece, index) => ({
    ...botBase(line, viewer),
    text: piece,
    textFormat: 'plain',
    ...(card !== undefined && index === pieces.length - 1 ? { attachments: [card] } : {}),
  }));
}

/** A press comes back as the label, written by the visitor as it were; it names its choice well enough. */
function heroCard(choices: readonly Choice[]): Card {
  return {
    contentType: 'application/vnd.microsoft.card.hero',
    content: {
      buttons: choices.map(({ label }) => ({
        type: 'imBack',
        title: shortened(label, LONGEST_BUTTON),
        value: label,
      })),
    },
  };
}

function asPlain(part: Part): string {
  switch (part.kind) {
    case 'said':
      return withoutMarkup(part.text);
    case 'quoted':
      return part.text.trim().replace(/^/gm, '> ');
    case 'table':
      return withoutMarkup(tableLines(part.table));
    case 'link':
      return `${part.title}: ${part.url}`;
    case 'written-out':
      return part.text;
  }
}

/** Our own small Markdown without its marks: bold, emphasis, links, escapes. */
export function withoutMarkup(markdown: string): string {
  return markdown
    .replace(/\[([^[\]\n]*)\]\(([^()\s]*)\)/g, (_, title: string, url: string) =>
      title === url ? url : `${title} (${url})`,
    )
    .replace(/\*\*([^*\n]+)\*\*/g, '$1')
    .replace(/(?<![\w\\*])[*_]([^*_\n]+)[*_](?![\w*])/g, '$1')
    .replace(/\\([!-/:-@[-`{-~])/g, '$1');
}
