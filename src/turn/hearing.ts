import type { Answer } from '../dialogs/answer.ts';
import type { Expected } from '../dialogs/speak.ts';
import type { Choice, Command } from '../model/reply.ts';

/** Small words that are not questions of their own: what they mean depends on what was said before. */
export type Word = Command | 'yes' | 'no' | 'none' | 'more' | 'numbers';

/** Reads a visitor's words against what was asked; src/recognize stands behind it. */
export interface Hearing {
  /** A command or small word, said by itself ("go back please"); undefined for anything else. */
  word(text: string): Word | undefined;
  /**
   * Which of the buttons is meant; undefined for anything else. Loosely ("the second one", half a label) only where
   * the visitor was asked to choose: under an answer, "the first session" is a question of its own.
   */
  choice(text: string, choices: readonly Choice[], loosely: boolean): Choice | undefined;
  /** The answer to a flow's question. */
  answer(text: string, expected: Expected): Promise<Answer>;
  /** Whether it is put as a question. */
  asks(text: string): boolean;
}
