import type { AskStep, Flow } from './flow.ts';

/** Something that a flow can do without and an author should give it. */
export interface Lack {
  readonly step: string;
  readonly what: string;
}

/** Choices whose ways of saying stand in phrases.yaml. */
const SET_PHRASES = new Set(['yes', 'no', 'none', 'skip', 'done']);

/**
 * What a flow lacks beyond what the loader refuses: words for coming back to a question, other ways of saying a choice,
 * and a conversation in test/dialogs that comes by each question. `tested` names the steps that such conversations name.
 */
export function lacksOf(flow: Flow, tested: ReadonlySet<string>): readonly Lack[] {
  const asking = [...flow.steps.values()].filter((step): step is AskStep => step.kind === 'ask');
  return asking.flatMap((step) => [
    ...(step.resume === undefined
      ? [{ step: step.name, what: 'has no `resume`: words for coming back to it after an interruption' }]
      : []),
    ...step.choices
      .filter(({ key, also, picks }) => also.length === 0 && picks === undefined && !SET_PHRASES.has(key))
      .filter(() => step.expects !== 'yes-no')
      .map(({ label }) => ({ step: step.name, what: `has no other ways (\`also\`) to say "${label}"` })),
    ...(tested.has(step.name)
      ? []
      : [{ step: step.name, what: 'has no test: no conversation in test/dialogs names it' }]),
  ]);
}
