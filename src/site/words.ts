/** The words of the pages, as dialogs/<language>/page.yaml holds them; names in braces are still to be filled. */
export interface SiteWords {
  readonly title: string;
  readonly 'tab-title': string;
  readonly heading: string;
  readonly intro: string;
  readonly 'chat-label': string;
  /** On the button in the corner of the clinic's pages. */
  readonly launcher: string;
  readonly unreachable: string;
  readonly 'try-again': string;
  readonly 'open-chat': string;
  readonly 'close-chat': string;
  readonly 'input-placeholder': string;
  /** Beside the clinic's name. */
  readonly assistant: string;
  readonly 'notice-label': string;
  readonly notice: string;
  readonly demonstration: string;
  readonly 'demonstration-brief': string;
  readonly 'get-help': string;
  readonly 'get-help-text': string;
  readonly 'leave-page': string;
  readonly 'leave-page-hint': string;
  /** What the menu is called that holds the next three. */
  readonly options: string;
  readonly 'download-chat': string;
  readonly forget: string;
  readonly 'forget-ask': string;
  readonly 'forget-yes': string;
  readonly 'forget-no': string;
  readonly 'new-conversation': string;
  readonly 'new-conversation-ask': string;
  readonly 'new-conversation-yes': string;
  readonly 'new-conversation-no': string;
  readonly loading: string;
  readonly connecting: string;
  readonly send: string;
  /** Somebody wrote before the chat was there. */
  readonly waiting: string;
  readonly reconnecting: string;
  readonly offline: string;
  readonly 'not-sent': string;
  readonly 'too-many': string;
  readonly ended: string;
  readonly 'bundle-missing': string;
  readonly 'no-script': string;
  readonly footer: string;
  /** Where "Leave this page" goes: a page that says nothing about its visitor. */
  readonly 'leave-to': string;
  readonly 'help-call': string;
  readonly 'help-text': string;
  readonly 'help-text-word': string;
  readonly 'help-kinds': { readonly [kind in HelpKind]: string };
  readonly example: ExampleWords;
}

/** The example clinic's page. */
export interface ExampleWords {
  readonly notice: string;
  readonly 'questions-heading': string;
  readonly questions: readonly string[];
  readonly points: readonly { readonly heading: string; readonly text: string }[];
  readonly 'contact-heading': string;
}

export type HelpKind = 'emergency' | 'crisis' | 'abuse' | 'child' | 'directory';

/** One way to reach help, from knowledge/helplines.yaml. A line that can be called and texted comes twice. */
export interface HelpNumber {
  /** What the line is for; without it, its name alone is shown. */
  readonly kind?: HelpKind;
  /** How a reply names it: `988 (call or text)`. */
  readonly name: string;
  readonly channel: 'call' | 'text' | 'chat';
  /** As people read it; for a chat its web address. */
  readonly number: string;
  /** The word to send, where a text line asks for one. */
  readonly word?: string;
  readonly hours?: string;
  /** In the bar at all times; the others stand in the panel behind it. */
  readonly always: boolean;
}

/** What the pages say of the clinic. */
export interface SiteClinic {
  readonly name: string;
  /** True while the clinic is an example, or its texts and numbers are unconfirmed: the pages then say so. */
  readonly demonstration: boolean;
  readonly contact: string;
  readonly phone?: string | undefined;
  readonly email?: string | undefined;
  readonly address?: string | undefined;
  readonly hours?: string | undefined;
  /** `#rrggbb` */
  readonly accent?: string | undefined;
}
