import type { ChatPage } from './page.ts';
import type { PageScriptWords } from './page-data.ts';
import { VisitError } from './visit.ts';

/** The one line that says how the chat stands; screen readers announce it. */
export interface Telling {
  tell(state: keyof PageScriptWords): void;
  /** Not there (yet, or any more), for whatever reason the browser knows. */
  away(): void;
  trouble(error: unknown): void;
  /** Nothing to say: all is well. */
  well(): void;
}

export function createTelling({ status, data }: ChatPage): Telling {
  const show = (text: string): void => {
    // The same text again would be announced again.
    if (status.textContent !== text) status.textContent = text;
  };
  const tell = (state: keyof PageScriptWords): void => show(data.words[state]);
  const away = (): void => tell(navigator.onLine ? 'reconnecting' : 'offline');
  return {
    tell,
    away,
    trouble: (error) => (error instanceof VisitError && error.busy ? tell('tooMany') : away()),
    well: () => show(''),
  };
}
