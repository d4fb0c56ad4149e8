/**
 * What the page that holds the chat and the chat in its frame say to each other. Nothing that anybody wrote goes out of
 * the frame; into it goes only a question that the page asks in the visitor's name.
 */
export type ToChat =
  { readonly type: 'hello' } | { readonly type: 'ask'; readonly text: string } | { readonly type: 'focus' };

export type FromChat = { readonly type: (typeof TOLD)[number] };

const TOLD = ['ready', 'answered', 'forgotten', 'leave'] as const;

/** Marks our messages among those of others. */
const MARK = 'therapy-guide';
/** As long as the chat's own field allows. */
const LONGEST = 4000;

/** A message with our mark, for `postMessage`. */
export function marked(message: ToChat | FromChat): object {
  return { ...message, for: MARK };
}

/** What the holding page said; undefined for anything that is not ours. */
export function parseToChat(data: unknown): ToChat | undefined {
  if (!isMarked(data)) return undefined;
  if (data.type === 'hello' || data.type === 'focus') return { type: data.type };
  if (data.type !== 'ask' || !('text' in data) || typeof data.text !== 'string') return undefined;
  const text = data.text.trim();
  return text === '' || text.length > LONGEST ? undefined : { type: 'ask', text };
}

/** What the chat said; undefined for anything that is not ours. */
export function parseFromChat(data: unknown): FromChat | undefined {
  if (!isMarked(data)) return undefined;
  const type = TOLD.find((each) => each === data.type);
  return type && { type };
}

function isMarked(data: unknown): data is { readonly type: unknown } {
  return typeof data === 'object' && data !== null && 'type' in data && 'for' in data && data.for === MARK;
}
