import { expected } from '../dialogs/commands.ts';
import type { AnswerKind } from '../dialogs/words-schema.ts';
import type { Choice } from '../model/reply.ts';
import type { Moment } from './moment.ts';
import type { OpenFlow } from './place.ts';

/** Questions to which a number says nothing but which choice is meant. To any other "2" may be an hour, or a wish. */
const PICKED: ReadonlySet<AnswerKind> = new Set(['choice', 'yes-no', 'several', 'email']);

const NUMBER = /^#?(\d{1,2})[.)]?$/;

/** Whether a number may answer this question of a flow by itself, and so cannot name one of its choices. */
export function takesNumbers(kind: AnswerKind): boolean {
  return !PICKED.has(kind);
}

/**
 * The choice in that place among the last reply's, as it was shown: channels with less room than choices show them as
 * numbered lines.
 */
export function pickedByNumber({ message, session }: Moment, open: OpenFlow | undefined): Choice | undefined {
  const [, digits] = NUMBER.exec(message.text.trim()) ?? [];
  if (digits === undefined) return undefined;
  const asking = open?.paused === false;
  if (asking && takesNumbers(expected(open.flow, open.state).kind)) return undefined;
  return session.choices[Number(digits) - 1];
}
