import { advance, begin, type Advanced } from '../dialogs/advance.ts';
import { command as commandFlow, expected, press, remind } from '../dialogs/commands.ts';
import type { EntryId } from '../model/ids.ts';
import type { Choice, FlowCommand } from '../model/reply.ts';
import type { DecidedReply, Decision } from './decision.ts';
import { personalIn } from './flow-personal.ts';
import { callBackIn } from './flow-call-back.ts';
import { spokenIn } from './flow-speech.ts';
import { conclude, type Moment } from './moment.ts';
import { takesNumbers } from './picks.ts';
import { keepPlace, readPlace, type OpenFlow } from './place.ts';

/** The flow that this conversation stands in, if it can be gone on with. */
export function openFlow({ session, talk }: Pick<Moment, 'session' | 'talk'>): OpenFlow | undefined {
  if (session.flow === null) return undefined;
  const loaded = readPlace(session.flow, talk.flows);
  return loaded.kind === 'loaded'
    ? { flow: loaded.flow, state: loaded.state, paused: session.flow.paused }
    : undefined;
}

/** Opens a flow. One that was open is put down, and waits for the new one's end. */
export function startFlow(moment: Moment, id: string): Decision {
  const { session, talk, speaker } = moment;
  const flow = talk.flows.get(id);
  if (!flow) return conclude(session, speaker.phrase('old-button', { choices: speaker.topics() }));
  const open = openFlow(moment);
  if (!open || open.flow.id === id) return carryOn(moment, begin(flow));
  const facts = { title: flow.title, other: open.flow.title };
  const said = open.paused ? [] : speaker.phrase('flow-switch', { facts });
  const decision = carryOn(moment, begin(flow), said);
  return { ...decision, session: { ...decision.session, waiting: keepPlace(open.state, true) } };
}

/** A message that asks for a flow by name. The one already open is no news: what was said may be its answer. */
export function askedFlow(moment: Moment, open: OpenFlow | undefined): Decision | undefined {
  const id = moment.hearing.flow(moment.message.text);
  return id === undefined || id === open?.flow.id ? undefined : startFlow(moment, id);
}

export interface FlowAnswer {
  readonly decision: Decision;
  /** Whether the words were an answer to the question at hand. */
  readonly understood: boolean;
  /** Whether a question would be an answer, too. */
  readonly questions: boolean;
  /** Whether they name a choice as its author wrote it. */
  readonly named: boolean;
}

/** A visitor's words as the answer to the open question. */
export async function answerFlow(moment: Moment, { flow, state }: OpenFlow): Promise<FlowAnswer> {
  const asked = expected(flow, state);
  const answer = await moment.hearing.answer(moment.message.text, asked);
  const decision = carryOn(moment, advance(flow, state, answer));
  const named = moment.hearing.names(moment.message.text, asked.choices);
  return { decision, understood: answer.kind !== 'unclear', questions: asked.questions, named };
}

/** A choice of the open question, said word for word: it comes before any command ("Stop here" may be a choice). */
export function labeled(moment: Moment, { flow, state }: OpenFlow): Decision | undefined {
  const meant = moment.hearing.choice(moment.message.text, expected(flow, state).choices, false);
  return meant && pressFlow(moment, meant.press);
}

/** A pressed button of a flow: of the question at hand, or of an earlier one. */
export function pressFlow(moment: Moment, value: string): Decision | undefined {
  const open = openFlow(moment);
  if (!open) return undefined;
  const pressed = press(open.flow, open.state, value);
  return pressed.kind === 'answer' ? carryOn(moment, pressed.result) : undefined;
}

/** A command said while a flow is open (or set aside: then only taking it up again concerns it). */
export function commandOpenFlow(moment: Moment, open: OpenFlow, name: FlowCommand): Decision {
  const { speaker } = moment;
  const done = commandFlow(open.flow, open.state, name);
  const facts = { title: open.flow.title };
  switch (done.kind) {
    case 'moved': {
      const lead = name === 'start-over' ? speaker.phrase('started-over') : [];
      return carryOn(moment, done.result, lead);
    }
    case 'nothing-before':
      return carryOn(moment, done.result, speaker.phrase('nothing-before'));
    case 'stopped': {
      const left = putDown(moment, { ...open, state: done.state });
      const choices = [...speaker.topics(), ...resumeChoices(left)];
      return conclude(left.session, speaker.phrase('stopped', { facts, choices }));
    }
    case 'aside':
      return carryOn(moment, done.result, speaker.phrase(name === 'person' ? 'person' : 'help'));
  }
}

/** Answers a question in mid-flow, then reminds of the question that was open: the next message is its answer. */
export function aside(moment: Moment, open: OpenFlow, decision: Decision): Decision {
  const plain = decision.replies.map(({ reply, record }) => ({ record, reply: { ...reply, choices: [] } }));
  const reminded = carryOn(moment, remind(open.flow, open.state), plain);
  const { lastEntry, about } = decision.session;
  return { ...reminded, session: { ...reminded.session, lastEntry, about } };
}

/** The flow put down, as far as what is said next is concerned: taking it up again is a button. */
export function putDown(moment: Moment, { state }: OpenFlow): Moment {
  return { ...moment, session: { ...moment.session, flow: keepPlace(state, true) } };
}

/** Offers what a question in mid-flow may have meant, beside the answers of the question that is open. */
export function asideOffer(moment: Moment, open: OpenFlow, ids: readonly EntryId[]): Decision {
  const { session, speaker } = moment;
  const tag = { outcome: 'offered', id: ids[0] ?? null } as const;
  const lead = speaker.phrase('offer', { tag, turn: session.replies });
  const reminded = carryOn(moment, remind(open.flow, open.state), lead);
  const offered = ids.slice(0, 3).flatMap((id) => speaker.entryChoice(id));
  const choices = [...offered, ...reminded.session.choices];
  const replies = reminded.replies.map(({ reply, record }, index) =>
    index === reminded.replies.length - 1 ? { record, reply: { ...reply, choices } } : { record, reply },
  );
  return { ...reminded, replies, session: { ...reminded.session, choices } };
}

/** The button that takes up a flow set aside. */
export function resumeChoices(moment: Pick<Moment, 'session' | 'talk' | 'speaker'>): readonly Choice[] {
  const open = openFlow(moment);
  if (!open?.paused) return [];
  const label = moment.speaker.fill(moment.talk.phrases.labels.resume, { title: open.flow.title });
  return [{ label, value: { command: 'resume' } }];
}

/** Says what a flow says and remembers where it stands. */
export function carryOn(moment: Moment, result: Advanced, before: readonly DecidedReply[] = []): Decision {
  const says = result.says.flatMap((say) => spokenIn(moment, say));
  const callBack = callBackIn(result.says, moment.now);
  if (result.kind === 'done')
    return { ...finish(moment, result.followUps, [...before, ...says]), ...(callBack && { callBack }) };
  const choices = result.expected.choices.map(({ label, press }) => ({ label, value: { answer: press } }));
  const asked = withChoices([...before, ...says], choices, takesNumbers(result.expected.kind));
  const decision = conclude(moment.session, asked, {
    flow: keepPlace(result.state, false),
  });
  const personal = personalIn(moment.talk.flows.get(result.state.flow), result.state);
  return personal.length > 0 ? { ...decision, personal } : decision;
}

/** The end of a flow: what people ask next, and the flow that was put down for this one. */
function finish(moment: Moment, followUps: readonly EntryId[], says: readonly DecidedReply[]): Decision {
  const { waiting } = moment.session;
  const session = { ...moment.session, flow: waiting, waiting: null };
  const back = resumeChoices({ ...moment, session });
  const next = followUps.flatMap((id) => moment.speaker.entryChoice(id));
  return conclude(session, withChoices(says, [...back, ...next]));
}

function withChoices(
  replies: readonly DecidedReply[],
  choices: readonly Choice[],
  numbers = false,
): readonly DecidedReply[] {
  const said = replies.filter(({ reply }) => reply.text !== '' || reply.quote !== undefined);
  const more = { choices, ...(numbers && { takesNumbers: true as const }) };
  return said.map(({ reply, record }, index) =>
    index === said.length - 1 ? { record, reply: { ...reply, ...more } } : { record, reply },
  );
}
