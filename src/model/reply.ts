import type { EntryId } from './ids.ts';

/** What a visitor may press. `value` says what the press means, so that no press is matched as free text. */
export interface Choice {
  readonly label: string;
  readonly value: ChoiceValue;
}

export type ChoiceValue =
  | { readonly entry: EntryId }
  | { readonly more: EntryId }
  | { readonly flow: string }
  | { readonly answer: string }
  | { readonly none: true }
  | { readonly topic: string }
  | { readonly command: Command };

/** What moves or interrupts an open flow. The ways people say them are content: dialogs/<language>/phrases.yaml. */
export const FLOW_COMMANDS = ['back', 'start-over', 'stop', 'help', 'person', 'resume'] as const;

/** What concerns the whole conversation, and can be said or pressed wherever it stands. */
export const SPOKEN_COMMANDS = ['topics', 'restart', 'about-me', 'download', 'ask-forget'] as const;

/**
 * Meant by a button only. `forget` erases at once: whoever shows it has asked first (`ask-forget` is the question).
 * `keep` is the way out of that question.
 */
export const PRESSED_COMMANDS = ['forget', 'keep'] as const;

export const COMMANDS = [...FLOW_COMMANDS, ...SPOKEN_COMMANDS, ...PRESSED_COMMANDS] as const;

export type FlowCommand = (typeof FLOW_COMMANDS)[number];
export type SpokenCommand = FlowCommand | (typeof SPOKEN_COMMANDS)[number];
export type Command = (typeof COMMANDS)[number];

export function isFlowCommand(command: Command): command is FlowCommand {
  return FLOW_COMMANDS.some((one) => one === command);
}

/** What became of a message: told to clients in `channelData.answer` and kept in the decision record. */
export type Outcome = 'answered' | 'offered' | 'unknown' | 'crisis' | 'flow';

/** `id` is the entry, the flow step (`first-session#when`), the kind of danger, or a name from phrases.yaml. */
export interface AnswerTag {
  readonly outcome: Outcome;
  readonly id: string | null;
}

/** One bubble, before any channel has its say. Text is the small Markdown of our own content, never a visitor's. */
export interface Reply {
  readonly text: string;
  readonly answer: AnswerTag;
  /** The guide section an answer rests on, as people read it. */
  readonly section?: string;
  /** A visitor's own words given back ("Your question: …"): shown as plain text, never as Markdown. */
  readonly quote?: string;
  readonly choices: readonly Choice[];
  /** The question may be answered by a number of its own (an hour, a length): no choice is shown with one. */
  readonly takesNumbers?: true;
  /** Things side by side, under the text. */
  readonly table?: Table;
  /** Files to take along: links where the channel has them, plain text elsewhere. */
  readonly files?: readonly ReplyFile[];
  /** Numbers to call or write to in danger: links where a channel opens them. The text names the nearest of them too. */
  readonly numbers?: readonly NumberLink[];
  /** Everything before this reply was erased at the visitor's wish: told to clients in `channelData.forgotten`. */
  readonly forgotten?: true;
}

export interface NumberLink {
  readonly label: string;
  /** `tel:`, `sms:` or `https:`. */
  readonly href: string;
}

/** Content only, no visitor's words: a heading for each column, the first of which names the rows. */
export interface Table {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/**
 * A file under a reply. Either its content, which the transcript keeps with the reply, so that a fresh link can be made
 * whenever the line is shown again; or the path of a link already made, which ends when the link does.
 */
export type ReplyFile = MadeFile | { readonly title: string; readonly path: string };

export interface MadeFile extends DownloadFile {
  /** On the link: "Save my list". */
  readonly title: string;
  /** What is said instead where there are no links; the content where this is left out. */
  readonly plain?: string;
}

/** A small text file made for one visitor. */
export interface DownloadFile {
  /** As it is saved: `my-list.txt`. */
  readonly name: string;
  /** Its media type without a character set, which is always UTF-8: `text/plain`. */
  readonly type: string;
  readonly content: string;
}

/** Why a reply was given. For danger no figures are kept: it is never rated. */
export interface DecisionRecord {
  readonly outcome: Outcome;
  readonly id: string | null;
  readonly confidence?: number;
  readonly runnerUp?: { readonly id: string; readonly confidence: number };
  readonly matched?: readonly string[];
  readonly rule?: string;
  /** Hashes of the content and of the fitted model that decided. */
  readonly content: string;
  readonly model: string;
}
