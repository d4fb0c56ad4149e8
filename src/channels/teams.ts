import type { OutgoingActivity } from '../model/activity.ts';
import type { Choice, Reply } from '../model/reply.ts';
import type { Line, NewLine } from '../model/store.ts';
import { botBase } from './bot-base.ts';
import { toMarkdown } from './markdown.ts';
import { roomFor } from './numbered.ts';
import { partsOf } from './parts.ts';
import { splitText } from './split.ts';
import { adaptiveCard, tableBody, type Card } from './table.ts';
import type { Viewer } from './viewer.ts';

/** A card shows six actions; further ones would hide behind a menu. */
const MOST_BUTTONS = 6;
/** A message may be some 80 KB of UTF-16, card included. */
const LIMIT = 12_000;

/** Teams: Markdown, cards with buttons, thumbs under answers. */
export function renderTeams(line: NewLine | Line, viewer: Viewer): readonly OutgoingActivity[] {
  if (line.role === 'visitor') return [];
  const { reply } = line;
  const base = { ...botBase(line, viewer), textFormat: 'markdown' } as const;
  if (reply === undefined) return [{ ...base, text: line.text }];
  const { buttons, lines } = roomFor(reply, MOST_BUTTONS);
  const said = toMarkdown(partsOf(reply, viewer).filter(({ kind }) => kind !== 'table'));
  const pieces = splitText([said, lines].filter((text) => text !== '').join('\n\n'), LIMIT);
  const card = cardOf(reply, buttons);
  const rated = reply.answer.outcome === 'answered';
  // Buttons and thumbs belong to the end of what they are about.
  const last = (piece: string): OutgoingActivity => ({
    ...base,
    text: piece,
    channelData: { ...base.channelData, ...(rated && { feedbackLoopEnabled: true }) },
    ...(card === undefined ? {} : { attachments: [card] }),
  });
  return pieces.map((text, index) => (index === pieces.length - 1 ? last(text) : { ...base, text }));
}

function cardOf({ table }: Reply, buttons: readonly Choice[]): Card | undefined {
  const body = table === undefined ? [] : tableBody(table);
  return body.length + buttons.length === 0 ? undefined : adaptiveCard(body, buttons.map(submit));
}

/** A press shows the label as the person's own words, and brings the meaning beside it, as JSON text. */
function submit({ label, value }: Choice) {
  const msteams = { type: 'messageBack', displayText: label, text: label, value: JSON.stringify(value) };
  return { type: 'Action.Submit', title: label, data: { ...value, msteams } };
}
