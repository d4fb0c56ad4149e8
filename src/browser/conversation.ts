import { attempt, type Attempt } from './attempt.ts';
import type { Connection } from './connection.ts';
import type { Early } from './early.ts';
import type { ChatPage } from './page.ts';
import { pageLoaded } from './pause.ts';
import { createTelling, type Telling } from './telling.ts';
import { hasSockets, watchQuestions, watchSockets } from './sockets.ts';
import { forgetVisit, hasVisit } from './visit.ts';
import { prefetchBundle } from './web-chat.ts';

export interface Conversation {
  /** Says something for the visitor, as soon as there is a connection. */
  say(text: string): void;
  /** Presses a button of the page's own for the visitor. */
  press(command: string, label: string): void;
  /** Leaves this conversation behind and begins another. */
  renew(): void;
  /** To where people type. */
  focus(): void;
}

export interface ConversationOwner {
  answered(): void;
  forgotten(): void;
}

/** Runs the chat from loading to leaving, and tells in words how it stands. */
export function startConversation(
  page: ChatPage,
  bundleUrl: string,
  early: Early,
  owner: ConversationOwner,
): Conversation {
  const telling = createTelling(page);
  const waiting: ((connection: Connection) => void)[] = [];
  let current: Attempt | undefined;
  let polling = !hasSockets();

  const start = (): void => {
    current?.close();
    current = attempt(
      { page, bundleUrl, early, telling, polling },
      {
        onReady(connection) {
          early.end(connection);
          waiting.splice(0).forEach((work) => work(connection));
        },
        again: start,
        answered: () => owner.answered(),
        forgotten(receipt) {
          current?.close();
          waiting.splice(0);
          page.freshPlace();
          page.menu.hidden = true;
          early.close(receipt);
          owner.forgotten();
        },
      },
    );
  };
  const use = (work: (connection: Connection) => void): void => {
    const connection = current?.ready();
    if (connection) return work(connection);
    waiting.push(work);
    telling.waiting();
  };
  watchNetwork(telling, () => {
    if (polling) return false;
    polling = true;
    start();
    return true;
  });
  watchQuestions(() => polling && current?.lost());
  void pageLoaded().then(() => prefetchBundle(bundleUrl));
  early.begin(!hasVisit());
  start();
  return {
    say: (text) => use((connection) => connection.say(text)),
    press: (command, label) => use((connection) => connection.press(command, label)),
    renew() {
      forgetVisit();
      early.begin(true);
      start();
    },
    focus: () => (current?.ready()?.field() ?? page.early.field).focus(),
  };
}

/** `refused`: this network lets no socket through. True where something was done about it. */
function watchNetwork(telling: Telling, refused: () => boolean): void {
  watchSockets({
    opened: () => telling.socket(true),
    closed(never) {
      if (!never || !navigator.onLine || !refused()) telling.socket(false);
    },
  });
  window.addEventListener('offline', () => telling.network());
  window.addEventListener('online', () => telling.network());
}
