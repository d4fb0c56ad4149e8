import type { Finding } from '../model/finding.ts';
import type { EntryId } from '../model/ids.ts';
import { answer, offer } from './answers.ts';
import type { DecidedReply, Decision } from './decision.ts';
import type { Moment } from './moment.ts';
import { sureness } from './reconsider.ts';
import { isSmallTalk, isTrouble } from './topic.ts';

/** Two questions in one message, the surer one first. */
interface Pair {
  readonly id: EntryId;
  readonly why: Finding['why'];
  readonly other: Finding;
  readonly least: number;
}

/** How sure at least the one question must be, and the other. */
const SURE = 0.9;
const LIKELY = 0.5;
/** With this much trouble in a message it is told, not asked: then nothing is cut in two. */
const TROUBLE = 0.1;

/** Both answers, or one and an offer for the other; undefined for a message that is one question. */
export function bothAnswers(moment: Moment, text: string): Decision | undefined {
  const { talk, hearing } = moment;
  const halves = hearing.halves(text);
  if (halves.length === 0 || tellsTrouble(talk.find(text))) return undefined;
  const pairs = halves.flatMap(([first, second]) => pairOf(talk.find(first), talk.find(second)));
  const best = pairs.toSorted((a, b) => b.least - a.least)[0];
  return best && both(moment, best);
}

function pairOf(first: Finding, second: Finding): readonly Pair[] {
  const sure = [first, second].find(({ outcome }) => outcome === 'answered');
  const other = sure === first ? second : first;
  const least = Math.min(sureness(first), sureness(second));
  if (sure?.outcome !== 'answered' || other.outcome === 'unknown' || least < LIKELY) return [];
  if (Math.max(sureness(first), sureness(second)) < SURE) return [];
  const ids = [sure.id, ...(other.outcome === 'answered' ? [other.id] : other.ids)];
  const apart = new Set(ids).size === ids.length;
  const plain = !ids.some((id) => isTrouble(id) || isSmallTalk(id));
  return apart && plain && other.why.candidates[0]?.id !== 'none'
    ? [{ id: sure.id, why: sure.why, other, least }]
    : [];
}

/** Two bubbles; the buttons stand under the second. */
function both(moment: Moment, { id, why, other }: Pair): Decision {
  const first = answer(moment, id, why);
  const after: Moment = { ...moment, session: { ...first.session, replies: moment.session.replies } };
  const second =
    other.outcome === 'answered'
      ? answer(after, other.id, other.why)
      : offer(after, other.outcome === 'offered' ? other.ids : [], other.why, 'second-question');
  const { lastEntry, about } = other.outcome === 'answered' ? second.session : first.session;
  return {
    ...second,
    session: { ...second.session, lastEntry, about },
    replies: [...first.replies.map(withoutChoices), ...second.replies],
  };
}

function withoutChoices({ reply, record }: DecidedReply): DecidedReply {
  return { record, reply: { ...reply, choices: [] } };
}

function tellsTrouble({ why }: Finding): boolean {
  return why.candidates.some(({ id, confidence }) => id !== 'none' && isTrouble(id) && confidence >= TROUBLE);
}
