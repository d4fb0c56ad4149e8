import { connect, type Connection, type Listener } from './connection.ts';
import type { ChatPage } from './page.ts';
import { patiently } from './patience.ts';
import { createTelling, type Telling } from './telling.ts';
import { watchSockets } from './sockets.ts';
import { forgetVisit, openVisit, type Visit } from './visit.ts';
import { loadBundle } from './web-chat.ts';

export interface Conversation {
  /** Says something for the visitor, as soon as there is a connection. */
  say(text: string): void;
  /** Leaves this conversation behind and begins another. */
  renew(): void;
}

const TRY_AGAIN_MS = 4000;

/** Runs the chat from loading to leaving, and tells in words how it stands. */
export function startConversation(page: ChatPage, bundleUrl: string): Conversation {
  const telling = createTelling(page);
  const waiting: string[] = [];
  let current: Attempt | undefined;

  const start = (): void => {
    current?.close();
    current = attempt(page, bundleUrl, telling, {
      onReady: (say) => waiting.splice(0).forEach(say),
      again: start,
    });
  };
  watchSockets({
    opened: () => telling.socket(true),
    closed: () => telling.socket(false),
  });
  window.addEventListener('offline', () => telling.network());
  window.addEventListener('online', () => telling.network());
  start();
  return {
    say: (text) => current?.say(text) || void waiting.push(text),
    renew() {
      forgetVisit();
      start();
    },
  };
}

/** One go at a conversation: from a token to the end of the connection. */
interface Attempt {
  /** False where there is no connection yet. */
  say(text: string): boolean;
  close(): void;
}

interface AttemptOwner {
  onReady(say: (text: string) => void): void;
  again(): void;
}

function attempt(page: ChatPage, bundleUrl: string, telling: Telling, owner: AttemptOwner): Attempt {
  let connection: Connection | undefined;
  /** Whether there was a connection; and whether messages can be sent and seen. */
  let online = false;
  let ready = false;
  let closed = false;

  const listener = (visit: Visit): Listener => ({
    online() {
      online = true;
      telling.attached(true);
    },
    ready() {
      if (closed) return;
      ready = true;
      owner.onReady((text) => connection?.say(text));
    },
    interrupted: () => online && telling.away(),
    failed() {
      telling.away();
      setTimeout(() => closed || owner.again(), TRY_AGAIN_MS);
    },
    ended() {
      forgetVisit();
      // What a reload found is too old: begin anew without a word. What ends before one's eyes is told.
      if (visit.resumed && !online) owner.again();
      else telling.tell('ended');
    },
    spoke: () => document.body.classList.add('begun'),
    sent: (ok) => (ok ? telling.well() : telling.tell('notSent')),
  });

  const trouble = (error: unknown): void => telling.trouble(error);
  const begin = async (): Promise<void> => {
    telling.attached(false);
    const [bundle, visit] = await Promise.all([
      patiently(() => loadBundle(bundleUrl), trouble),
      patiently(openVisit, trouble),
    ]);
    if (closed) return;
    telling.tell('connecting');
    document.body.classList.toggle('begun', visit.resumed);
    connection = connect(page, bundle, visit, listener(visit));
    page.renewButton.hidden = false;
  };
  void begin();
  return {
    say(text) {
      if (!ready || !connection) return false;
      connection.say(text);
      return true;
    },
    close() {
      closed = true;
      connection?.close();
    },
  };
}
