import type { Choice, Reply, ReplyFile } from '../model/reply.ts';
import type { Line, NewLine } from '../model/store.ts';
import { escapeSlack, toMrkdwn } from './slack-text.ts';
import { tableLines } from './table.ts';

/** A message as Slack's API takes it: `text` is what a notification shows and a screen reader says. */
export interface SlackMessage {
  readonly text: string;
  readonly blocks: readonly SlackBlock[];
}

interface PlainText {
  readonly type: 'plain_text';
  readonly text: string;
}

interface Literal {
  readonly type: 'rich_text_quote' | 'rich_text_preformatted';
  readonly elements: readonly { readonly type: 'text'; readonly text: string }[];
}

export type SlackBlock =
  | { readonly type: 'header'; readonly text: PlainText }
  | { readonly type: 'divider' }
  | {
      readonly type: 'section' | 'context';
      readonly text?: Mrkdwn;
      readonly elements?: readonly Mrkdwn[];
    }
  | { readonly type: 'rich_text'; readonly elements: readonly Literal[] }
  | { readonly type: 'actions'; readonly elements: readonly SlackButton[] }
  | { readonly type: 'context_actions'; readonly elements: readonly unknown[] };

interface Mrkdwn {
  readonly type: 'mrkdwn';
  readonly text: string;
}

export interface SlackButton {
  readonly type: 'button';
  readonly action_id: string;
  readonly text: PlainText;
  readonly value: string;
}

/** The words on the two buttons under an answer. */
export interface ThumbWords {
  readonly like: string;
  readonly dislike: string;
}

/** What Slack takes at most: characters of a section, of a button; buttons of a row; blocks of a message. */
const LONGEST_SECTION = 3_000;
const LONGEST_LABEL = 75;
const MOST_BUTTONS = 25;
const MOST_BLOCKS = 50;
/** Of them for text, so that buttons always find room. */
const MOST_TEXT_BLOCKS = 40;
/** Slack cuts a message's own text here. */
const LONGEST_TEXT = 4_000;

/** What presses are told apart by: a choice of a reply, and a thumb under an answer. */
export const CHOICE_ACTION = 'choice';
export const THUMB_ACTION = 'thumb';

/** A bot's line as the messages that show it in Slack: one, or several where a text is beyond Slack's limits. */
export function renderSlack(line: NewLine | Line, thumbs: ThumbWords): readonly SlackMessage[] {
  const { reply } = line;
  if (reply === undefined) return [{ text: escapeSlack(line.text), blocks: sections(escapeSlack(line.text)) }];
  const choices = choiceBlocks(reply.choices);
  const rated = reply.answer.outcome === 'answered' ? [thumbBlock(line.id, thumbs)] : [];
  const messages = inMessages([...bodyOf(reply), ...choices.lines]);
  const last = messages.length - 1;
  return messages.map((blocks, index) => ({
    text: plainOf(blocks),
    blocks: index === last ? [...blocks, ...choices.buttons, ...rated] : blocks,
  }));
}

/** Text, a visitor's own words literally, the table and the files. */
function bodyOf(reply: Reply): readonly SlackBlock[] {
  return [
    ...sections(toMrkdwn(reply.text)),
    ...(reply.quote === undefined ? [] : [literal('rich_text_quote', reply.quote)]),
    ...(reply.table === undefined ? [] : sections(toMrkdwn(tableLines(reply.table)))),
    ...(reply.files ?? []).flatMap(writtenOut),
  ];
}

/** There are no links to files in Slack: their content stands in the message, where it says anything new. */
function writtenOut(file: ReplyFile): readonly SlackBlock[] {
  if ('path' in file) return [];
  const content = (file.plain ?? file.content).trim();
  return content === '' ? [] : [literal('rich_text_preformatted', content)];
}

/** Words that are nobody's markup: Slack shows them as they are. */
function literal(type: Literal['type'], text: string): SlackBlock {
  return { type: 'rich_text', elements: [{ type, elements: [{ type: 'text', text }] }] };
}

/** A text in sections within Slack's limit, cut between paragraphs, else between lines, else between words. */
export function sections(mrkdwn: string): readonly SlackBlock[] {
  return cut(mrkdwn, LONGEST_SECTION).map((text) => ({ type: 'section', text: { type: 'mrkdwn', text } }));
}

function cut(text: string, longest: number): readonly string[] {
  const pieces: string[] = [];
  let rest = text.trim();
  while (rest.length > longest) {
    const head = rest.slice(0, longest);
    const at = ['\n\n', '\n', ' '].map((gap) => head.lastIndexOf(gap)).find((found) => found > 0) ?? longest;
    pieces.push(head.slice(0, at).trimEnd());
    rest = rest.slice(at).trimStart();
  }
  return rest === '' ? pieces : [...pieces, rest];
}

/** Buttons, or numbered lines that can be answered by number where they are too many or too long for buttons. */
function choiceBlocks(choices: readonly Choice[]): {
  readonly lines: readonly SlackBlock[];
  readonly buttons: readonly SlackBlock[];
} {
  if (choices.length === 0) return { lines: [], buttons: [] };
  const fits = choices.length <= MOST_BUTTONS && choices.every(({ label }) => label.length <= LONGEST_LABEL);
  if (fits) return { lines: [], buttons: [{ type: 'actions', elements: choices.map(buttonOf) }] };
  const lines = choices.map(({ label }, index) => `${index + 1}. ${escapeSlack(label)}`);
  return { lines: sections(lines.join('\n')), buttons: [] };
}

/** A button that carries what its press means. */
export function buttonOf({ label, value }: Choice, index: number): SlackButton {
  return {
    type: 'button',
    action_id: `${CHOICE_ACTION}-${index}`,
    text: { type: 'plain_text', text: label },
    value: JSON.stringify(value),
  };
}

function thumbBlock(line: string, words: ThumbWords): SlackBlock {
  const button = (reaction: keyof ThumbWords) => ({
    text: { type: 'plain_text', text: words[reaction] },
    accessibility_label: words[reaction],
    value: `${reaction}-${line}`,
  });
  return {
    type: 'context_actions',
    elements: [
      {
        type: 'feedback_buttons',
        action_id: THUMB_ACTION,
        positive_button: button('like'),
        negative_button: button('dislike'),
      },
    ],
  };
}

function inMessages(blocks: readonly SlackBlock[]): readonly (readonly SlackBlock[])[] {
  const messages: SlackBlock[][] = [];
  for (let from = 0; from < blocks.length; from += MOST_TEXT_BLOCKS)
    messages.push(blocks.slice(from, Math.min(from + MOST_TEXT_BLOCKS, blocks.length)));
  return messages.length === 0 ? [[]] : messages;
}

function plainOf(blocks: readonly SlackBlock[]): string {
  const texts = blocks.flatMap((block) => {
    if (block.type === 'section') return block.text?.text ?? [];
    if (block.type !== 'rich_text') return [];
    return block.elements.flatMap(({ elements }) => elements.map(({ text }) => escapeSlack(text)));
  });
  return texts.join('\n\n').slice(0, LONGEST_TEXT);
}

/**
 * A message of ours after a press: what was pressed stands where the buttons were, because Slack shows a press nowhere
 * else. `blocks` are the message's own, as they came back.
 */
export function afterPress(
  blocks: readonly { readonly type: string }[],
  label: string,
): readonly { readonly type: string }[] {
  const kept = blocks.filter(({ type }) => type !== 'actions');
  if (label === '' || kept.length >= MOST_BLOCKS) return kept;
  const chosen: SlackBlock = { type: 'context', elements: [{ type: 'mrkdwn', text: `▸ *${escapeSlack(label)}*` }] };
  const before = kept.findIndex(({ type }) => type === 'context_actions');
  return before < 0 ? [...kept, chosen] : [...kept.slice(0, before), chosen, ...kept.slice(before)];
}
