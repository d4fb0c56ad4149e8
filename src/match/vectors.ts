import { CHARACTER_BUCKETS, characterFeatures, type Bag } from './features.ts';
import type { Reading } from './reader.ts';

/** A text's features as parallel arrays; filled anew for each text, valid up to `size`. */
export interface Vector {
  features: Uint32Array;
  values: Float32Array;
  size: number;
}

/** Makes vectors of readings: one for words, one for characters, both of length one. Not to be shared by threads. */
export interface Vectors {
  words(bag: Bag): Vector;
  characters(reading: Reading): Vector;
}

/** `lines`: the number of each kept word feature. */
export function createVectors(lines: ReadonlyMap<string, number>): Vectors {
  const word: Vector = { features: new Uint32Array(4096), values: new Float32Array(4096), size: 0 };
  const character: Vector = {
    features: new Uint32Array(CHARACTER_BUCKETS),
    values: new Float32Array(CHARACTER_BUCKETS),
    size: 0,
  };
  const counts = new Uint16Array(CHARACTER_BUCKETS);
  return {
    words(bag) {
      let size = 0;
      if (bag.size > word.features.length) grow(word, bag.size);
      for (const [feature, times] of bag) {
        const line = lines.get(feature);
        if (line === undefined) continue;
        word.features[size] = line;
        word.values[size] = times > 1 ? 1 + Math.log(times) : 1;
        size += 1;
      }
      word.size = size;
      toUnitLength(word);
      return word;
    },
    characters(reading) {
      const size = characterFeatures(reading.words.join(' '), counts, character.features);
      for (let at = 0; at < size; at += 1) {
        const bucket = character.features[at] ?? 0;
        const times = counts[bucket] ?? 0;
        character.values[at] = times > 1 ? 1 + Math.log(times) : 1;
        counts[bucket] = 0;
      }
      character.size = size;
      toUnitLength(character);
      return character;
    },
  };
}

function grow(vector: Vector, size: number): void {
  vector.features = new Uint32Array(size * 2);
  vector.values = new Float32Array(size * 2);
}

function toUnitLength(vector: Vector): void {
  let square = 0;
  for (let at = 0; at < vector.size; at += 1) square += (vector.values[at] ?? 0) ** 2;
  const length = Math.sqrt(square);
  if (length > 0)
    for (let at = 0; at < vector.size; at += 1) vector.values[at] = (vector.values[at] ?? 0) / length;
}
