import { marked, parseFromChat, type FromChat, type ToChat } from './messages.ts';
import { watchAbsence } from './widget-absence.ts';
import type { WidgetSettings } from './widget-settings.ts';

/** The chat in its frame, and the only two who may talk across its border: our page in it, and this script. */
export interface ChatFrame {
  readonly element: HTMLIFrameElement;
  /** Waits for the frame to be there. */
  send(message: ToChat): void;
}

/** Loads the chat into a new frame, not yet on the page. What anybody else posts is passed by. */
export function createFrame(settings: WidgetSettings, heard: (message: FromChat) => void): ChatFrame {
  const { origin, chatUrl, words } = settings;
  const element = document.createElement('iframe');
  const waiting: ToChat[] = [];
  let isReady = false;
  const post = (message: ToChat): void => element.contentWindow?.postMessage(marked(message), origin);

  element.src = chatUrl;
  const absence = watchAbsence(element, words.unreachable);
  element.title = words.title;
  element.referrerPolicy = 'no-referrer';
  // The greeting must come first: the chat answers only whoever has said hello. A frame put elsewhere loads again.
  element.addEventListener('load', () => {
    isReady = false;
    post({ type: 'hello' });
    absence.loaded();
  });
  window.addEventListener('message', (event: MessageEvent<unknown>) => {
    if (event.origin !== origin || event.source !== element.contentWindow || event.source === null) return;
    const message = parseFromChat(event.data);
    if (!message) return;
    if (message.type === 'ready') {
      isReady = true;
      absence.here();
      waiting.splice(0).forEach(post);
    }
    heard(message);
  });
  return {
    element,
    send(message) {
      if (isReady) post(message);
      else waiting.push(message);
    },
  };
}
