import type { EntryId } from '../model/ids.ts';
import type { Table } from '../model/reply.ts';
import type { Action } from './action-schema.ts';
import type { FreeValue, Slot, Slots } from './answer.ts';
import type { AskStep, Conditions, Flow, Step } from './flow.ts';
import { slotsIn } from './flow.ts';
import type { FlowState } from './state.ts';
import type { AnswerKind, Condition } from './words-schema.ts';

/** One thing to say: one bubble. `at` names its step for the decision record: `first-session#when`. */
export type Say =
  | { readonly kind: 'text'; readonly at: string; readonly parts: readonly Part[]; readonly table?: Table }
  /** Quote this entry's answer. */
  | { readonly kind: 'answer'; readonly at: string; readonly id: EntryId; readonly depth: 'short' | 'full' }
  /** Run this named action over the slots and say what it makes. */
  | { readonly kind: 'action'; readonly at: string; readonly action: Action; readonly slots: Slots };

/** `text` is content, small Markdown; `quote` is what the visitor typed: plain text, never Markdown. */
export type Part = { readonly text: string } | { readonly quote: string };

/** A button of the question, and what its press carries back (see `press`). */
export interface FlowChoice {
  readonly key: string;
  readonly label: string;
  readonly press: string;
  readonly also: readonly string[];
  /** The time of day of a reading offered back (`14:30`). */
  readonly time?: string;
  /** Where several can be chosen: the options that it picks. */
  readonly picks?: readonly string[];
}

/** What the flow waits for: hand it to the recognizer with the visitor's words. */
export interface Expected {
  readonly kind: AnswerKind;
  readonly choices: readonly FlowChoice[];
  /** True where a question is an answer and must not be taken for an interruption. */
  readonly questions: boolean;
}

/** The keys of the readings offered after an ambiguous answer: `reading-1` … */
const READING = /^reading-([1-9])$/;

/** The reading that a choice key stands for, if it is one. */
export function readingOf(state: FlowState, key: string): FreeValue | undefined {
  const match = READING.exec(key);
  return match ? state.options[Number(match[1]) - 1] : undefined;
}

/** What the question at hand expects, readings of an ambiguous answer included. */
export function expectedAt(flow: Flow, step: AskStep, { options, slots }: Standing): Expected {
  const readings = options.map((value, index) => ({
    key: `reading-${index + 1}`,
    label: shownValue(value),
    also: [],
    press: `${flow.id}#${step.name}/reading-${index + 1}`,
    ...('time' in value && value.time !== null ? { time: value.time } : {}),
  }));
  // Among readings a bare "Yes" would say nothing.
  const left = choicesLeft(step, slots).filter(({ key }) => readings.length === 0 || key !== 'yes');
  const choices = [
    ...readings,
    ...left.map(({ key, label, also, picks }) => ({
      key,
      label,
      also,
      press: `${flow.id}#${step.name}/${key}`,
      ...(picks && { picks }),
    })),
  ];
  return { kind: step.expects, choices, questions: step.questions };
}

/** Of a state, what a question's buttons and words depend on. */
type Standing = Pick<FlowState, 'options' | 'slots'>;

/** Where several can be chosen, the buttons change with the first: what is left, and the way on. */
function choicesLeft(step: AskStep, slots: Slots): AskStep['choices'] {
  if (step.expects !== 'several') return step.choices;
  const chosen = chosenIn(step, slots);
  if (chosen.length === 0)
    return step.choices.filter(({ key, picks }) => key !== 'done' || picks !== undefined);
  return step.choices.filter(({ key, picks }) =>
    picks === undefined ? key === 'done' : picks.length === 1 && !chosen.includes(key),
  );
}

/** What has been chosen so far where several can be. */
export function chosenIn(step: AskStep, slots: Slots): readonly string[] {
  const slot = step.slot === undefined ? undefined : slots.get(step.slot);
  return step.expects === 'several' && slot?.type === 'several' ? slot.keys : [];
}

/** The question as it is asked now. */
export function questionOf(step: AskStep, slots: Slots): string {
  return step.more !== undefined && chosenIn(step, slots).length > 0 ? step.more : step.ask;
}

/** Where in the content something was said: `first-session#when`. */
export function placeOf(flow: Flow, step: { readonly name: string }): string {
  return `${flow.id}#${step.name}`;
}

/** What a step says with these slots. A text that quotes an empty slot is left out. */
export function saysOf(flow: Flow, step: Step, slots: Slots): readonly Say[] {
  const at = placeOf(flow, step);
  return step.says.flatMap((said): readonly Say[] => {
    if (!isSaid(said, slots)) return [];
    switch (said.kind) {
      case 'answer':
        return [{ kind: 'answer', at, id: said.id, depth: said.depth }];
      case 'action':
        return [{ kind: 'action', at, action: said.action, slots }];
      case 'text':
        return textSay(at, said.text, slots, said.table);
    }
  });
}

/** One text as a bubble with the slots filled in; none if a slot that it quotes is empty. */
export function textSay(at: string, text: string, slots: Slots, table?: Table): readonly Say[] {
  const quoted = slotsIn(text);
  if (quoted.some((name) => !slots.has(name))) return [];
  const pieces = text.split(/\{slot\.([a-z][a-z0-9-]*)\}/);
  // split() with a group gives text and slot name in turn.
  const parts = pieces.flatMap((piece, index): readonly Part[] => {
    if (index % 2 === 0) return piece === '' ? [] : [{ text: piece }];
    const slot = slots.get(piece);
    return slot === undefined ? [] : [partOf(slot)];
  });
  return [{ kind: 'text', at, parts, ...(table && { table }) }];
}

function isSaid(said: Conditions, slots: Slots): boolean {
  const holds = ({ slot, key }: Condition): boolean => {
    const value = slots.get(slot);
    if (key === undefined || value === undefined) return value !== undefined;
    return (
      (value.type === 'choice' && value.key === key) || (value.type === 'several' && value.keys.includes(key))
    );
  };
  return (said.if.length === 0 || said.if.some(holds)) && !said.unless.some(holds);
}

function partOf(slot: Slot): Part {
  switch (slot.type) {
    case 'list':
      return { quote: slot.items.map((item) => `\n– ${item}`).join('') };
    case 'text':
    case 'phone':
    case 'email':
      return { quote: slot.text };
    case 'choice':
    case 'several':
    case 'date-time':
    case 'time':
    case 'number':
    case 'duration':
      return { text: shownValue(slot) };
  }
}

/** A value as it is said: our own writing of it, or the words as they were typed. */
export function shownValue(value: Exclude<Slot, { readonly type: 'list' }>): string {
  switch (value.type) {
    case 'choice':
      return value.label;
    case 'several':
      return new Intl.ListFormat('en', { type: 'conjunction' }).format(value.labels);
    case 'text':
    case 'phone':
    case 'email':
      return value.text;
    case 'date-time':
    case 'time':
    case 'number':
    case 'duration':
      return value.shown;
  }
}

/** A bubble's parts as model/reply.ts wants them: content, then the visitor's words, which the loader keeps last. */
export function bubbleOf(parts: readonly Part[]): { readonly text: string; readonly quote?: string } {
  const text = parts.flatMap((part) => ('text' in part ? [part.text] : [])).join('');
  const quotes = parts.flatMap((part) => ('quote' in part ? [part.quote] : []));
  return quotes.length === 0 ? { text } : { text, quote: quotes.join('') };
}
