import type { SparseRows } from '../../match/softmax.ts';
import { LETTER_VALUE, LINES, letterLines, wordLines } from './features.ts';
import type { DangerReading } from './reading.ts';

/** Collects stretches of messages as rows of features for fitting. */
export interface Rows {
  add(reading: DangerReading, from: number, to: number, target: number): void;
  /** Features seen in one row only teach nothing and are left out; `mask` folds the lines into fewer. */
  done(mask?: number): { readonly sparse: SparseRows; readonly targets: Uint16Array };
}

export function createRows(): Rows {
  const bags: ReadonlyMap<number, number>[] = [];
  const lengths: number[] = [];
  const targets: number[] = [];
  const seen = new Uint16Array(LINES);
  const linesOf = createLinesOf();
  return {
    add(reading, from, to, target) {
      const bag = new Map<number, number>();
      let square = 0;
      const take = (line: number, value: number): void => {
        bag.set(line, (bag.get(line) ?? 0) + value);
        square += value * value;
      };
      const { words, letters } = linesOf(reading);
      for (let at = from; at < to; at += 1) {
        for (const [line, value] of words[at] ?? []) take(line, value);
        for (const line of letters[at] ?? []) take(line, LETTER_VALUE);
      }
      for (const line of bag.keys()) seen[line] = Math.min(9, (seen[line] ?? 0) + 1);
      bags.push(bag);
      lengths.push(Math.sqrt(square) || 1);
      targets.push(target);
    },
    done(mask = -1) {
      const starts: number[] = [0];
      const features: number[] = [];
      const values: number[] = [];
      bags.forEach((bag, row) => {
        for (const [line, value] of bag) {
          if ((seen[line] ?? 0) < 2) continue;
          features.push(line & mask);
          values.push(value / (lengths[row] ?? 1));
        }
        starts.push(features.length);
      });
      const sparse = {
        starts: Uint32Array.from(starts),
        features: Uint32Array.from(features),
        values: Float32Array.from(values),
      };
      return { sparse, targets: Uint16Array.from(targets) };
    },
  };
}

interface Lines {
  readonly words: readonly (readonly (readonly [line: number, value: number])[])[];
  readonly letters: readonly (readonly number[])[];
}

/** The lines of each word of a message; the last message is kept, because its stretches follow one another. */
function createLinesOf(): (reading: DangerReading) => Lines {
  const spelled = new Map<string, readonly number[]>();
  let last: { readonly reading: DangerReading; readonly lines: Lines } | undefined;
  return (reading) => {
    if (last?.reading === reading) return last.lines;
    const words: [number, number][][] = reading.words.map(() => []);
    wordLines(reading, (line, at, value) => words[at]?.push([line, value]));
    const letters = reading.words.map((word) => {
      let found = spelled.get(word);
      if (found === undefined) {
        const lines: number[] = [];
        letterLines(word, (line) => lines.push(line));
        spelled.set(word, (found = lines));
      }
      return found;
    });
    last = { reading, lines: { words, letters } };
    return last.lines;
  };
}
