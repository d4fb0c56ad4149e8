import { z } from 'zod';
import { slotSchema, freeSchema } from './answer.ts';
import type { FreeValue, Slots } from './answer.ts';
import type { Flow } from './flow.ts';

/** How many answered questions `back` can go back over. */
const LONGEST_HISTORY = 40;

/** Where a visitor is in a flow. Immutable; always at a step that asks. */
export interface FlowState {
  readonly flow: string;
  readonly step: string;
  readonly slots: Slots;
  /** How often this question was answered in a way not understood. */
  readonly unclear: number;
  /** Readings offered because the last answer had several. */
  readonly options: readonly FreeValue[];
  readonly history: readonly Answered[];
}

/** A question answered, and the slot its answer went to: what `back` takes back. */
export interface Answered {
  readonly step: string;
  readonly wrote: string | null;
}

/** Adds an answered question, forgetting the oldest beyond the limit. */
export function remembered(history: readonly Answered[], answered: Answered): readonly Answered[] {
  return [...history, answered].slice(-LONGEST_HISTORY);
}

const savedSchema = z.strictObject({
  version: z.literal(1),
  flow: z.string(),
  step: z.string(),
  slots: z.array(z.tuple([z.string(), slotSchema])),
  unclear: z.int().min(0),
  options: z.array(freeSchema),
  history: z.array(z.strictObject({ step: z.string(), wrote: z.string().nullable() })),
});

/** The state as plain JSON data, with its format version. */
export type SavedFlowState = z.output<typeof savedSchema>;

/** State to plain data for JSON; `loadState` is the way back. */
export function saveState(state: FlowState): SavedFlowState {
  return {
    version: 1,
    flow: state.flow,
    step: state.step,
    slots: [...state.slots],
    unclear: state.unclear,
    options: [...state.options],
    history: [...state.history],
  };
}

export type LoadedState =
  | { readonly kind: 'loaded'; readonly flow: Flow; readonly state: FlowState }
  /** The content changed under the visitor: the step is gone. Begin the flow again, with the answers it kept. */
  | { readonly kind: 'moved'; readonly flow: Flow; readonly slots: Slots }
  /** No such flow any more, or not a state at all. */
  | { readonly kind: 'gone' };

/**
 * Reads saved state against the flows of today. Never throws: state outlives deploys, and a visitor must not meet
 * an error because a clinician renamed a step.
 */
export function loadState(saved: unknown, flows: ReadonlyMap<string, Flow>): LoadedState {
  const parsed = savedSchema.safeParse(saved);
  if (!parsed.success) return { kind: 'gone' };
  const { flow: id, step, slots, unclear, options, history } = parsed.data;
  const flow = flows.get(id);
  if (flow === undefined) return { kind: 'gone' };
  if (flow.steps.get(step)?.kind !== 'ask') return { kind: 'moved', flow, slots: new Map(slots) };
  const known = history.filter((answered) => flow.steps.get(answered.step)?.kind === 'ask');
  return {
    kind: 'loaded',
    flow,
    state: { flow: id, step, slots: new Map(slots), unclear, options, history: known },
  };
}
