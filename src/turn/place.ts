import { loadState, saveState, type FlowState, type LoadedState } from '../dialogs/state.ts';
import type { Flow } from '../dialogs/flow.ts';
import type { FlowPlace } from './session.ts';

/** A flow that can be gone on with. */
export interface OpenFlow {
  readonly flow: Flow;
  readonly state: FlowState;
  readonly paused: boolean;
}

/** Where a conversation stands in a flow, written for the session. */
export function keepPlace(state: FlowState, paused: boolean): FlowPlace {
  return { json: JSON.stringify(saveState(state)), paused };
}

/** The other way round, against today's content. */
export function readPlace(place: FlowPlace, flows: ReadonlyMap<string, Flow>): LoadedState {
  return loadState(parsed(place.json), flows);
}

/** A place that cannot be read is no place: an error here would come back with every message. */
function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}
