import type { Facts } from '../model/template.ts';
import type { Flow } from '../dialogs/flow.ts';
import type { Phrases } from '../dialogs/phrases.ts';
import type { Finding } from '../model/finding.ts';
import type { EntryId } from '../model/ids.ts';
import type { Place } from './flow-acting.ts';

/** Everything the bot can say and know, as the heart needs it. Immutable: new content is a new Talk. */
export interface Talk {
  readonly phrases: Phrases;
  readonly flows: ReadonlyMap<string, Flow>;
  /** An entry with the clinic's facts filled in; undefined where there is none of that id. */
  readonly entry: (id: EntryId) => SpokenEntry | undefined;
  /** Every entry of a topic, in the order people may be offered them. */
  readonly topic: (topic: string) => readonly EntryId[];
  readonly find: (text: string) => Finding;
  readonly support: SupportTalk;
  /** What the placeholders of the shared phrases stand for now. */
  readonly facts: () => Facts;
  /** The clinic's clock and manner of dates. */
  readonly place: Place;
  readonly hashes: { readonly content: string; readonly model: string };
}

/** An entry as it is said. */
export interface SpokenEntry {
  readonly id: EntryId;
  readonly title: string;
  /** What "it" means after this answer. */
  readonly subject: string;
  readonly short: string;
  readonly full: string;
  /** The guide sections it rests on, as people read them; absent for practical entries. */
  readonly section?: string;
  readonly followUps: readonly EntryId[];
  /** The flow it can open. */
  readonly flow?: string;
}

/** What is said to people in trouble. */
export interface SupportTalk {
  /** The kind of trouble that a message names, where it is certain: one kind and no other. */
  readonly kind: (id: EntryId, text: string) => string | undefined;
  /** The words for it; `times` chooses among wordings. */
  readonly say: (id: EntryId, kind: string | undefined, at: 'first' | 'again', times: number) => string;
}
