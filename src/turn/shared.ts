import type { PhraseKey } from '../dialogs/phrases.ts';
import type { Choice } from '../model/reply.ts';
import type { DecidedReply, Decision } from './decision.ts';
import { openFlow } from './flows.ts';
import { conclude, type Moment } from './moment.ts';
import { CALL_BACK } from './person.ts';

/** Asked for a person, or to be called back, in a visitor's own words. */
const A_PERSON = 'bot/talk-to-a-person';

/** What concerns one person only: what is kept of them, and their guided conversations. */
const PRIVATE_COMMANDS: ReadonlySet<string> = new Set([
  'about-me',
  'download',
  'ask-forget',
  'forget',
  'keep',
  'resume',
]);

/**
 * A decision as it may be said where others read along: questions are answered there; guided conversations, call-backs,
 * a person's own data and troubles are not taken up, and whoever asked is invited to write privately.
 */
export function asShared(moment: Moment, decision: Decision): Decision {
  const key = invitation(moment, decision);
  if (key !== undefined) {
    const session = { ...decision.session, flow: null, waiting: null };
    const said = moment.speaker.phrase(key, { choices: moment.speaker.topics() });
    return { ...conclude(session, said), ...(decision.flag && { flag: decision.flag }) };
  }
  const { session } = decision;
  return {
    ...decision,
    replies: decision.replies.map(forAll),
    session: { ...session, choices: session.choices.filter(isForAll) },
  };
}

function invitation(
  { talk }: Moment,
  { session, replies, forget, download }: Decision,
): PhraseKey | undefined {
  const flow = openFlow({ session, talk });
  if (flow?.flow.id === CALL_BACK) return 'shared-call-back';
  const ids = replies.map(({ reply }) => reply.answer.id ?? '');
  // Who asks for a person may be about to write a name and a number.
  if (ids.includes(A_PERSON)) return 'shared-call-back';
  if (ids.some((id) => id.startsWith('support/'))) return 'shared-support';
  const own = forget === true || download === true || ids.some((id) => PRIVATE_COMMANDS.has(id));
  return own || session.flow !== null ? 'shared-private' : undefined;
}

/** Nobody's own words are given back, and nothing is handed out that is one person's. */
function forAll({ reply, record }: DecidedReply): DecidedReply {
  const { quote: _quote, files: _files, ...rest } = reply;
  return { record, reply: { ...rest, choices: reply.choices.filter(isForAll) } };
}

function isForAll({ value }: Choice): boolean {
  return !('flow' in value) && !('command' in value && PRIVATE_COMMANDS.has(value.command));
}
