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
}

export interface Connection {
  say(text: string): void;
  close(): void;
}

/** Draws Web Chat for a visit and keeps it connected; a lost socket it mends by itself. */
export function connect(page: ChatPage, bundle: WebChatBundle, visit: Visit, listener: Listener): Connection {
  const { token, conversationId, resumed } = visit;
  const domain = new URL('/v3/directline', location.href).href;
  const directLine = bundle.createDirectLine({
    domain,
    token,
    // From the very beginning: that is how the history comes back after a reload.
    ...(resumed ? { conversationId, watermark: '0' } : {}),
  });
  const store = bundle.createStore({}, watch(listener));
  draw(page, bundle, directLine, store);
  const subscription = directLine.connectionStatus$.subscribe((status) => follow(status, listener));
  return {
    say(text) {
      store.dispatch({ type: 'WEB_CHAT/SEND_MESSAGE', payload: { text, method: 'keyboard' } });
      // As the send box does: whoever asks wants to see the answer.
      requestAnimationFrame(() => scrollToEnd(page.chat));
    },
    close() {
      subscription.unsubscribe();
      directLine.end();
    },
  };
}

function scrollToEnd(chat: HTMLElement): void {
  const transcript = chat.querySelector('.webchat__basic-transcript__scrollable');
  transcript?.scrollTo({ top: transcript.scrollHeight });
}

function follow(status: number, listener: Listener): void {
  if (status === CONNECTION.online) listener.online();
  else if (status === CONNECTION.failed) listener.failed();
  else if (status === CONNECTION.expired || status === CONNECTION.ended) listener.ended();
  else listener.interrupted();
}

function watch(listener: Listener): Middleware {
  const heed = whenReady(() => listener.ready());
  return () => (next) => (action: Action) => {
    heed(action);
    if (action.type === 'DIRECT_LINE/POST_ACTIVITY_PENDING') listener.spoke();
    if (action.type === 'DIRECT_LINE/POST_ACTIVITY_REJECTED') listener.sent(false);
    if (action.type === 'DIRECT_LINE/POST_ACTIVITY_FULFILLED') listener.sent(true);
    return next(action);
  };
}

function draw(page: ChatPage, bundle: WebChatBundle, directLine: DirectLine, store: WebChatStore): void {
  const { locale, words } = page.data;
  bundle.renderWebChat(
    {
      directLine,
      store,
      locale,
      nonce: page.nonce,
      styleOptions: LOOKS,
      overrideLocalizedStrings: {
        TEXT_INPUT_PLACEHOLDER: words.inputPlaceholder,
        TEXT_INPUT_ALT: words.inputLabel,
      },
    },
    page.chat,
  );
}
