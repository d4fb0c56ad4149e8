const NOTHING = 1e-9;

/**
 * Of linear equations, given by their coefficients, which unknowns have a single answer whatever the right sides are:
 * rows reduced until each unknown that a row leads with stands in no other; alone in its row, it is known.
 */
export function hasOneAnswer(
  equations: readonly (readonly number[])[],
  unknowns: number,
): ReadonlySet<number> {
  let left = equations.map((row) => [...row]);
  const done: (readonly [lead: number, row: number[]])[] = [];
  for (let lead = 0; lead < unknowns; lead += 1) {
    const pivot = left.find((row) => Math.abs(row[lead] ?? 0) > NOTHING);
    if (pivot === undefined) continue;
    const scale = pivot[lead] ?? 1;
    const unit = pivot.map((value) => value / scale);
    const without = (row: readonly number[]): number[] => {
      const times = row[lead] ?? 0;
      return Math.abs(times) > NOTHING
        ? row.map((value, index) => value - times * (unit[index] ?? 0))
        : [...row];
    };
    left = left.filter((row) => row !== pivot).map(without);
    for (const [index, [own, row]] of done.entries()) done[index] = [own, without(row)];
    done.push([lead, unit]);
  }
  const alone = ([, row]: readonly [number, readonly number[]]): boolean =>
    row.filter((value) => Math.abs(value) > NOTHING).length === 1;
  return new Set(done.filter(alone).map(([lead]) => lead));
}
