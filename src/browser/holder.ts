import { marked, parseToChat, type FromChat, type ToChat } from './messages.ts';

/** The page around the chat's frame, once it has said hello. */
export interface Holder {
  /** False where nobody listens: no frame, or a page that may not hold us. */
  tell(type: FromChat['type']): boolean;
}

/**
 * Hears the page that holds this one in a frame, if its origin is one of those that may; answers go to that very
 * origin. Anybody else's messages are passed by, and nobody else is ever written to.
 */
export function listenToHolder(origins: readonly string[], heard: (message: ToChat) => void): Holder {
  let holder: string | undefined;
  const tell = (type: FromChat['type']): boolean => {
    if (holder === undefined) return false;
    window.parent.postMessage(marked({ type }), holder);
    return true;
  };
  window.addEventListener('message', ({ origin, source, data }: MessageEvent<unknown>) => {
    if (source !== window.parent || source === window || !origins.includes(origin)) return;
    const message = parseToChat(data);
    if (!message) return;
    if (message.type === 'hello') {
      holder = origin;
      tell('ready');
    } else heard(message);
  });
  return { tell };
}
