import type { EntryId } from '../model/ids.ts';
import { noneOfThese, offer, respond } from './answers.ts';
import type { Decision } from './decision.ts';
import type { Moment } from './moment.ts';
import { bestEntry, without } from './reconsider.ts';
import { offeredIn, type Session } from './session.ts';
import { isTrouble } from './topic.ts';

/** "No, I meant …" after an answer or an offer: the rest is judged, and what was just said is left out. */
export function corrected(moment: Moment, text: string): Decision | undefined {
  const { session, talk, hearing } = moment;
  const refused = justSaid(session);
  const rest = refused.length === 0 ? undefined : hearing.correction(text);
  if (rest === undefined) return undefined;
  if (!/[\p{L}\p{N}]/u.test(rest)) return noneOfThese(moment);
  const declined = [...new Set([...session.declined, ...refused])];
  const wiser: Moment = { ...moment, session: { ...session, declined } };
  const first = talk.find(rest);
  const finding = without(first, declined);
  const meant = bestEntry(first);
  // Named again after all: then it is something beside it.
  if (finding.outcome === 'unknown' && first.outcome !== 'unknown' && meant && refused.includes(meant)) {
    const beside = talk.entry(meant)?.followUps.filter((id) => !declined.includes(id)) ?? [];
    if (beside.length > 0) return offer(wiser, beside, first.why);
  }
  return respond(wiser, finding);
}

/** What the visitor may be turning down. Words for people in trouble stay, whatever comes before them. */
function justSaid(session: Session): readonly EntryId[] {
  const said = session.offering ? offeredIn(session) : session.about?.ago === 0 ? [session.about.id] : [];
  return said.filter((id) => !isTrouble(id));
}
