import type { Action } from './web-chat.ts';

/** A line of the bot's as it comes in. */
export interface IncomingLine {
  readonly text: string;
  /** The receipt after everything was erased. */
  readonly forgotten: boolean;
}

/** The bot's line that an action of the store brings, if it does. */
export function incoming({ type, payload }: Action): IncomingLine | undefined {
  if (type !== 'DIRECT_LINE/INCOMING_ACTIVITY') return undefined;
  const activity = part(payload, 'activity');
  if (part(part(activity, 'from'), 'role') !== 'bot' || part(activity, 'type') !== 'message')
    return undefined;
  const text = part(activity, 'text');
  return {
    text: typeof text === 'string' ? text : '',
    forgotten: part(part(activity, 'channelData'), 'forgotten') === true,
  };
}

function part(whole: unknown, name: string): unknown {
  return typeof whole === 'object' && whole !== null
    ? Object.getOwnPropertyDescriptor(whole, name)?.value
    : undefined;
}
