import { escapeSlack } from './slack-text.ts';
import { splitText } from './split.ts';

/* Slack's Block Kit, as far as it is written here. */

export type SlackBlock =
  | { readonly type: 'section'; readonly text: Mrkdwn }
  | { readonly type: 'header'; readonly text: PlainText }
  | { readonly type: 'context'; readonly elements: readonly Mrkdwn[] }
  | { readonly type: 'rich_text'; readonly elements: readonly Literal[] }
  | { readonly type: 'actions'; readonly elements: readonly Button[] }
  | { readonly type: 'context_actions'; readonly elements: readonly FeedbackButtons[] };

interface PlainText {
  readonly type: 'plain_text';
  readonly text: string;
}

interface Mrkdwn {
  readonly type: 'mrkdwn';
  readonly text: string;
}

interface Literal {
  readonly type: 'rich_text_quote' | 'rich_text_preformatted';
  readonly elements: readonly { readonly type: 'text'; readonly text: string }[];
}

interface Button {
  readonly type: 'button';
  readonly action_id: string;
  readonly text: PlainText;
  readonly value: string;
}

interface FeedbackButton {
  readonly text: PlainText;
  readonly accessibility_label: string;
  readonly value: string;
}

interface FeedbackButtons {
  readonly type: 'feedback_buttons';
  readonly action_id: string;
  readonly positive_button: FeedbackButton;
  readonly negative_button: FeedbackButton;
}

interface Labeled {
  readonly label: string;
  readonly value: string;
}

/** Characters of a section, of a heading, and of a message's own text, beyond which Slack cuts or refuses. */
const LONGEST_SECTION = 3_000;
const LONGEST_HEADER = 150;
const LONGEST_TEXT = 4_000;

/** Slack's markup in as many sections as it needs; none for nothing. */
export function sections(mrkdwn: string): readonly SlackBlock[] {
  return splitText(mrkdwn.trim(), LONGEST_SECTION)
    .filter((text) => text !== '')
    .map((text) => ({ type: 'section', text: { type: 'mrkdwn', text } }));
}

export function header(text: string): SlackBlock {
  return { type: 'header', text: plain(splitText(text, LONGEST_HEADER)[0] ?? '') };
}

/** Small print in Slack's markup. */
export function context(mrkdwn: string): SlackBlock {
  return { type: 'context', elements: [{ type: 'mrkdwn', text: mrkdwn }] };
}

/** Anybody's words, shown as they are: nothing in them is markup. */
export function literal(type: Literal['type'], text: string): SlackBlock {
  return { type: 'rich_text', elements: [{ type, elements: [{ type: 'text', text }] }] };
}

export function actions(buttons: readonly (Labeled & { readonly id: string })[]): SlackBlock {
  return {
    type: 'actions',
    elements: buttons.map(({ id, label, value }) => ({
      type: 'button',
      action_id: id,
      text: plain(label),
      value,
    })),
  };
}

/** Slack's own pair of thumbs. */
export function feedbackButtons(id: string, positive: Labeled, negative: Labeled): SlackBlock {
  const button = ({ label, value }: Labeled) => ({ text: plain(label), accessibility_label: label, value });
  return {
    type: 'context_actions',
    elements: [
      {
        type: 'feedback_buttons',
        action_id: id,
        positive_button: button(positive),
        negative_button: button(negative),
      },
    ],
  };
}

/** What notifications show and screen readers say of a message of these blocks. */
export function textOfBlocks(blocks: readonly SlackBlock[]): string {
  const texts = blocks.flatMap((block) => {
    if (block.type === 'section') return [block.text.text];
    if (block.type !== 'rich_text') return [];
    return block.elements.flatMap(({ elements }) => elements.map(({ text }) => escapeSlack(text)));
  });
  return splitText(texts.join('\n\n'), LONGEST_TEXT)[0] ?? '';
}

function plain(text: string): PlainText {
  return { type: 'plain_text', text };
}
