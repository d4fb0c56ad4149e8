import { createPhraseCover } from './phrase-cover.ts';
import type { Words } from './words.ts';

/** Something that can be asked for by name. */
export interface Requested {
  readonly id: string;
  readonly askedFor: readonly string[];
}

/** A request is short. Anything longer tells something. */
const MOST_CHARACTERS = 120;

/** Finds what the whole of a message asks for, politeness and its opening aside: "can you help me plan my week?". */
export function createRequestReader(
  known: Iterable<Requested>,
  words: Pick<Words, 'filler' | 'requests'>,
): (text: string) => string | undefined {
  const phrases = Object.fromEntries([...known].map(({ id, askedFor }) => [id, askedFor]));
  const cover = createPhraseCover(phrases, [...words.filler, ...words.requests]);
  return (text) => {
    const found = text.length > MOST_CHARACTERS ? [] : cover.read(text);
    return found.length === 1 ? found[0] : undefined;
  };
}
