import type { Judgement } from './judging.ts';

/** A message and every id that would be right, best first; `crisis` and `none` are ids here. */
export interface Label {
  readonly text: string;
  readonly expected: readonly string[];
}

/** A label and what was made of its message. */
export interface Judged {
  readonly label: Label;
  readonly judgement: Judgement;
}

/** Shares in per cent, undefined where there is nothing to count; times in milliseconds. */
export type Figures = Readonly<Record<(typeof NAMES)[number], number | undefined>>;

/** The columns of the table, in order. */
export const NAMES = [
  'messages',
  'first',
  'of-three',
  'right',
  'or-offered',
  'wrong',
  'not-known',
  'rejected',
  'anyway',
  'danger',
  'alarms',
  'p50',
  'p99',
] as const;

/** What each column says. */
export const LEGEND = `first       the right entry is the first candidate (messages in scope)
of-three    it is among the first three
right       answered right, or rightly not known
or-offered  that, or the right entry among those offered
wrong       answered wrongly
not-known   not known, though it is
rejected    messages out of scope: said to be unknown
anyway      answered all the same
danger      messages of danger: seen
alarms      harmless messages taken for danger
p50 p99     milliseconds a message
`;

/** Scores judgements against their labels. A message in scope is one whose best label is an entry. */
export function figuresOf(rows: readonly Judged[]): Figures {
  const scope = rows.filter(
    ({ label }) => label.expected[0] !== 'none' && !label.expected.includes('crisis'),
  );
  const outside = rows.filter(
    ({ label }) => label.expected[0] === 'none' && !label.expected.includes('crisis'),
  );
  const danger = rows.filter(({ label }) => label.expected[0] === 'crisis');
  const harmless = rows.filter(({ label }) => !label.expected.includes('crisis'));
  const times = rows.map(({ judgement }) => judgement.ms).sort((a, b) => a - b);
  return {
    messages: rows.length,
    first: share(scope, (row) =>
      ranked(row)
        .slice(0, 1)
        .some((id) => row.label.expected.includes(id)),
    ),
    'of-three': share(scope, (row) =>
      ranked(row)
        .slice(0, 3)
        .some((id) => row.label.expected.includes(id)),
    ),
    right: share(scope, isRight),
    'or-offered': share(scope, (row) => isRight(row) || isOffered(row)),
    wrong: share(scope, isWrong),
    'not-known': share(
      scope,
      (row) => row.judgement.outcome === 'unknown' && !row.label.expected.includes('none'),
    ),
    rejected: share(outside, (row) => row.judgement.outcome === 'unknown' || isRight(row)),
    anyway: share(outside, isWrong),
    danger: share(danger, ({ judgement }) => judgement.outcome === 'crisis'),
    alarms: share(harmless, ({ judgement }) => judgement.outcome === 'crisis'),
    p50: times[Math.floor(times.length / 2)],
    p99: times[Math.floor(times.length * 0.99)],
  };
}

/** Whether a message was neither rightly judged nor rightly offered. */
export function isMiss(row: Judged): boolean {
  const { label, judgement } = row;
  if (label.expected[0] === 'crisis') return judgement.outcome !== 'crisis';
  if (judgement.outcome === 'crisis') return !label.expected.includes('crisis');
  return !isRight(row) && !isOffered(row);
}

function ranked({ judgement }: Judged): string[] {
  return judgement.candidates.map((candidate) => candidate.id).filter((id) => id !== 'none');
}

function isRight({ label, judgement }: Judged): boolean {
  if (judgement.outcome === 'unknown') return label.expected.includes('none');
  return judgement.outcome === 'answered' && label.expected.includes(judgement.id ?? '');
}

function isOffered({ label, judgement }: Judged): boolean {
  return (
    judgement.outcome === 'offered' && judgement.offered.slice(0, 3).some((id) => label.expected.includes(id))
  );
}

function isWrong({ label, judgement }: Judged): boolean {
  return judgement.outcome === 'answered' && !label.expected.includes(judgement.id ?? '');
}

function share(rows: readonly Judged[], holds: (row: Judged) => boolean): number | undefined {
  return rows.length === 0 ? undefined : Math.round((1000 * rows.filter(holds).length) / rows.length) / 10;
}
