import type { OutgoingActivity } from '../model/activity.ts';
import type { Choice } from '../model/reply.ts';
import type { Line, NewLine } from '../model/store.ts';
import { azureIncoming } from './azure.ts';
import { botBase } from './bot-base.ts';
import type { Channel } from './channel.ts';
import type { Reaction } from './feedback.ts';
import { roomFor } from './numbered.ts';
import { partsOf, type Part } from './parts.ts';
import {
  actions,
  context,
  feedbackButtons,
  literal,
  sections,
  textOfBlocks,
  type SlackBlock,
} from './slack-blocks.ts';
import { escapeSlack, linkTo, toMrkdwn } from './slack-text.ts';
import { shortened } from './split.ts';
import { tableLines } from './table.ts';
import type { Viewer } from './viewer.ts';

/** The words on the two buttons under an answer. */
export type ThumbWords = { readonly [reaction in Reaction]: string };

/** What Slack takes at most: buttons of a row, characters of a button, blocks of a message. */
const MOST_BUTTONS = 25;
const LONGEST_LABEL = 75;
const MOST_BLOCKS = 50;
/** Of them for text, so that buttons always find room. */
const MOST_TEXT_BLOCKS = 40;

/** By these a press is told from others: one of a reply's choices, a thumb under an answer. */
export const CHOICE_ACTION = 'choice';
export const THUMB_ACTION = 'thumb';

/** Slack without Azure between: blocks with buttons, in `channelData`; read as Azure's channels are. */
export function slackWith(thumbs: ThumbWords): Channel {
  return { render: (line, viewer) => render(line, viewer, thumbs), parse: azureIncoming };
}

/** A line as messages: one, or several where its text is beyond Slack's limits. */
function render(line: NewLine | Line, viewer: Viewer, thumbs: ThumbWords): readonly OutgoingActivity[] {
  if (line.role === 'visitor') return [];
  const { reply } = line;
  const base = botBase(line, viewer);
  const message = (blocks: readonly SlackBlock[], under: readonly SlackBlock[] = []): OutgoingActivity => ({
    ...base,
    text: textOfBlocks(blocks),
    channelData: { ...base.channelData, blocks: [...blocks, ...under] },
  });
  if (reply === undefined) return [message(sections(escapeSlack(line.text)))];
  const { buttons, lines } = roomFor(reply, MOST_BUTTONS);
  const body = [...partsOf(reply, viewer).flatMap(blocksOf), ...sections(escapeSlack(lines))];
  const under = [
    ...(buttons.length === 0 ? [] : [choiceButtons(buttons)]),
    ...(reply.answer.outcome === 'answered' ? [thumbButtons(line.id, thumbs)] : []),
  ];
  const pieces = inMessages(body);
  // Buttons and thumbs belong to the end of what they are about.
  return pieces.map((blocks, index) => message(blocks, index === pieces.length - 1 ? under : []));
}

function blocksOf(part: Part): readonly SlackBlock[] {
  switch (part.kind) {
    case 'said':
      return sections(toMrkdwn(part.text));
    case 'quoted':
      return [literal('rich_text_quote', part.text.trim())];
    case 'table':
      return sections(toMrkdwn(tableLines(part.table)));
    case 'link':
      return sections(linkTo(part.url, part.title));
    case 'written-out':
      return [literal('rich_text_preformatted', part.text)];
  }
}

/** Buttons that carry what a press means. */
export function choiceButtons(choices: readonly Choice[]): SlackBlock {
  return actions(
    choices.map(({ label, value }, index) => ({
      id: `${CHOICE_ACTION}-${index}`,
      label: shortened(label, LONGEST_LABEL),
      value: JSON.stringify(value),
    })),
  );
}

/** What is pressed names our line: Slack's own name for the message is not known before it is sent. */
function thumbButtons(line: string, words: ThumbWords): SlackBlock {
  const button = (reaction: Reaction) => ({ label: words[reaction], value: `${reaction}-${line}` });
  return feedbackButtons(THUMB_ACTION, button('like'), button('dislike'));
}

function inMessages(blocks: readonly SlackBlock[]): readonly (readonly SlackBlock[])[] {
  const messages: (readonly SlackBlock[])[] = [];
  for (let from = 0; from < blocks.length; from += MOST_TEXT_BLOCKS)
    messages.push(blocks.slice(from, from + MOST_TEXT_BLOCKS));
  return messages.length === 0 ? [[]] : messages;
}

/**
 * The blocks of a message of ours after a press: what was pressed stands where the buttons were, because Slack shows a
 * press nowhere else. `blocks` are the message's own, as they came back.
 */
export function afterPress(
  blocks: readonly { readonly type: string }[],
  label: string,
): readonly { readonly type: string }[] {
  const kept = blocks.filter(({ type }) => type !== 'actions');
  if (label === '' || kept.length >= MOST_BLOCKS) return kept;
  const chosen = context(`▸ *${escapeSlack(label)}*`);
  const thumbs = kept.findIndex(({ type }) => type === 'context_actions');
  const at = thumbs < 0 ? kept.length : thumbs;
  return kept.toSpliced(at, 0, chosen);
}
