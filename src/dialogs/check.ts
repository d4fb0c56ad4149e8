import type { EntryId } from '../model/ids.ts';
import type { Blame } from './build.ts';
import { checkSlots } from './check-slots.ts';
import { nextsOf } from './flow.ts';
import type { Flow, Step } from './flow.ts';

/** What the flows may name that stands elsewhere. */
export interface Known {
  /** Says whether an entry exists; left out where the knowledge base is not at hand. */
  readonly entry?: (id: EntryId) => boolean;
}

/** Where steps lead, and what they quote: everything that would leave a visitor stuck or show a hole. */
export function checkFlow(flow: Flow, known: Known, blame: Blame): void {
  const at: Blame = (path, what) => blame(['steps', ...path], `step ${String(path[0])}: ${what}`);
  if (!flow.steps.has(flow.start)) blame(['start'], `start: there is no step ${flow.start}`);
  checkNexts(flow, at);
  checkReached(flow, at);
  checkEndings(flow, at);
  checkCircles(flow, at);
  for (const step of flow.steps.values()) checkMentions(step, known, at);
  checkSlots(flow, at);
}

function checkNexts(flow: Flow, at: Blame): void {
  for (const step of flow.steps.values()) {
    for (const next of new Set(nextsOf(step))) {
      if (!flow.steps.has(next)) at([step.name], `leads to ${next}, which does not exist`);
    }
  }
}

function checkReached(flow: Flow, at: Blame): void {
  const reached = new Set<string>();
  const waiting = [flow.start];
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    const step = flow.steps.get(name);
    if (step === undefined || reached.has(name)) continue;
    reached.add(name);
    waiting.push(...nextsOf(step));
  }
  for (const name of flow.steps.keys()) if (!reached.has(name)) at([name], 'is never reached');
}

/** From every step an ending must be reachable: that is the way out. */
function checkEndings(flow: Flow, at: Blame): void {
  const ending = new Set(
    [...flow.steps.values()].flatMap((step) => (step.kind === 'end' ? [step.name] : [])),
  );
  for (let size = -1; size !== ending.size;) {
    size = ending.size;
    for (const step of flow.steps.values())
      if (nextsOf(step).some((next) => ending.has(next))) ending.add(step.name);
  }
  for (const name of flow.steps.keys())
    if (!ending.has(name)) at([name], 'no ending can be reached from here');
}

/**
 * Steps that only speak must not run in a circle, or the engine would speak for ever; and somebody who is never
 * understood, led from way out to way out, must come to an ending.
 */
function checkCircles(flow: Flow, at: Blame): void {
  for (const first of flow.steps.values()) {
    if (goesOn(first) !== undefined && runsInCircle(flow, first, goesOn)) {
      at([first.name], 'speaks in a circle that never asks and never ends');
    }
    if (first.kind === 'ask' && runsInCircle(flow, first, wayOut)) {
      at([first.name], 'its ways out (`otherwise`) run in a circle: who is never understood never gets out');
    }
  }
}

/** Where a step may lead without an answer. */
function goesOn(step: Step): string | undefined {
  return step.kind === 'tell' || (step.kind === 'ask' && step.keeps) ? step.next : undefined;
}

function wayOut(step: Step): string | undefined {
  if (step.kind === 'end') return undefined;
  return step.kind === 'ask' ? step.otherwise : step.next;
}

/** Whether a step, going on and on in one way, comes back to itself. */
function runsInCircle(flow: Flow, first: Step, next: (step: Step) => string | undefined): boolean {
  let name = next(first);
  for (let hops = 0; name !== undefined && hops <= flow.steps.size; hops += 1) {
    if (name === first.name) return true;
    const step = flow.steps.get(name);
    name = step === undefined ? undefined : next(step);
  }
  return false;
}

function checkMentions(step: Step, known: Known, at: Blame): void {
  const ids = step.says.flatMap((said) => (said.kind === 'answer' ? [said.id] : []));
  const offered = step.kind === 'end' ? step.followUps : [];
  for (const id of [...ids, ...offered]) {
    if (known.entry !== undefined && !known.entry(id)) at([step.name], `there is no entry ${id}`);
  }
}
