/** What the server tells the chat page's script, as JSON in the page. Every word in it comes from the content. */
export interface PageData {
  /** As Web Chat wants it: `en-US`. */
  readonly locale: string;
  /** Where the Web Chat bundle stands; null where it was not built. */
  readonly bundle: string | null;
  /** Where "Leave this page" goes. */
  readonly leaveTo: string;
  readonly words: PageScriptWords;
}

/** The words that the script shows, ready to show. */
export interface PageScriptWords {
  readonly loading: string;
  readonly connecting: string;
  readonly reconnecting: string;
  readonly offline: string;
  readonly notSent: string;
  readonly tooMany: string;
  readonly ended: string;
  readonly inputLabel: string;
  readonly inputPlaceholder: string;
}

/** What a page that holds the chat may ask of it; both must be of one origin. */
export interface AskMessage {
  readonly type: 'therapy-guide:ask';
  readonly text: string;
}
