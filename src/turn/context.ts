import type { Finding } from '../model/finding.ts';
import { topicOf } from '../model/ids.ts';
import { answer, more, respond } from './answers.ts';
import type { Decision } from './decision.ts';
import type { Moment } from './moment.ts';
import { bestEntry, sureness, without } from './reconsider.ts';
import type { SpokenEntry } from './talk.ts';
import { isTrouble } from './topic.ts';

/** So much surer must the reading with the topic be to stand against an offer of the bare one. */
const CLEARLY = 0.15;
/** From here on it is still the same topic that is asked about. */
const THE_SAME = 0.3;
/** From here on an offer for the bare words is worth more than going deeper into the same topic. */
const WORTH_OFFERING = 0.45;

/**
 * A message judged with what came before in mind. Whatever stands on its own is judged on its own; only a short
 * question that is not understood by itself ("why?", "does it hurt?") is read with the last topic put in.
 */
export function inContext(moment: Moment, text: string): Decision {
  const { session, talk, hearing } = moment;
  const bare = talk.find(text);
  const about = session.about ? talk.entry(session.about.id) : undefined;
  if (!about || bare.outcome === 'answered' || tellsTrouble(bare)) return respond(moment, bare);
  const followUp = hearing.followUp(text);
  if (!followUp) return respond(moment, bare);
  const alone = talk.find(followUp.alone);
  if (alone.outcome === 'answered') return respond(moment, alone);
  return lean(moment, about, alone, untroubled(talk.find(followUp.about(about.subject))));
}

/** Chooses between a follow-up's bare words and the same words about the topic. */
function lean(moment: Moment, about: SpokenEntry, bare: Finding, joined: Finding): Decision {
  const best = bestEntry(joined);
  if (best === about.id && sureness(joined) >= THE_SAME) {
    const offers = bare.outcome === 'offered' && worthOffering(bare);
    if (offers) return respond(moment, bare);
    // A clinic's own facts stand in the short answer; of anything else "why?" wants to know more.
    const practical = topicOf(about.id) === 'clinic';
    return practical ? answer(moment, about.id, joined.why) : more(moment, about.id, joined.why);
  }
  const clearer = bare.outcome === 'unknown' || sureness(joined) > sureness(bare) + CLEARLY;
  const better = joined.outcome === 'answered' || (joined.outcome === 'offered' && clearer);
  return respond(moment, better ? joined : bare);
}

/** Putting a topic in makes no trouble of a question. */
function untroubled(finding: Finding): Finding {
  return without(
    finding,
    finding.why.candidates.flatMap(({ id }) => (id !== 'none' && isTrouble(id) ? [id] : [])),
  );
}

function worthOffering(finding: Finding): boolean {
  const best = bestEntry(finding);
  return best !== undefined && !isTrouble(best) && sureness(finding) >= WORTH_OFFERING;
}

/** Somebody who may be telling of trouble is not led back to the topic. */
function tellsTrouble(finding: Finding): boolean {
  return bestEntry(finding)?.startsWith('support/') === true && sureness(finding) >= 0.3;
}
