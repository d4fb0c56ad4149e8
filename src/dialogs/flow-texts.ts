import type { Action } from './action-schema.ts';
import type { Flow, Said } from './flow.ts';

/** A text of a flow that becomes a bubble, and the step it belongs to. */
export interface FlowText {
  readonly step: string;
  readonly text: string;
}

/** Every text that a flow itself says; quoted entries are read with the knowledge base. */
export function flowTexts(flow: Flow): readonly FlowText[] {
  return [...flow.steps.values()].flatMap((step) => {
    const asks =
      step.kind === 'ask' ? [step.ask, step.more, ...step.unclear, step.past, step.which, step.resume] : [];
    const texts = [...step.says.flatMap(textsOf), ...asks];
    return texts.flatMap((text) => (text === undefined ? [] : [{ step: step.name, text }]));
  });
}

function textsOf(said: Said): readonly string[] {
  if (said.kind === 'text') return [said.text];
  if (said.kind === 'answer') return [];
  return textsOfAction(said.action);
}

/** What an action says, in all its cases. */
export function textsOfAction(action: Action): readonly string[] {
  if (action.action === 'countdown') return [action.today, action.tomorrow, action.later];
  const elsewhere = 'elsewhere' in action ? action.elsewhere : undefined;
  return [action.text, ...(elsewhere === undefined ? [] : [elsewhere])];
}
