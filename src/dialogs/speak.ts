import type { EntryId } from '../model/ids.ts';
import type { FreeValue, Slot, Slots } from './answer.ts';
import type { AskStep, Flow, Said, Step } from './flow.ts';
import { slotsIn } from './flow.ts';
import type { AnswerKind } from './schema.ts';
import type { FlowState } from './state.ts';

/** One thing to say: one bubble. `at` names its step for the decision record: `first-session#when`. */
export type Say =
  | { readonly kind: 'text'; readonly at: string; readonly parts: readonly Part[] }
  /** Quote this entry's short answer. */
  | { readonly kind: 'answer'; readonly at: string; readonly id: EntryId }
  /** Run this named action over the slots and say what it makes. */
  | { readonly kind: 'action'; readonly at: string; readonly name: string; readonly slots: Slots };

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
export function expectedAt(flow: Flow, step: AskStep, options: readonly FreeValue[]): Expected {
  const readings = options.map((value, index) => ({
    key: `reading-${index + 1}`,
    label: shownValue(value),
    also: [],
    press: `${flow.id}#${step.name}/reading-${index + 1}`,
    ...(value.type === 'date-time' && value.time !== null ? { time: value.time } : {}),
  }));
  const choices = [
    ...readings,
    ...step.choices.map(({ key, label, also }) => ({
      key,
      label,
      also,
      press: `${flow.id}#${step.name}/${key}`,
    })),
  ];
  return { kind: step.expects, choices, questions: step.questions };
}

/** Where in the content something was said: `first-session#when`. */
export function placeOf(flow: Flow, step: { readonly name: string }): string {
  return `${flow.id}#${step.name}`;
}

/** What a step says with these slots. A text that quotes an empty slot is left out. */
export function saysOf(flow: Flow, step: Step, slots: Slots): readonly Say[] {
  const at = placeOf(flow, step);
  return step.says.flatMap((said): readonly Say[] => {
    switch (said.kind) {
      case 'answer':
        return [{ kind: 'answer', at, id: said.id }];
      case 'action':
        return [{ kind: 'action', at, name: said.name, slots }];
      case 'text':
        return isSaid(said, slots) ? textSay(at, said.text, slots) : [];
    }
  });
}

/** One text as a bubble with the slots filled in; none if a slot that it quotes is empty. */
export function textSay(at: string, text: string, slots: Slots): readonly Say[] {
  const quoted = slotsIn(text);
  if (quoted.some((name) => !slots.has(name))) return [];
  const pieces = text.split(/\{slot\.([a-z][a-z0-9-]*)\}/);
  // split() with a group gives text and slot name in turn.
  const parts = pieces.flatMap((piece, index): readonly Part[] => {
    if (index % 2 === 0) return piece === '' ? [] : [{ text: piece }];
    const slot = slots.get(piece);
    return slot === undefined ? [] : [partOf(slot)];
  });
  return [{ kind: 'text', at, parts }];
}

function isSaid(said: Extract<Said, { kind: 'text' }>, slots: Slots): boolean {
  const filled = (name: string): boolean => slots.has(name);
  return (said.if.length === 0 || said.if.some(filled)) && !said.unless.some(filled);
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
    case 'date-time':
    case 'number':
    case 'duration':
      return { text: shownValue(slot) };
  }
}

function shownValue(value: Exclude<Slot, { readonly type: 'list' }>): string {
  switch (value.type) {
    case 'choice':
      return value.label;
    case 'text':
    case 'phone':
    case 'email':
      return value.text;
    case 'date-time':
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
