import type { Answer } from '../dialogs/answer.ts';
import type { Expected } from '../dialogs/speak.ts';
import { isPartOfDay } from '../recognize/date-time.ts';
import type { ChoiceMatcher } from '../recognize/choice.ts';
import type { CommandMatcher } from '../recognize/commands.ts';
import type { FollowUp } from '../recognize/follow-up.ts';
import type { HalvesReader } from '../recognize/halves.ts';
import type { Openings } from '../recognize/openings.ts';
import type { Kind, Offered, Recognized } from '../recognize/recognized.ts';
import type { Hearing } from './hearing.ts';

export interface ListenParts {
  readonly commands: CommandMatcher;
  readonly choices: ChoiceMatcher;
  readonly yesNo: (text: string) => Recognized;
  readonly recognize: (kind: Kind, text: string, choices: readonly Offered[]) => Promise<Recognized>;
  readonly corrections: Openings;
  readonly followUp: (text: string) => FollowUp | undefined;
  readonly halves: HalvesReader;
  readonly isForeign: (text: string) => boolean;
  readonly flow: (text: string) => string | undefined;
  /** Words that open a question, lower case. */
  readonly questionWords: readonly string[];
  /** What may stand before anything, lower case: "actually", "ok". */
  readonly filler: readonly string[];
}

/** Kinds of answer that are no questions of their own, and the most words that hold nothing else. */
const MEASURES = ['duration', 'time', 'date-time'] as const;
const LONGEST_MEASURE = 4;
/** Stands for the set phrases of a choice of this name. */
const SKIP: Offered = { key: 'skip', label: 'skip' };

/** Hearing, made of the matchers of src/recognize. */
export function createHearing(parts: ListenParts): Hearing {
  const openings = new Set(parts.questionWords);
  const leadIns = new Set(parts.filler);
  const yesOrNo = (text: string): 'yes' | 'no' | undefined => {
    const read = parts.yesNo(text);
    const key = read.kind === 'understood' && read.value.type === 'choice' ? read.value.key : undefined;
    return key === 'yes' || key === 'no' ? key : undefined;
  };
  return {
    word(text) {
      const said = parts.commands.said(text);
      // "No" is one way to say "none of these"; by itself it is a no.
      return said === undefined || said === 'none' ? (yesOrNo(text) ?? said) : said;
    },
    acknowledges: (text) => parts.commands.acknowledges(text),
    followUp: parts.followUp,
    halves: parts.halves,
    isForeign: parts.isForeign,
    flow: parts.flow,
    correction(text) {
      const { head, rest } = cutAtComma(text);
      const meant = parts.corrections.after(yesOrNo(head) === 'no' ? rest : text);
      return meant ?? (rest !== '' && yesOrNo(head) === 'no' ? rest : undefined);
    },
    choice(text, choices, loosely) {
      const offered = choices.map(({ label }, index) => ({ key: `choice-${index}`, label }));
      const key = parts.choices.match(text, offered, !loosely);
      return choices.find((_, index) => key === `choice-${index}`);
    },
    names: (text, choices) => parts.choices.match(text, choices, true) !== undefined,
    async answer(text: string, expected: Expected): Promise<Answer> {
      return parts.recognize(expected.kind, text, expected.choices);
    },
    asks: (text) => asks(text, openings, leadIns),
    strays: async (text) =>
      parts.choices.match(text, [SKIP], true) !== undefined || (await measures(text, parts, leadIns)),
  };
}

/** "No, the other one": what stands before the first comma or full stop, and what stands after it. */
function cutAtComma(text: string): { readonly head: string; readonly rest: string } {
  const at = text.search(/[,.;:!\n–—]/);
  return at < 0 ? { head: text, rest: '' } : { head: text.slice(0, at), rest: text.slice(at + 1).trim() };
}

function asks(text: string, openings: ReadonlySet<string>, leadIns: ReadonlySet<string>): boolean {
  const words = text.toLowerCase().match(/[\p{L}'’]+/gu) ?? [];
  const begins = words.findIndex((word) => !leadIns.has(word));
  const [first = '', second = ''] = words.slice(Math.max(begins, 0));
  return text.includes('?') || openings.has(first) || openings.has(`${first} ${second}`);
}

async function measures(
  text: string,
  { recognize }: Pick<ListenParts, 'recognize'>,
  leadIns: ReadonlySet<string>,
): Promise<boolean> {
  if (isPartOfDay(text, leadIns)) return true;
  const words = text.match(/[\p{L}\p{N}:.]+/gu) ?? [];
  if (words.length > LONGEST_MEASURE) return false;
  const read = await Promise.all(MEASURES.map((kind) => recognize(kind, text, [])));
  return read.some(({ kind }) => kind !== 'unclear');
}
