import type { Answer } from '../dialogs/answer.ts';
import type { Expected } from '../dialogs/speak.ts';
import type { FollowUp } from '../recognize/follow-up.ts';
import type { Said } from '../recognize/commands.ts';
import type { Choice } from '../model/reply.ts';

/** Small words that are not questions of their own: what they mean depends on what was said before. */
export type Word = Said | 'yes' | 'no';

/** Reads a visitor's words against what was asked; src/recognize stands behind it. */
export interface Hearing {
  /** A command or small word, said by itself ("go back please"); undefined for anything else. */
  word(text: string): Word | undefined;
  /**
   * Which of the buttons is meant; undefined for anything else. Loosely ("the second one", half a label) only where
   * the visitor was asked to choose: under an answer, "the first session" is a question of its own.
   */
  choice<Labeled extends Pick<Choice, 'label'>>(
    text: string,
    choices: readonly Labeled[],
    loosely: boolean,
  ): Labeled | undefined;
  /** Whether it names one of a flow's choices, by its label or another of the ways written beside it. */
  names(text: string, choices: Expected['choices']): boolean;
  /** The answer to a flow's question. */
  answer(text: string, expected: Expected): Promise<Answer>;
  /** Whether a yes is only "ok, I see". */
  acknowledges(text: string): boolean;
  /** What follows "no, I meant" (it may be nothing); undefined for a message that puts nothing right. */
  correction(text: string): string | undefined;
  /** A short message that leans on the answer before it; undefined for one that stands on its own. */
  followUp(text: string): FollowUp | undefined;
  /** Where a message may fall into two questions. */
  halves(text: string): readonly (readonly [first: string, second: string])[];
  /** Whether it is in another language than the content. */
  isForeign(text: string): boolean;
  /** The id of the flow that the whole message asks for ("help me plan my homework"). */
  flow(text: string): string | undefined;
  /** Whether it is put as a question. */
  asks(text: string): boolean;
  /** Whether it answers some other question: a time, a date, a length, a part of the day, or "skip", and no more. */
  strays(text: string): Promise<boolean>;
}
