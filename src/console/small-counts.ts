import { hasOneAnswer } from './one-answer.ts';

/*
 * A count from 1 to 4 tells of people who could be found. It is hidden, and so is whatever else it could be worked out
 * from: every row and column of a table adds up, and whoever knows all numbers but one knows that one, too.
 */

/** A table whose rows add up to each column's total, and whose columns add up to the last, "all". */
export interface CountTable {
  readonly rows: readonly CountRow[];
  /** By column, without the last. */
  readonly totals: readonly number[];
}

export interface CountRow {
  readonly name: string;
  readonly counts: readonly number[];
  /** It is nowhere shown, and still to be kept from being worked out: those who did not. */
  readonly silent?: boolean;
}

/** As a table goes out: null stands where a number is hidden. The last of a row is that of all columns. */
export interface ShownRow {
  readonly name: string;
  readonly counts: readonly (number | null)[];
}

export interface ShownTables {
  /** By column, the last that of all. */
  readonly totals: readonly (number | null)[];
  readonly tables: readonly (readonly ShownRow[])[];
}

const FEWEST = 5;

/** Hides small counts in tables with the same totals, and as few others as keep them from being worked out. */
export function hideSmall(tables: readonly CountTable[], totals: readonly number[]): ShownTables {
  const sums = [...totals, sumOf(totals)];
  const hiddenTotals = sums.map(isSmall);
  for (;;) {
    const grids = [
      gridOf({ rows: [], totals }, sums, hiddenTotals),
      ...tables.map((table) => gridOf(table, sums, hiddenTotals)),
    ];
    for (const grid of grids) protect(grid);
    // A total that one table had to hide is hidden for all of them.
    const more = grids.flatMap(({ cells }) =>
      cells.filter((cell) => cell.total !== undefined && cell.hidden),
    );
    const fresh = more.filter(({ total = 0 }) => hiddenTotals[total] !== true);
    if (fresh.length === 0)
      return { totals: sums.map(shownUnless(hiddenTotals)), tables: grids.slice(1).map(shownRows) };
    for (const { total = 0 } of fresh) hiddenTotals[total] = true;
  }
}

function shownUnless(hidden: readonly boolean[]) {
  return (count: number, index: number): number | null => (hidden[index] === true ? null : count);
}

interface Cell {
  readonly count: number;
  hidden: boolean;
  /** Which total this is. */
  readonly total?: number;
  readonly silent: boolean;
}

/** Cells, and which of them add up: the first of a line is the sum of the rest. */
interface Grid {
  readonly rows: readonly {
    readonly name: string;
    readonly silent: boolean;
    readonly cells: readonly Cell[];
  }[];
  readonly cells: readonly Cell[];
  readonly lines: readonly (readonly [sum: Cell, ...parts: Cell[]])[];
}

function gridOf({ rows }: CountTable, sums: readonly number[], hiddenTotals: readonly boolean[]): Grid {
  const heads = sums.map((count, total): Cell => ({
    count,
    total,
    silent: false,
    hidden: hiddenTotals[total] === true,
  }));
  const made = rows.map(({ name, counts, silent = false }) => ({
    name,
    silent,
    cells: [...counts, sumOf(counts)].map((count): Cell => ({
      count,
      silent,
      hidden: silent || isSmall(count),
    })),
  }));
  const columns = heads.map((head, column): [Cell, ...Cell[]] => [
    head,
    ...made.flatMap(({ cells }) => cells[column] ?? []),
  ]);
  const across = [heads, ...made.map(({ cells }) => cells)].flatMap((cells): [Cell, ...Cell[]][] => {
    const all = cells.at(-1);
    return all === undefined ? [] : [[all, ...cells.slice(0, -1)]];
  });
  const lines = [...columns, ...across].filter((line) => line.length > 1);
  return { rows: made, cells: [...heads, ...made.flatMap(({ cells }) => cells)], lines };
}

/** Hides more until no small count has only one answer. */
function protect({ cells, lines }: Grid): void {
  for (;;) {
    const line = lines.find(isNarrow) ?? lineOf(lines, openly(cells, lines));
    if (line === undefined) return;
    const candidates = line.filter(({ hidden, count }) => !hidden && count > 0);
    const victim = candidates
      .filter((cell) => cell !== line[0] && cell.total === undefined)
      .toSorted((a, b) => a.count - b.count)[0];
    const hide = victim ?? candidates[0];
    if (hide === undefined) return;
    hide.hidden = true;
  }
}

/** A small count that the rest of the table gives away. */
function openly(cells: readonly Cell[], lines: Grid['lines']): Cell | undefined {
  const unknowns = cells.filter(({ hidden }) => hidden);
  const rows = lines.map(([sum, ...parts]) =>
    unknowns.map((cell) => (cell === sum ? -1 : parts.includes(cell) ? 1 : 0)),
  );
  const known = hasOneAnswer(rows, unknowns.length);
  return unknowns.find((cell, index) => isSmall(cell.count) && known.has(index));
}

/** The line of a cell in which something can still be hidden. */
function lineOf(lines: Grid['lines'], cell: Cell | undefined): Grid['lines'][number] | undefined {
  if (cell === undefined) return undefined;
  const own = lines.filter((line) => line.includes(cell));
  const open = (line: Grid['lines'][number]) => line.some(({ hidden, count }) => !hidden && count > 0);
  return own.find(open) ?? lines.find(open);
}

/** Whether what a line hides adds up to so little that it says what each is. */
function isNarrow(line: Grid['lines'][number]): boolean {
  const [sum, ...parts] = line;
  const hidden = parts.filter((cell) => cell.hidden);
  if (sum.hidden || !hidden.some(({ count }) => isSmall(count)) || hidden.some(({ silent }) => silent))
    return false;
  const left = sumOf(hidden.map(({ count }) => count));
  return left < FEWEST || left <= hidden.length;
}

function shownRows({ rows }: Grid): readonly ShownRow[] {
  return rows
    .filter(({ silent }) => !silent)
    .map(({ name, cells }) => ({ name, counts: cells.map(({ count, hidden }) => (hidden ? null : count)) }));
}

function isSmall(count: number): boolean {
  return count > 0 && count < FEWEST;
}

function sumOf(counts: readonly number[]): number {
  return counts.reduce((sum, count) => sum + count, 0);
}
