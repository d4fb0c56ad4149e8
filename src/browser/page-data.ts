/** What the server tells the chat page's script, as JSON in the page. Every word in it comes from the content. */
export interface PageData {
  /** As Web Chat wants it: `en-US`. */
  readonly locale: string;
  /** Where the Web Chat bundle stands; null where it was not built. */
  readonly bundle: string | null;
  /** Origins whose pages may hold this one in a frame, beside our own. */
  readonly holders: readonly string[];
  /** Where "Leave this page" goes. */
  readonly leaveTo: string;
  readonly words: PageScriptWords;
}

/** The words that the script shows, ready to show. */
export interface PageScriptWords {
  readonly loading: string;
  readonly connecting: string;
  readonly waiting: string;
  readonly reconnecting: string;
  readonly offline: string;
  readonly notSent: string;
  readonly tooMany: string;
  readonly ended: string;
  /** What the visitor is taken to have said by pressing these. */
  readonly download: string;
  readonly forget: string;
  readonly inputLabel: string;
  readonly inputPlaceholder: string;
}
