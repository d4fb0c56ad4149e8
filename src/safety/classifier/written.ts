import { foldCharacters } from '../characters.ts';
import { BOUNDARY, splitWords } from '../words.ts';

/** The words of a message as they were written, and for each the place among its plain words where it belongs. */
export interface Written {
  readonly words: readonly string[];
  readonly places: Uint32Array;
}

/** A question mark is a word of its own: folding leaves nothing of it. */
const ASKED = ' questionmark?';

/**
 * Words before spellings are mended and empty ones dropped: "didn't", "still", "lol" and "now" tell who, when and
 * whether. `starts` are the plain words with which each sentence begins, the number of them at the end. Within its
 * sentence a word stands in proportion, since one written word may come to none or to several plain ones.
 */
export function writtenWords(text: string, starts: readonly number[]): Written {
  const words: string[] = [];
  const places: number[] = [];
  const last = (starts.at(-1) ?? 0) - 1;
  let sentence = 0;
  let open = 0;
  const close = (): void => {
    const from = starts[sentence] ?? last;
    const size = (starts[sentence + 1] ?? last) - from;
    const count = words.length - open;
    for (let at = 0; at < count; at += 1)
      places.push(Math.max(0, Math.min(last, from + Math.floor((at * size) / count))));
    open = words.length;
    sentence += 1;
  };
  for (const word of splitWords(foldCharacters(text).replaceAll('?', ASKED))) {
    if (word === BOUNDARY) close();
    else words.push(word);
  }
  close();
  return { words, places: Uint32Array.from(places) };
}
