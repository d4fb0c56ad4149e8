import { createPhraseCover } from './phrase-cover.ts';
import { UNCLEAR, understood } from './recognized.ts';
import type { Recognized } from './recognized.ts';
import type { Words } from './words.ts';

/** Reads yes or no where the whole message is one; "yes and no" and "yes, but what does it cost" are neither. */
export function createYesNoReader(words: Words): (text: string) => Recognized {
  const cover = createPhraseCover({ yes: words.yes, no: words.no }, words.filler);
  return (text) => {
    const found = cover.read(text);
    const key = found.length === 1 ? found[0] : undefined;
    return key === undefined ? UNCLEAR : understood({ type: 'choice', key });
  };
}
