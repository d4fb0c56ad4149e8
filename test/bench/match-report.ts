import { z } from 'zod';
import { markdownTable, milliseconds } from './machine.ts';

const onSet = z.object({
  set: z.string(),
  asked: z.number(),
  /** Messages an entry answers: how many, right first, right among three. */
  scope: z.number(),
  first: z.number(),
  three: z.number(),
  /** Messages out of scope: how many, and of how many `none` came first. */
  outside: z.number(),
  none: z.number(),
});

/** What one way of asking one system came to. */
export const measuredSchema = z.object({
  label: z.string(),
  phrasings: z.number(),
  buildMs: z.number(),
  bytes: z.number(),
  sets: z.array(onSet),
  asked: z.number(),
  p50: z.number(),
  p99: z.number(),
});

export type OnSet = z.output<typeof onSet>;
export type Measured = z.output<typeof measuredSchema>;

/** A system at a size that was given up, and why. */
export interface GivenUp {
  readonly system: string;
  readonly why: string;
}

/** Systems beside one another on the whole base. */
export function beside(rows: readonly Measured[]): string {
  const sets = rows[0]?.sets ?? [];
  const heads = sets.map(({ set, scope }) => (scope > 0 ? `${set}: first / of three` : `${set}: none`));
  const mixed = sets.map(({ scope, outside }) => scope > 0 && outside > 0);
  return markdownTable(
    [
      '',
      ...heads.map((head, at) => (mixed[at] === true ? `${head} / none` : head)),
      'p50 ms',
      'p99 ms',
      'build s',
      'memory MB',
      'asked',
    ],
    rows.map((row, at) => [
      row.label,
      ...row.sets.map(shares),
      milliseconds(row.p50),
      milliseconds(row.p99),
      // The ways of asking one system share its build.
      row.label.startsWith('–') && at > 0 ? '' : (row.buildMs / 1000).toFixed(1),
      row.label.startsWith('–') && at > 0 ? '' : String(Math.round(row.bytes / 2 ** 20)),
      String(row.asked),
    ]),
  );
}

function shares({ scope, first, three, outside, none }: OnSet): string {
  const per = (part: number, of: number): string => String(Math.round((100 * part) / of));
  return [
    ...(scope > 0 ? [per(first, scope), per(three, scope)] : []),
    ...(outside > 0 ? [per(none, outside)] : []),
  ].join(' / ');
}

/** The time of a question as the base grows. */
export function growth(sizes: readonly number[], rows: readonly (readonly (Measured | GivenUp)[])[]): string {
  return markdownTable(
    ['p50 / p99 ms', ...sizes.map((size) => `${size.toLocaleString('en-US')} phrasings`)],
    rows.map((cells) => {
      const named = cells.find((cell) => 'label' in cell);
      return [
        named?.label ?? cells.map((cell) => ('why' in cell ? cell.system : ''))[0] ?? '',
        ...cells.map(cell),
      ];
    }),
  );
}

function cell(found: Measured | GivenUp): string {
  if ('why' in found) return found.why;
  const few = found.asked < 100 ? ` (${found.asked})` : '';
  return `${milliseconds(found.p50)} / ${milliseconds(found.p99)}${few}`;
}
