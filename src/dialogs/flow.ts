import type { EntryId } from '../model/ids.ts';
import type { Table } from '../model/reply.ts';
import type { Action } from './action-schema.ts';
import type { AnswerKind, Condition } from './words-schema.ts';

/** A flow as the engine walks it: checked, every name in it leads somewhere. */
export interface Flow {
  readonly id: string;
  readonly title: string;
  readonly start: string;
  /** How people ask for it. */
  readonly askedFor: readonly string[];
  readonly steps: ReadonlyMap<string, Step>;
}

export type Step = AskStep | TellStep | EndStep;

interface StepBase {
  readonly name: string;
  /** Slots emptied on coming here. */
  readonly clears: readonly string[];
  readonly says: readonly Said[];
}

/** Speaks and goes on by itself. */
export interface TellStep extends StepBase {
  readonly kind: 'tell';
  readonly next: string;
}

/** Speaks, and the flow is over. */
export interface EndStep extends StepBase {
  readonly kind: 'end';
  readonly followUps: readonly EntryId[];
}

/** Speaks, asks, and waits. */
export interface AskStep extends StepBase {
  readonly kind: 'ask';
  readonly ask: string;
  readonly expects: AnswerKind;
  readonly choices: readonly StepChoice[];
  readonly slot?: string;
  /** Where an answer that is no choice leads. */
  readonly next?: string;
  readonly unclear: readonly string[];
  readonly past?: string;
  readonly which?: string;
  readonly otherwise: string;
  readonly resume?: string;
  readonly questions: boolean;
  /** Passed by where its slot is filled already. */
  readonly keeps: boolean;
  /** Of several choices: asked when one has been made. */
  readonly more?: string;
  readonly least?: number;
  readonly most?: number;
}

export interface StepChoice {
  readonly key: string;
  readonly label: string;
  readonly next: string;
  readonly also: readonly string[];
  /** Slots emptied by choosing it. */
  readonly clears: readonly string[];
  /** Where several can be chosen: the options it picks. A choice that picks none leads past the question. */
  readonly picks?: readonly string[];
}

/** One thing a step says: one bubble. */
export type Said = Conditions &
  (
    | { readonly kind: 'text'; readonly text: string; readonly table?: Table }
    | { readonly kind: 'answer'; readonly id: EntryId; readonly depth: 'short' | 'full' }
    | { readonly kind: 'action'; readonly action: Action }
  );

/** Said when one of `if` holds (or none is given), and none of `unless`. */
export interface Conditions {
  readonly if: readonly Condition[];
  readonly unless: readonly Condition[];
}

/** Every step that a step may lead to. */
export function nextsOf(step: Step): readonly string[] {
  switch (step.kind) {
    case 'end':
      return [];
    case 'tell':
      return [step.next];
    case 'ask':
      return [
        ...step.choices.map((choice) => choice.next),
        ...(step.next === undefined ? [] : [step.next]),
        step.otherwise,
      ];
  }
}

/** The slots that a text quotes: `{slot.when}` quotes `when`. */
export function slotsIn(text: string): readonly string[] {
  return [...text.matchAll(/\{slot\.([a-z][a-z0-9-]*)\}/g)].flatMap((match) => match[1] ?? []);
}
