import { incoming } from './incoming.ts';
import { LOOKS } from './looks.ts';
import type { ChatPage } from './page.ts';
import { whenReady } from './readiness.ts';
import type { Visit } from './visit.ts';
import type { Action, DirectLine, Middleware, WebChatBundle, WebChatStore } from './web-chat.ts';
import { CONNECTION } from './web-chat.ts';

/** What a connection tells while it lasts. After `failed` and `ended` it does not come back by itself. */
export interface Listener {
  online(): void;
  /** Messages can be sent, and are seen. */
  ready(): void;
  interrupted(): void;
  failed(): void;
  ended(): void;
  spoke(): void;
  sent(ok: boolean): void;
  answered(): void;
  /** All is erased; the bot's last words say so. */
  forgotten(receipt: string): void;
}

export interface Connection {
  say(text: string): void;
  /** As a button of the bot's would: `label` is what the visitor is taken to have said. */
  press(command: string, label: string): void;
  /** Where people type. */
  field(): HTMLTextAreaElement | null;
  /** Puts this into the field, a moment later. */
  write(text: string): void;
  close(): void;
}

const POLL_MS = 1500;

/**
 * Draws Web Chat for a visit and keeps it connected; a lost socket it mends by itself. `polling` asks again and again
 * instead, for networks that let no socket through.
 */
export function connect(
  page: ChatPage,
  bundle: WebChatBundle,
  visit: Visit,
  polling: boolean,
  listener: Listener,
): Connection {
  const { token, conversationId, resumed } = visit;
  const domain = new URL('/v3/directline', location.href).href;
  const directLine = bundle.createDirectLine({
    domain,
    token,
    webSocket: !polling,
    pollingInterval: POLL_MS,
    // From the very beginning: that is how the history comes back after a reload.
    ...(resumed ? { conversationId, watermark: '0' } : {}),
  });
  const store = bundle.createStore({}, watch(listener));
  const place = page.freshPlace();
  draw(place, page, bundle, directLine, store);
  const status = directLine.connectionStatus$.subscribe((each) => follow(each, listener));
  return {
    say(text) {
      store.dispatch({ type: 'WEB_CHAT/SEND_MESSAGE', payload: { text, method: 'keyboard' } });
      // As the send box does: whoever asks wants to see the answer.
      requestAnimationFrame(() => scrollToEnd(place));
    },
    press(command, label) {
      const payload = { text: label, displayText: label, value: { command } };
      store.dispatch({ type: 'WEB_CHAT/SEND_MESSAGE_BACK', payload });
      requestAnimationFrame(() => scrollToEnd(place));
    },
    field: () => place.querySelector<HTMLTextAreaElement>('[data-id="webchat-sendbox-input"]'),
    write: (text) => void store.dispatch({ type: 'WEB_CHAT/SET_SEND_BOX', payload: { text } }),
    close() {
      status.unsubscribe();
      directLine.end();
    },
  };
}

function scrollToEnd(place: HTMLElement): void {
  const transcript = place.querySelector('.webchat__basic-transcript__scrollable');
  transcript?.scrollTo({ top: transcript.scrollHeight });
}

function follow(status: number, listener: Listener): void {
  if (status === CONNECTION.online) listener.online();
  else if (status === CONNECTION.failed) listener.failed();
  else if (status === CONNECTION.expired || status === CONNECTION.ended) listener.ended();
  else listener.interrupted();
}

function watch(listener: Listener): Middleware {
  let isReady = false;
  const heed = whenReady(() => {
    isReady = true;
    listener.ready();
  });
  return () => (next) => (action: Action) => {
    heed(action);
    if (action.type === 'DIRECT_LINE/POST_ACTIVITY_PENDING') listener.spoke();
    if (action.type === 'DIRECT_LINE/POST_ACTIVITY_REJECTED') listener.sent(false);
    if (action.type === 'DIRECT_LINE/POST_ACTIVITY_FULFILLED') listener.sent(true);
    const line = incoming(action);
    if (line?.forgotten) listener.forgotten(line.text);
    else if (line && isReady) listener.answered();
    return next(action);
  };
}

function draw(
  place: HTMLElement,
  page: ChatPage,
  bundle: WebChatBundle,
  directLine: DirectLine,
  store: WebChatStore,
): void {
  const { locale, words } = page.data;
  bundle.renderWebChat(
    {
      directLine,
      store,
      locale,
      dir: document.documentElement.dir,
      nonce: page.nonce,
      styleOptions: LOOKS,
      overrideLocalizedStrings: {
        TEXT_INPUT_PLACEHOLDER: words.inputPlaceholder,
        TEXT_INPUT_ALT: words.inputLabel,
      },
    },
    place,
  );
}
