import { parseChoice } from '../channels/choice.ts';
import { CHOICE_ACTION, THUMB_ACTION } from '../channels/slack.ts';
import { fromSlackText } from '../channels/slack-text.ts';
import type { Reaction } from '../channels/feedback.ts';
import type { Place, Said } from './heard.ts';
import { interaction, type Interaction } from './payloads.ts';

/** What a press comes to. */
export type Pressed =
  | {
      readonly kind: 'said';
      readonly said: Said;
      /** Undefined on the app's own page: what was pressed there is answered in private. */
      readonly place: Place | undefined;
      /** The message whose button was pressed, and what the button said. */
      readonly message?: PressedMessage | undefined;
    }
  | { readonly kind: 'ignored' };

export interface PressedMessage {
  readonly channel: string;
  readonly ts: string;
  readonly text: string;
  readonly blocks: readonly { readonly type: string }[];
  readonly label: string;
}

const thumb = /^(like|dislike)-([A-Za-z0-9_-]{1,100})$/;

/** Reads what Slack's interactivity delivers. Anything but a press of one of our own buttons is ignored. */
export function readPress(body: unknown): Pressed {
  const read = interaction.safeParse(body);
  const action = read.success ? read.data.actions[0] : undefined;
  if (!read.success || action === undefined) return { kind: 'ignored' };
  const place = placeOf(read.data);
  const id = `press-${action.action_ts}`;
  const user = read.data.user.id;
  if (action.action_id === THUMB_ACTION) {
    const [, reaction, line = ''] = thumb.exec(action.value) ?? [];
    if (!isReaction(reaction)) return { kind: 'ignored' };
    return { kind: 'said', said: { kind: 'thumb', id, user, reaction, about: { line } }, place };
  }
  const choice = action.action_id.startsWith(`${CHOICE_ACTION}-`)
    ? parseChoice(json(action.value))
    : undefined;
  if (choice === undefined) return { kind: 'ignored' };
  const label = fromSlackText(action.text?.text ?? '');
  const said: Said = { kind: 'message', id, user, text: label, choice };
  const { channel, message } = read.data;
  const pressed = channel && message && { ...message, channel: channel.id, label };
  return { kind: 'said', said, place, message: pressed };
}

/** Where the pressed button stands; in a channel our message is always part of a thread. */
function placeOf({ channel, message }: Interaction): Place | undefined {
  if (channel === undefined || message === undefined) return undefined;
  const shared = !channel.id.startsWith('D');
  return { channel: channel.id, thread: message.thread_ts ?? (shared ? message.ts : undefined) };
}

function isReaction(word: string | undefined): word is Reaction {
  return word === 'like' || word === 'dislike';
}

function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
