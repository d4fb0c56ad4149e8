import { LONGEST_TEXT } from './answer.ts';
import type { Answer, FreeValue, Slot, Slots, Value } from './answer.ts';
import type { AskStep, Flow, Step } from './flow.ts';
import { chosenIn, expectedAt, placeOf, questionOf, readingOf, saysOf, textSay } from './speak.ts';
import type { Expected, Say } from './speak.ts';
import { remembered } from './state.ts';
import type { FlowState } from './state.ts';
import type { EntryId } from '../model/ids.ts';

/** The most items that a list keeps; then the flow goes on as if `done` had been pressed. */
export const LONGEST_LIST = 10;

/** What became of an answer. */
export type Advanced =
  /** The next question. */
  | {
      readonly kind: 'asked';
      readonly state: FlowState;
      readonly says: readonly Say[];
      readonly expected: Expected;
    }
  /** The same question in other words, with why it was not enough. */
  | {
      readonly kind: 'unclear';
      readonly why: 'unclear' | 'past' | 'ambiguous';
      readonly state: FlowState;
      readonly says: readonly Say[];
      readonly expected: Expected;
    }
  /** The flow is over; keep no state. */
  | {
      readonly kind: 'done';
      readonly slots: Slots;
      readonly says: readonly Say[];
      readonly followUps: readonly EntryId[];
    };

/** Content that the loader should have refused: a bug in the loader, not in a conversation. */
export class FlowBroken extends Error {
  override readonly name = 'FlowBroken';
  readonly flow: string;
  readonly step: string;

  constructor(flow: string, step: string) {
    super(`Flow ${flow} has no usable step ${step}; load it through loadFlows, which refuses such a flow.`);
    this.flow = flow;
    this.step = step;
  }
}

/** Opens a flow at its start, with answers kept from before if there are any. */
export function begin(flow: Flow, slots: Slots = new Map()): Advanced {
  return enter(flow, flow.start, { slots, history: [] });
}

/** Takes a parsed answer to the question at hand. Pure: same flow, state and answer, same result. */
export function advance(flow: Flow, state: FlowState, answer: Answer): Advanced {
  const step = askStep(flow, state.step);
  switch (answer.kind) {
    case 'understood':
      return takeValue(flow, step, state, answer.value);
    case 'past':
      return askAgain(flow, step, state, 'past');
    case 'unclear':
      return askAgain(flow, step, state, 'unclear');
    case 'ambiguous':
      return answer.options.length === 0
        ? askAgain(flow, step, state, 'unclear')
        : askWhich(flow, step, state, answer.options);
  }
}

function takeValue(flow: Flow, step: AskStep, state: FlowState, value: Value): Advanced {
  if (value.type === 'several') return takeSeveral(flow, step, state, value.keys);
  if (value.type !== 'choice') return takeFree(flow, step, state, value);
  const reading = readingOf(state, value.key);
  if (reading !== undefined) return takeFree(flow, step, state, reading);
  const choice = step.choices.find((candidate) => candidate.key === value.key);
  if (choice === undefined) return askAgain(flow, step, state, 'unclear');
  if (choice.picks !== undefined) return takeSeveral(flow, step, state, choice.picks);
  // Beside a free answer a choice is a way past the question and leaves the slot alone.
  const keeps = step.next === undefined && step.slot !== undefined ? step.slot : null;
  const kept: Slot = { type: 'choice', key: choice.key, label: choice.label };
  const left = { ...state, slots: emptied(state.slots, choice.clears) };
  return goOn(flow, step, left, choice.next, keeps === null ? null : { name: keeps, slot: kept });
}

/**
 * Adds to what has been chosen. Several said in one go, or by a name for several, are an answer; a single one may be
 * followed by others, so the question stays.
 */
function takeSeveral(flow: Flow, step: AskStep, state: FlowState, keys: readonly string[]): Advanced {
  const options = step.choices.filter(({ picks }) => picks?.length === 1);
  const wanted = new Set([...chosenIn(step, state.slots), ...keys]);
  const chosen = options.filter(({ key }) => wanted.has(key));
  if (step.slot === undefined || step.next === undefined || chosen.length === 0)
    return askAgain(flow, step, state, 'unclear');
  const slot: Slot = {
    type: 'several',
    keys: chosen.map(({ key }) => key),
    labels: chosen.map(({ label }) => label),
  };
  const wrote = { name: step.slot, slot };
  if (keys.length > 1 || chosen.length === options.length) return goOn(flow, step, state, step.next, wrote);
  const slots = new Map([...state.slots, [step.slot, slot]]);
  const history = remembered(state.history, { step: step.name, wrote: step.slot });
  return asked(flow, step, { slots, history }, []);
}

function takeFree(flow: Flow, step: AskStep, state: FlowState, value: FreeValue): Advanced {
  if (step.next === undefined || !fits(step, value)) return askAgain(flow, step, state, 'unclear');
  if (step.slot === undefined) return goOn(flow, step, state, step.next, null);
  if (step.expects !== 'list' || value.type !== 'text') {
    return goOn(flow, step, state, step.next, { name: step.slot, slot: cut(value) });
  }
  const before = state.slots.get(step.slot);
  const items = [...(before?.type === 'list' ? before.items : []), value.text.slice(0, LONGEST_TEXT)];
  const done = step.choices.find((choice) => choice.key === 'done');
  const next = items.length >= LONGEST_LIST && done !== undefined ? done.next : step.next;
  return goOn(flow, step, state, next, { name: step.slot, slot: { type: 'list', items } });
}

function goOn(
  flow: Flow,
  step: AskStep,
  state: FlowState,
  next: string,
  wrote: { readonly name: string; readonly slot: Slot } | null,
): Advanced {
  const slots = wrote === null ? state.slots : new Map([...state.slots, [wrote.name, wrote.slot]]);
  const answered = { step: step.name, wrote: wrote === null ? null : wrote.name };
  return enter(flow, next, { slots, history: remembered(state.history, answered) });
}

/** Speaks from a step on until a question or the end is reached. The loader refuses circles that never ask. */
export function enter(flow: Flow, name: string, kept: Pick<FlowState, 'slots' | 'history'>): Advanced {
  let step = stepNamed(flow, name);
  let slots = emptied(kept.slots, step.clears);
  const says: Say[] = [];
  for (let on = passedBy(step, slots); on !== undefined; on = passedBy(step, slots)) {
    // A question passed by says nothing either.
    if (step.kind === 'tell') says.push(...saysOf(flow, step, slots));
    step = stepNamed(flow, on);
    slots = emptied(slots, step.clears);
  }
  says.push(...saysOf(flow, step, slots));
  if (step.kind !== 'ask')
    return { kind: 'done', slots, says, followUps: step.kind === 'end' ? step.followUps : [] };
  return asked(flow, step, { slots, history: kept.history }, says);
}

/** Puts a step's question, after what it says. */
function asked(
  flow: Flow,
  step: AskStep,
  { slots, history }: Pick<FlowState, 'slots' | 'history'>,
  says: readonly Say[],
): Advanced {
  const state: FlowState = { flow: flow.id, step: step.name, unclear: 0, options: [], slots, history };
  const question = textSay(placeOf(flow, step), questionOf(step, slots), slots);
  return { kind: 'asked', state, says: [...says, ...question], expected: expectedAt(flow, step, state) };
}

/** Where a step leads by itself: one that only speaks, or a question answered already. */
function passedBy(step: Step, slots: Slots): string | undefined {
  if (step.kind === 'tell') return step.next;
  if (step.kind === 'end' || !step.keeps || step.slot === undefined) return undefined;
  return slots.has(step.slot) ? step.next : undefined;
}

function emptied(slots: Slots, names: readonly string[]): Slots {
  return names.length === 0 ? slots : new Map([...slots].filter(([name]) => !names.includes(name)));
}

/** The question again in other words, or the way out when the words are used up. */
function askAgain(flow: Flow, step: AskStep, state: FlowState, why: 'unclear' | 'past'): Advanced {
  if (state.unclear >= step.unclear.length) {
    return enter(flow, step.otherwise, {
      slots: state.slots,
      history: remembered(state.history, { step: step.name, wrote: null }),
    });
  }
  const words = why === 'past' ? step.past : undefined;
  return {
    kind: 'unclear',
    why,
    state: { ...state, unclear: state.unclear + 1, options: [] },
    says: textSay(placeOf(flow, step), words ?? step.unclear[state.unclear] ?? step.ask, state.slots),
    expected: expectedAt(flow, step, { slots: state.slots, options: [] }),
  };
}

/** Asks which reading is meant. The first time costs nothing: the answer was good, the language is not. */
function askWhich(flow: Flow, step: AskStep, state: FlowState, options: readonly FreeValue[]): Advanced {
  const again = state.options.length > 0;
  const readings = options.filter((value) => fits(step, value)).slice(0, 4);
  if (step.which === undefined || readings.length === 0 || (again && state.unclear >= step.unclear.length)) {
    return askAgain(flow, step, state, 'unclear');
  }
  return {
    kind: 'unclear',
    why: 'ambiguous',
    state: { ...state, unclear: state.unclear + (again ? 1 : 0), options: readings },
    says: textSay(placeOf(flow, step), step.which, state.slots),
    expected: expectedAt(flow, step, { slots: state.slots, options: readings }),
  };
}

function fits(step: AskStep, value: FreeValue): boolean {
  if (value.type === 'number') return step.expects === 'number' && isWithin(step, value.number);
  if (value.type === 'duration') return step.expects === 'duration' && isWithin(step, value.seconds / 60);
  return step.expects === 'list' ? value.type === 'text' : value.type === step.expects;
}

function isWithin({ least = -Infinity, most = Infinity }: AskStep, amount: number): boolean {
  return amount >= least && amount <= most;
}

function cut(value: FreeValue): FreeValue {
  return value.type === 'text' ? { type: 'text', text: value.text.slice(0, LONGEST_TEXT) } : value;
}

export function askStep(flow: Flow, name: string): AskStep {
  const step = stepNamed(flow, name);
  if (step.kind !== 'ask') throw new FlowBroken(flow.id, name);
  return step;
}

function stepNamed(flow: Flow, name: string): Step {
  const step = flow.steps.get(name);
  if (step === undefined) throw new FlowBroken(flow.id, name);
  return step;
}
