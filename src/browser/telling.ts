import type { ChatPage } from './page.ts';
import type { PageScriptWords } from './page-data.ts';
import { VisitError } from './visit.ts';

/** The one line that says how the chat stands; screen readers announce it. Nothing is said while all is well. */
export interface Telling {
  tell(state: keyof PageScriptWords): void;
  well(): void;
  /** Not there (yet, or any more), for whatever reason the browser knows. */
  away(): void;
  /** Somebody wrote something that cannot go out yet. */
  waiting(): void;
  readonly trouble: (error: unknown) => void;
  /** A conversation is there, or is being begun. */
  attached(is: boolean): void;
  /** There is none any more, and there need not be one. */
  over(): void;
  /** Its socket opened or closed. */
  socket(isOpen: boolean): void;
  /** The browser went offline or came back. */
  network(): void;
}

/** Tells in the page's status line, in the words that the server gave the page. */
export function createTelling({ status, data }: ChatPage): Telling {
  let isAttached = false;
  let isOpen = false;
  const show = (text: string): void => {
    // The same text again would be announced again.
    if (status.textContent !== text) status.textContent = text;
  };
  const tell = (state: keyof PageScriptWords): void => show(data.words[state]);
  const well = (): void => show('');
  const away = (): void => tell(navigator.onLine ? 'reconnecting' : 'offline');
  return {
    tell,
    well,
    away,
    waiting: () => navigator.onLine && !isAttached && tell('waiting'),
    trouble: (error) => (error instanceof VisitError && error.busy ? tell('tooMany') : away()),
    attached(is) {
      isAttached = is;
      if (is) well();
      else tell('loading');
    },
    over() {
      isAttached = false;
      well();
    },
    socket(open) {
      isOpen = open;
      if (isAttached) (open ? well : away)();
    },
    network: () => (navigator.onLine && isAttached && isOpen ? well() : away()),
  };
}
