import type { FlowCommand } from '../model/reply.ts';
import { advance, askStep, begin } from './advance.ts';
import type { Advanced } from './advance.ts';
import type { Answer, Slots } from './answer.ts';
import type { Flow } from './flow.ts';
import { expectedAt, placeOf, questionOf, textSay } from './speak.ts';
import type { Expected } from './speak.ts';
import type { FlowState } from './state.ts';

/** What a command does to an open flow. */
export type Commanded =
  /** The flow moved: say this. */
  | { readonly kind: 'moved'; readonly result: Advanced }
  /** There is no question before this one: say so, then `result` asks it again. */
  | { readonly kind: 'nothing-before'; readonly result: Advanced }
  /** The flow is put down. Keep `state` if it is to be offered again later. */
  | { readonly kind: 'stopped'; readonly state: FlowState }
  /** Answer the command (help, a person), then `result` reminds of the question. */
  | { readonly kind: 'aside'; readonly result: Advanced };

/** Applies an interrupting command to an open flow. */
export function command(flow: Flow, state: FlowState, name: FlowCommand): Commanded {
  switch (name) {
    case 'back':
      return back(flow, state);
    case 'start-over':
      return { kind: 'moved', result: begin(flow) };
    case 'stop':
      return { kind: 'stopped', state };
    case 'resume':
      return { kind: 'moved', result: remind(flow, state) };
    case 'help':
    case 'person':
      return { kind: 'aside', result: remind(flow, state) };
  }
}

/** One question back; what its answer wrote is forgotten. */
export function back(flow: Flow, state: FlowState): Commanded {
  let before = undone(state);
  // "I understood Tuesday. Is that right?" cannot be asked without its Tuesday: it goes on back past it, and past
  // the question at hand where that would only ask it once more.
  while (before !== undefined && (!canAsk(flow, before) || isSame(before, state))) before = undone(before);
  if (before === undefined) return { kind: 'nothing-before', result: remind(flow, state) };
  return { kind: 'moved', result: askBare(flow, before) };
}

/** The state before the last answer. */
function undone(state: FlowState): FlowState | undefined {
  const last = state.history.at(-1);
  if (last === undefined) return undefined;
  const slots = without(state.slots, last.wrote);
  return { ...state, step: last.step, slots, history: state.history.slice(0, -1), unclear: 0, options: [] };
}

function isSame(a: FlowState, b: FlowState): boolean {
  return a.step === b.step && JSON.stringify([...a.slots]) === JSON.stringify([...b.slots]);
}

function canAsk(flow: Flow, state: FlowState): boolean {
  const step = askStep(flow, state.step);
  return textSay(placeOf(flow, step), questionOf(step, state.slots), state.slots).length > 0;
}

/** The question at hand once more, in the words kept for coming back to it. Counts as no misunderstanding. */
export function remind(flow: Flow, state: FlowState): Advanced {
  const step = askStep(flow, state.step);
  const result = askBare(flow, state);
  if (step.resume === undefined || result.kind !== 'asked') return result;
  return { ...result, says: textSay(placeOf(flow, step), step.resume, state.slots) };
}

/** The question alone, without what its step says first. */
function askBare(flow: Flow, state: FlowState): Advanced {
  const step = askStep(flow, state.step);
  const says = textSay(placeOf(flow, step), questionOf(step, state.slots), state.slots);
  // Only after the content changed under a visitor can a question quote an empty slot.
  if (says.length === 0) return begin(flow, state.slots);
  return { kind: 'asked', state, says, expected: expected(flow, state) };
}

/** What the open question waits for; for the recognizer. */
export function expected(flow: Flow, state: FlowState): Expected {
  return expectedAt(flow, askStep(flow, state.step), state);
}

/** What a pressed button means now. */
export type Pressed =
  | { readonly kind: 'answer'; readonly result: Advanced }
  /** A button of another flow, of a step not come by, or of content since changed. */
  | { readonly kind: 'stale' };

/**
 * Reads a press (`first-session#goals/examples`). A button of an earlier question goes back to that question and
 * answers it: on channels where buttons stay, people scroll up.
 */
export function press(flow: Flow, state: FlowState, value: string): Pressed {
  const match = /^([a-z][a-z0-9-]*)#([a-z][a-z0-9-]*)\/([a-z][a-z0-9-]*)$/.exec(value);
  const [, flowId, stepName, key] = match ?? [];
  if (flowId !== flow.id || stepName === undefined || key === undefined) return { kind: 'stale' };
  const there = stepName === state.step ? state : rewound(state, stepName);
  if (there === undefined) return { kind: 'stale' };
  const known = expected(flow, there).choices.some((choice) => choice.key === key);
  if (!known) return { kind: 'stale' };
  const answer: Answer = { kind: 'understood', value: { type: 'choice', key } };
  return { kind: 'answer', result: advance(flow, there, answer) };
}

/** The state as it was when the named step last asked. */
function rewound(state: FlowState, stepName: string): FlowState | undefined {
  const index = state.history.findLastIndex((answered) => answered.step === stepName);
  if (index < 0) return undefined;
  const undone = state.history.slice(index).toReversed();
  const slots = undone.reduce((kept, answered) => without(kept, answered.wrote), state.slots);
  return { ...state, step: stepName, slots, history: state.history.slice(0, index), unclear: 0, options: [] };
}

/** Slots with one answer taken back: of a list its last item, of anything else the whole. */
function without(slots: Slots, name: string | null): Slots {
  if (name === null) return slots;
  const rest = new Map(slots);
  const slot = rest.get(name);
  rest.delete(name);
  if (slot?.type === 'list' && slot.items.length > 1)
    rest.set(name, { type: 'list', items: slot.items.slice(0, -1) });
  return rest;
}
