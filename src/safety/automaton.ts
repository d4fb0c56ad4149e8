import type { TagSet } from './lexicon.ts';

/**
 * Runs all rules over a message at once, one step a word, whatever the words: every rule is a row of bits in a
 * 32-bit number, several rules to a number (Shift-And with optional elements, after Navarro and Raffinot).
 *
 * A rule is written as elements with spaces between them:
 *   want|WISH    a word of the message, or a phrase that the concepts know by that name
 *   want?        may be missing
 *   .3           up to three words of any kind, but no "not" and no end of a sentence
 *   :3           the same, and no "i" either
 *   _3           up to three words, "not" allowed
 *   ^            start or end of a sentence
 */

const BITS = 31;

interface Element {
  /** The tags that fit; for a gap, the tags that do not. */
  readonly names: readonly string[];
  readonly gap: boolean;
  readonly optional: boolean;
}

const EDGE = 'EDGE';
const GAPS: ReadonlyMap<string, readonly string[]> = new Map([
  ['.', [EDGE, 'NOT']],
  [':', [EDGE, 'NOT', 'i']],
  ['_', [EDGE]],
]);

const GAP = /^[.:_][1-9]$/;

function elementsOf(pattern: string): Element[] {
  return pattern.split(/\s+/).flatMap((part): Element[] => {
    const barred = GAP.test(part) ? GAPS.get(part.charAt(0)) : undefined;
    if (barred !== undefined)
      return Array.from({ length: Number(part.charAt(1)) }, () => ({
        names: barred,
        gap: true,
        optional: true,
      }));
    const optional = part.endsWith('?');
    const names = (optional ? part.slice(0, -1) : part)
      .split('|')
      .map((name) => (name === '^' ? EDGE : name));
    return [{ names, gap: false, optional }];
  });
}

/** The words (not concepts) that a pattern names. */
export function literalsOf(pattern: string): string[] {
  return pattern
    .split(/\s+/)
    .filter((part) => !GAP.test(part))
    .flatMap((part) => part.replace(/\?$/, '').split('|'))
    .filter((name) => name !== '^' && name === name.toLowerCase());
}

/** The concepts that a pattern names. */
export function conceptsOf(pattern: string): string[] {
  return pattern
    .split(/\s+/)
    .filter((part) => !GAP.test(part))
    .flatMap((part) => part.replace(/\?$/, '').split('|'))
    .filter((name) => name !== '^' && name !== name.toLowerCase());
}

/** The rows of bits, one number a cell: parallel columns, because the loop over them is the detector's heart. */
interface Cells {
  readonly count: number;
  /** First elements; optional ones; those before and at the end of each run of optional ones; last elements. */
  readonly first: Int32Array;
  readonly optional: Int32Array;
  readonly before: Int32Array;
  readonly last: Int32Array;
  readonly final: Int32Array;
  /** The rule that ends at a bit: `cell * 32 + bit`. */
  readonly ruleAt: ReadonlyMap<number, number>;
}

interface Placed {
  readonly cell: number;
  readonly bit: number;
  readonly elements: readonly Element[];
  readonly rule: number;
}

export interface Automaton {
  /** Calls `hit` with the index of each rule that ends at each word. */
  run(sets: readonly TagSet[], hit: (rule: number, at: number) => void): void;
}

/** Builds the bit rows for these patterns over these sets of tags. */
export function createAutomaton(
  patterns: readonly string[],
  tagSets: readonly ReadonlySet<string>[],
): Automaton {
  const placed = place(patterns);
  const cells = cellsOf(placed);
  const maskOf = masksOf(placed, cells, tagSets);
  return { run: (sets, hit) => run(cells, maskOf, sets, hit) };
}

/** Rules that begin alike share cells, so that a word wakes few of them. */
function place(patterns: readonly string[]): Placed[] {
  const rows = patterns.map((pattern, rule) => ({ pattern, rule }));
  rows.sort((a, b) => (a.pattern < b.pattern ? -1 : 1));
  let cell = 0;
  let bit = 0;
  return rows.map(({ pattern, rule }) => {
    const elements = elementsOf(pattern);
    if (elements[0]?.optional !== false || elements.at(-1)?.optional !== false || elements.length > BITS) {
      throw new Error(
        `The rule "${pattern}" must begin and end with a word and hold at most ${BITS} elements.`,
      );
    }
    if (bit + elements.length > BITS) {
      cell += 1;
      bit = 0;
    }
    bit += elements.length;
    return { cell, bit: bit - elements.length, elements, rule };
  });
}

function cellsOf(placed: readonly Placed[]): Cells {
  const count = (placed.at(-1)?.cell ?? -1) + 1;
  const column = (): Int32Array => new Int32Array(count);
  const [first, optional, before, last, final] = [column(), column(), column(), column(), column()];
  const ruleAt = new Map<number, number>();
  const set = (bits: Int32Array, cell: number, bit: number): void => {
    bits[cell] = (bits[cell] ?? 0) | (1 << bit);
  };
  for (const { cell, bit, elements, rule } of placed) {
    set(first, cell, bit);
    set(final, cell, bit + elements.length - 1);
    ruleAt.set(cell * 32 + bit + elements.length - 1, rule);
    elements.forEach((element, index) => {
      if (!element.optional) return;
      set(optional, cell, bit + index);
      if (elements[index - 1]?.optional !== true) set(before, cell, bit + index - 1);
      if (elements[index + 1]?.optional !== true) set(last, cell, bit + index);
    });
  }
  return { count, first, optional, before, last, final, ruleAt };
}

interface Mask {
  /** Per cell, the elements that a word with these tags satisfies. */
  readonly bits: Int32Array;
  /** The cells where a rule can begin at such a word. */
  readonly starts: Int32Array;
}

/** Masks are made when a set of tags is first met: most never are. */
function masksOf(
  placed: readonly Placed[],
  { count, first }: Cells,
  tagSets: readonly ReadonlySet<string>[],
): (set: TagSet) => Mask {
  const fits = new Map<string, Map<number, number>>();
  const barred = new Map<string, Map<number, number>>();
  const gaps = new Int32Array(count);
  for (const { cell, bit, elements } of placed) {
    elements.forEach((element, index) => {
      const here = 1 << (bit + index);
      if (element.gap) gaps[cell] = (gaps[cell] ?? 0) | here;
      for (const name of element.names) {
        const table = element.gap ? barred : fits;
        const bits = table.get(name) ?? new Map<number, number>();
        bits.set(cell, (bits.get(cell) ?? 0) | here);
        table.set(name, bits);
      }
    });
  }
  const make = (tags: ReadonlySet<string>): Mask => {
    const bits = new Int32Array(gaps);
    const starts = new Set<number>();
    for (const tag of tags) barred.get(tag)?.forEach((mask, at) => (bits[at] = (bits[at] ?? 0) & ~mask));
    for (const tag of tags) {
      fits.get(tag)?.forEach((mask, at) => {
        bits[at] = (bits[at] ?? 0) | mask;
        if ((mask & (first[at] ?? 0)) !== 0) starts.add(at);
      });
    }
    return { bits, starts: Int32Array.from(starts) };
  };
  const made: (Mask | undefined)[] = [];
  return (set) => (made[set] ??= make(tagSets[set] ?? new Set()));
}

/** Only cells with a live bit, or with a rule that can begin at this word, are touched. */
function run(
  cells: Cells,
  maskOf: (set: TagSet) => Mask,
  sets: readonly TagSet[],
  hit: (rule: number, at: number) => void,
): void {
  const { count, first, optional, before, last, final, ruleAt } = cells;
  const state = new Int32Array(count);
  const queue = new Int32Array(count * 2);
  const seenAt = new Int32Array(count).fill(-1);
  let live = 0;
  for (let at = 0; at < sets.length; at += 1) {
    const { bits: mask, starts: begin } = maskOf(sets[at] ?? 0);
    let waiting = live;
    for (const cell of begin) if (state[cell] === 0) queue[waiting++] = cell;
    live = 0;
    for (let index = 0; index < waiting; index += 1) {
      const cell = queue[index] ?? 0;
      if (seenAt[cell] === at) continue;
      seenAt[cell] = at;
      let bits = (((state[cell] ?? 0) << 1) | (first[cell] ?? 0)) & (mask[cell] ?? 0);
      if (bits !== 0) {
        const filled = bits | (last[cell] ?? 0);
        bits |= (optional[cell] ?? 0) & (~(filled - (before[cell] ?? 0)) ^ filled);
        queue[live++] = cell;
        const ended = bits & (final[cell] ?? 0);
        if (ended !== 0) report(ruleAt, cell, ended, at, hit);
      }
      state[cell] = bits;
    }
  }
}

function report(
  ruleAt: ReadonlyMap<number, number>,
  cell: number,
  ended: number,
  at: number,
  hit: (rule: number, at: number) => void,
): void {
  for (let rest = ended; rest !== 0; rest &= rest - 1) {
    const rule = ruleAt.get(cell * 32 + 31 - Math.clz32(rest & -rest));
    if (rule !== undefined) hit(rule, at);
  }
}
