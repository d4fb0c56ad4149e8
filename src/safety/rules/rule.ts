import type { DangerKind } from '../../model/danger.ts';

/** What may stand around words of danger and make them harmless: each has its own patterns in calm.ts. */
export type Calm =
  | 'fiction'
  | 'over'
  | 'policy'
  | 'loss'
  | 'task'
  | 'away'
  | 'chore'
  | 'moving'
  | 'game'
  | 'trauma'
  | 'panic'
  | 'trifle'
  | 'sent'
  | 'learning'
  /** It has come back: takes away what is over. */
  | 'returned';

/** A calm that no phrase sets: the sentence asks only to know (frames.ts). */
export type Frame = 'asked';

export interface Rule {
  /** `kind/what` for the decision record. */
  readonly name: string;
  readonly kind: DangerKind;
  readonly patterns: readonly string[];
  /** Set aside when one of these stands in the same message. */
  readonly unless?: readonly (Calm | Frame)[];
}

/** Names of a rule and its patterns, one a line, as they stand in the rule files. */
export function rules(
  kind: DangerKind,
  unless: readonly (Calm | Frame)[],
  named: Readonly<Record<string, readonly string[]>>,
): Rule[] {
  return Object.entries(named).map(([name, patterns]) => ({
    name: `${kind}/${name}`,
    kind,
    patterns,
    unless,
  }));
}
