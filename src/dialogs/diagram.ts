import type { AskStep, Flow, Step } from './flow.ts';

/**
 * A flow as a Mermaid diagram: a box for every question, a rounded one for what is only said, a pill for an ending.
 * Solid lines are answers; a dotted one is the way out for somebody who is not understood.
 */
export function diagramOf(flow: Flow): string {
  const steps = [...flow.steps.values()];
  return ['flowchart TD', ...steps.map(box), ...steps.flatMap(lines)].join('\n');
}

function box(step: Step): string {
  const label = text(step.kind === 'ask' ? `${step.name}: ${step.ask}` : step.name);
  switch (step.kind) {
    case 'ask':
      return `  ${id(step.name)}["${label}"]`;
    case 'tell':
      return `  ${id(step.name)}("${label}")`;
    case 'end':
      return `  ${id(step.name)}(["${label}"])`;
  }
}

function lines(step: Step): readonly string[] {
  switch (step.kind) {
    case 'end':
      return [];
    case 'tell':
      return [`  ${id(step.name)} --> ${id(step.next)}`];
    case 'ask':
      return [...answers(step), `  ${id(step.name)} -.-> ${id(step.otherwise)}`];
  }
}

/** Answers that lead to the same place share a line. */
function answers(step: AskStep): readonly string[] {
  const own = step.choices.filter(({ picks }) => picks === undefined);
  const free = step.next === undefined ? [] : [{ label: step.expects, next: step.next }];
  const byNext = Map.groupBy([...free, ...own], ({ next }) => next);
  return [...byNext].map(
    ([next, choices]) =>
      `  ${id(step.name)} -->|"${text(choices.map(({ label }) => label).join(' / '))}"| ${id(next)}`,
  );
}

/** A name that Mermaid takes for a word of its own language (`end`, `style`) would break the diagram. */
function id(name: string): string {
  return `s-${name}`;
}

/** Quotes and angle brackets would end a label. */
function text(label: string): string {
  return label.replaceAll('"', '#quot;').replaceAll('<', '#lt;').replaceAll('>', '#gt;');
}
