/** What the server puts in front of the launcher's script. Every word in it comes from the content. */
export interface WidgetData {
  /** `#rrggbb`: the clinic's accent, where the page sets no other. */
  readonly color: string;
  /** The launcher's style sheet. */
  readonly css: string;
  /** Where "Leave this page" goes. */
  readonly leaveTo: string;
  /** By language; the first is the one for everybody else. */
  readonly languages: readonly WidgetLanguage[];
}

export interface WidgetLanguage {
  readonly language: string;
  readonly direction: 'ltr' | 'rtl';
  /** On the button. */
  readonly label: string;
  readonly close: string;
  /** What the panel and its frame are called by screen readers. */
  readonly title: string;
  /** Shown in the chat's place where it does not come. */
  readonly unreachable: Unreachable;
}

export interface Unreachable {
  readonly text: string;
  /** Where help is to be had meanwhile, in a sentence. */
  readonly help: string;
  /** The first numbers, for one press. */
  readonly ways: readonly { readonly href: string; readonly label: string }[];
  readonly retry: string;
}
