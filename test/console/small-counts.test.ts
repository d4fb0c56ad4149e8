import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { hasOneAnswer } from '../../src/console/one-answer.ts';
import { hideSmall, type CountTable } from '../../src/console/small-counts.ts';

const some = (name: string, counts: readonly number[], totals: readonly number[]): CountTable => ({
  rows: [
    { name, counts },
    { name: 'not', silent: true, counts: totals.map((total, index) => total - (counts[index] ?? 0)) },
  ],
  totals,
});

describe('small counts', () => {
  it('are hidden, and so is a second number that would give them away', () => {
    const days = [40, 3, 60].map((count, day) => ({ name: `${day}`, counts: [count] }));
    const { totals, tables } = hideSmall([{ rows: days, totals: [103] }], [103]);
    expect(totals).toEqual([103, 103]);
    expect(tables[0]?.map(({ counts }) => counts[0])).toEqual([null, null, 60]);
  });

  it('are hidden in one channel together with another channel, not by hiding the sum', () => {
    const { tables } = hideSmall([some('danger', [30, 2, 9], [500, 400, 300])], [500, 400, 300]);
    expect(tables[0]?.[0]?.counts).toEqual([30, null, null, 41]);
  });

  it('are kept from being worked out by those who did not', () => {
    const { tables } = hideSmall([some('answered', [98], [100])], [100]);
    expect(tables[0]?.[0]?.counts).toEqual([null, null]);
  });

  it('leave zeros and large numbers as they are', () => {
    const { tables } = hideSmall([some('up', [0, 50], [100, 100])], [100, 100]);
    expect(tables[0]?.[0]?.counts).toEqual([0, 50, 50]);
  });

  it('take the total along where nothing else is left to hide', () => {
    const days = [4, 0].map((count, day) => ({ name: `${day}`, counts: [count, 0] }));
    const { totals } = hideSmall([{ rows: days, totals: [4, 0] }], [4, 0]);
    expect(totals).toEqual([null, 0, null]);
  });

  const partition = fc
    .tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 2, max: 6 }))
    .chain(([columns, rows]) =>
      fc.array(fc.array(fc.nat({ max: 12 }), { minLength: columns, maxLength: columns }), {
        minLength: rows,
        maxLength: rows,
      }),
    );

  it('are never shown, and never the only answer to what is', () => {
    fc.assert(
      fc.property(partition, (counts) => {
        const totals = (counts[0] ?? []).map((_, column) =>
          counts.reduce((sum, row) => sum + (row[column] ?? 0), 0),
        );
        const rows = counts.map((row, index) => ({ name: `${index}`, counts: row }));
        const shown = hideSmall([{ rows, totals }], totals);
        const grid = [...(shown.tables[0]?.map((row) => row.counts) ?? []), shown.totals];
        const all = [...counts, totals].map((row) => [...row, row.reduce((sum, count) => sum + count, 0)]);
        const width = totals.length + 1;
        const flat = grid.flat();
        for (const count of flat) expect(count === null || count === 0 || count > 4).toBe(true);
        // Every equation that a reader knows, over what a reader does not know.
        const hidden = flat.flatMap((count, index) => (count === null ? [index] : []));
        const row = (sum: number, parts: readonly number[]) =>
          hidden.map((index) => (index === sum ? -1 : parts.includes(index) ? 1 : 0));
        const last = grid.length - 1;
        const equations = [
          ...grid.map((_, r) =>
            row(
              r * width + width - 1,
              totals.map((__, c) => r * width + c),
            ),
          ),
          ...Array.from({ length: width }, (_, c) =>
            row(
              last * width + c,
              counts.map((__, r) => r * width + c),
            ),
          ),
        ];
        const known = hasOneAnswer(equations, hidden.length);
        const values = all.flat();
        for (const [unknown, index] of hidden.entries())
          if ((values[index] ?? 0) > 0 && (values[index] ?? 0) < 5) expect(known.has(unknown)).toBe(false);
      }),
      { numRuns: 400, seed: 1 },
    );
  });
});

describe('equations', () => {
  it('give an unknown away where it stands alone, also after others are taken off', () => {
    expect(
      [
        ...hasOneAnswer(
          [
            [1, 1, 0],
            [0, 1, 1],
            [1, 0, 1],
          ],
          3,
        ),
      ].length,
    ).toBe(3);
    expect([
      ...hasOneAnswer(
        [
          [1, 1, 0],
          [0, 1, 1],
        ],
        3,
      ),
    ]).toEqual([]);
    expect([...hasOneAnswer([[0, 1, 0]], 3)]).toEqual([1]);
  });
});
