import { connect, type Connection, type Listener } from './connection.ts';
import type { Early } from './early.ts';
import type { ChatPage } from './page.ts';
import { patiently } from './patience.ts';
import type { Telling } from './telling.ts';
import { forgetVisit, keepBegun, openVisit, type Visit } from './visit.ts';
import { loadBundle, type WebChatBundle } from './web-chat.ts';

const TRY_AGAIN_MS = 4000;

/** One go at a conversation: from a token to the end of the connection. */
export interface Attempt {
  /** Undefined while nothing can be sent and seen. */
  ready(): Connection | undefined;
  /** It turned out to be gone: soon there is another. */
  lost(): void;
  close(): void;
}

export interface AttemptOwner {
  onReady(connection: Connection): void;
  again(): void;
  answered(): void;
  forgotten(receipt: string): void;
}

export interface AttemptParts {
  readonly page: ChatPage;
  readonly bundleUrl: string;
  readonly early: Early;
  readonly telling: Telling;
  readonly polling: boolean;
}

/** Begins one; the page and its script are there already, the bundle and the token are fetched here. */
export function attempt(parts: AttemptParts, owner: AttemptOwner): Attempt {
  const { page, bundleUrl, early, telling, polling } = parts;
  let connection: Connection | undefined;
  /** Whether there was a connection; messages can be sent and seen; it is gone, and another will come; all is over. */
  let [online, ready, gone, closed] = [false, false, false, false];

  const lost = (): void => {
    if (closed || gone) return;
    gone = true;
    telling.away();
    setTimeout(() => closed || owner.again(), TRY_AGAIN_MS);
  };
  const listener = (visit: Visit): Listener => ({
    online() {
      online = true;
      telling.attached(true);
      if (polling) telling.socket(true);
    },
    ready() {
      if (closed || !connection) return;
      ready = true;
      keepBegun();
      owner.onReady(connection);
    },
    interrupted: () => online && telling.away(),
    failed: lost,
    ended() {
      if (closed) return;
      forgetVisit();
      // What a reload found is too old: begin anew without a word. What ends before one's eyes is told.
      if (!visit.resumed || online) return telling.tell('ended');
      early.begin(true);
      owner.again();
    },
    spoke: () => document.body.classList.add('begun'),
    // What was on its way when all ended is nobody's business any more.
    sent: (ok) => closed || (ok ? telling.well() : telling.tell('notSent')),
    answered: () => owner.answered(),
    forgotten(receipt) {
      forgetVisit();
      telling.over();
      owner.forgotten(receipt);
    },
  });

  const begin = async (): Promise<void> => {
    telling.attached(false);
    const [bundle, visit] = await load(bundleUrl, early, telling);
    if (closed) return;
    telling.tell('connecting');
    document.body.classList.toggle('begun', visit.resumed);
    connection = connect(page, bundle, visit, polling, listener(visit));
    page.menu.hidden = false;
  };
  void begin();
  return {
    ready: () => (ready ? connection : undefined),
    lost,
    close() {
      closed = true;
      connection?.close();
    },
  };
}

/** The bundle keeps an old phone from doing anything else for seconds, so it runs in a pause of the typing. */
async function load(bundleUrl: string, early: Early, { trouble }: Telling): Promise<[WebChatBundle, Visit]> {
  const visit = patiently(openVisit, trouble);
  await early.pause();
  return Promise.all([patiently(() => loadBundle(bundleUrl), trouble), visit]);
}
