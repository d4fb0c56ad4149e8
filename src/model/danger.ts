/** The kinds of danger that have words of their own in dialogs/<language>/crisis.yaml. */
export const DANGER_KINDS = [
  'self',
  'self-harm',
  'other-person',
  'child',
  'abuse',
  'abuse-minor',
  'threat',
  'harm-to-others',
  'harm-to-child',
  'medical',
  'medical-other',
  /** Words that may mean danger: answered by a check-in that carries the numbers. */
  'ambiguous',
] as const;

export type DangerKind = (typeof DANGER_KINDS)[number];

/** What the detector says. It holds no score and no level: danger is never rated. */
export interface Danger {
  readonly kind: DangerKind;
  /** The name of the rule that fired, for the decision record. */
  readonly rule: string;
}
