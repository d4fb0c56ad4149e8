import type { Answer } from '../dialogs/answer.ts';
import type { Expected } from '../dialogs/speak.ts';
import type { ChoiceMatcher } from '../recognize/choice.ts';
import type { CommandMatcher } from '../recognize/commands.ts';
import type { Kind, Offered, Recognized } from '../recognize/recognized.ts';
import type { Hearing } from './hearing.ts';

export interface ListenParts {
  readonly commands: CommandMatcher;
  readonly choices: ChoiceMatcher;
  readonly yesNo: (text: string) => Recognized;
  readonly recognize: (kind: Kind, text: string, choices: readonly Offered[]) => Promise<Recognized>;
  /** Words that open a question, lower case. */
  readonly questionWords: readonly string[];
}

/** Hearing, made of the matchers of src/recognize. */
export function createHearing(parts: ListenParts): Hearing {
  const openings = new Set(parts.questionWords);
  return {
    word(text) {
      const said = parts.commands.said(text);
      if (said !== undefined) return said;
      const read = parts.yesNo(text);
      const key = read.kind === 'understood' && read.value.type === 'choice' ? read.value.key : undefined;
      return key === 'yes' || key === 'no' ? key : undefined;
    },
    choice(text, choices, loosely) {
      const offered = choices.map(({ label }, index) => ({ key: `choice-${index}`, label }));
      const key = parts.choices.match(text, offered, !loosely);
      return choices.find((_, index) => key === `choice-${index}`);
    },
    async answer(text: string, expected: Expected): Promise<Answer> {
      return parts.recognize(expected.kind, text, expected.choices);
    },
    asks(text) {
      const [first = ''] = text
        .trim()
        .toLowerCase()
        .split(/[^\p{L}'’]+/u, 1);
      return text.includes('?') || openings.has(first);
    },
  };
}
