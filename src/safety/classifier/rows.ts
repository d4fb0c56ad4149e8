import type { SparseRows } from '../../match/softmax.ts';
import { LETTER_VALUE, LINES, letterLines, wordLines } from './features.ts';
import type { DangerReading } from './reading.ts';

/** A feature seen in fewer rows than this teaches next to nothing. */
const SEEN = 3;

/** Collects stretches of messages as rows of features for fitting. */
export interface Rows {
  /** Adds the words from `from` up to `to`; `weight` is how much the row counts beside others. */
  add(reading: DangerReading, from: number, to: number, target: number, weight: number): void;
  /**
   * The rows as they are fitted. Features seldom seen are left out; the others are numbered anew, the most frequent
   * first, because what stands close together is quicker to reach: `lines` are their lines.
   */
  done(): FittingRows;
}

export interface FittingRows {
  readonly sparse: SparseRows;
  readonly targets: Uint16Array;
  readonly lines: Uint32Array;
}

export function createRows(): Rows {
  const rows: Row[] = [];
  const targets: number[] = [];
  const weights: number[] = [];
  const seen = new Uint32Array(LINES);
  const bag = createBag();
  const spelling = createSpelling();
  const features = createFeatures();
  return {
    add(reading, from, to, target, weight) {
      features(reading, from, to, (line, value) => bag.take(line, value));
      for (let at = from; at < to; at += 1)
        for (const line of spelling(reading.words[at] ?? '')) bag.take(line, LETTER_VALUE);
      const row = bag.empty();
      for (const line of row.lines) seen[line] = (seen[line] ?? 0) + 1;
      rows.push(row);
      targets.push(target);
      weights.push(weight);
    },
    done() {
      const lines = mostFrequentFirst(seen);
      const places = new Uint32Array(LINES);
      lines.forEach((line, place) => (places[line] = place + 1));
      const starts = new Uint32Array(rows.length + 1);
      const most = rows.reduce((sum, row) => sum + row.lines.length, 0);
      const features = new Uint32Array(most);
      const values = new Float32Array(most);
      let size = 0;
      rows.forEach((row, number) => {
        row.lines.forEach((line, at) => {
          const place = places[line] ?? 0;
          if (place === 0) return;
          features[size] = place - 1;
          values[size] = row.worth[at] ?? 0;
          size += 1;
        });
        starts[number + 1] = size;
      });
      const sparse = { starts, features, values, weights: Float32Array.from(weights) };
      return { sparse, targets: Uint16Array.from(targets), lines };
    },
  };
}

function mostFrequentFirst(seen: Uint32Array): Uint32Array {
  const lines = Uint32Array.from(seen.keys()).filter((line) => (seen[line] ?? 0) >= SEEN);
  return lines.sort((a, b) => (seen[b] ?? 0) - (seen[a] ?? 0) || a - b);
}

interface Row {
  readonly lines: Uint32Array;
  readonly worth: Float32Array;
}

/** Features as they come, those of the same line added up. */
function createBag(): { take(line: number, value: number): void; empty(): Row } {
  const lines = new Uint32Array(LINES);
  const values = new Float32Array(LINES);
  // Where a line stands, if it stands there: what earlier rows left behind does no harm.
  const places = new Uint32Array(LINES);
  let size = 0;
  let square = 0;
  return {
    take(line, value) {
      square += value * value;
      const place = places[line] ?? 0;
      if (place < size && lines[place] === line) {
        values[place] = (values[place] ?? 0) + value;
        return;
      }
      lines[size] = line;
      values[size] = value;
      places[line] = size;
      size += 1;
    },
    /** The row so far, at length one; the bag is empty afterwards. */
    empty() {
      const length = Math.sqrt(square) || 1;
      const row = {
        lines: lines.slice(0, size),
        worth: values.slice(0, size).map((value) => value / length),
      };
      size = square = 0;
      return row;
    },
  };
}

/** The features of stretches of a reading, worked out once for all stretches of the same reading in a row. */
function createFeatures(): (
  reading: DangerReading,
  from: number,
  to: number,
  take: (line: number, value: number) => void,
) => void {
  let known: DangerReading | undefined;
  const lines: number[] = [];
  const places: number[] = [];
  const values: number[] = [];
  return (reading, from, to, take) => {
    if (reading !== known) {
      known = reading;
      lines.length = places.length = values.length = 0;
      wordLines(reading, (line, at, value) => {
        lines.push(line);
        places.push(at);
        values.push(value);
      });
    }
    places.forEach((at, number) => {
      if (at >= from && at < to) take(lines[number] ?? 0, values[number] ?? 0);
    });
  };
}

/** The lines of a word's letters, worked out once for each word. */
function createSpelling(): (word: string) => readonly number[] {
  const known = new Map<string, readonly number[]>();
  return (word) => {
    const found = known.get(word);
    if (found !== undefined) return found;
    const lines: number[] = [];
    letterLines(word, (line) => lines.push(line));
    known.set(word, lines);
    return lines;
  };
}
