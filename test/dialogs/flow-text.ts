import { readFlow } from '../../src/dialogs/load.ts';
import type { FlowOptions } from '../../src/dialogs/load.ts';
import type { Flow } from '../../src/dialogs/flow.ts';

export const LABELS = { yes: 'Yes', no: 'No' };

/** A small flow that is right in every respect; the tests spoil it one line at a time. */
export const GOOD = `id: small
title: A small flow
start: hello
otherwise: bye
steps:
  hello:
    say: Hello.
    ask: Tea or coffee?
    choices:
      tea: { label: Tea, next: when }
      coffee: { label: Coffee, next: bye }
    unclear: [I mean the drink., Which drink?]
  when:
    say: { answer: homework/why }
    ask: When?
    answer: date-time
    slot: when
    choices:
      skip: { label: Skip, next: bye }
    next: check
    which: Which one?
    past: That is over.
    unclear: [A day is enough.]
  check:
    ask: "You said {slot.when}. Right?"
    answer: yes-no
    next: { yes: name, no: when }
    unclear: [Yes or no?]
  name:
    ask: And your name?
    answer: text
    slot: name
    choices:
      skip: { label: Skip, next: bye }
    next: bye
    unclear: [Your name?]
    resume: I had asked for your name.
  bye:
    say:
      - "You: {slot.name}"
      - { text: Nameless., unless: name }
      - { action: date-file, slot: when, text: "Here {slot.when}.", link: Save, file: day, title: T, note: N, minutes: 50 }
      - Goodbye.
    follow-ups: [homework/why]
asked-for: [small, a small one, small one, small please, the small, smaller, small flow, a drink, drink, drinks]
`;

/** What reading a flow finds wrong, as `line: what`. */
export function faultsOf(text: string, options: Partial<FlowOptions> = {}): readonly string[] {
  return readFlow('small.yaml', text, { labels: LABELS, ...options }).faults.map(
    ({ line, what }) => `${line}: ${what}`,
  );
}

export function flowOf(text: string): Flow {
  const { flow, faults } = readFlow('small.yaml', text, { labels: LABELS });
  if (flow === undefined || faults.length > 0) throw new Error(JSON.stringify(faults));
  return flow;
}
