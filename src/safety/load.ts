import { createHash } from 'node:crypto';
import { join, posix } from 'node:path';
import { collecting, ContentError, type ContentFault } from '../model/content-fault.ts';
import { readText } from '../yaml/read-text.ts';
import { parseHelplines, type Helplines } from './helplines.ts';
import { parseCrisisTexts, type CrisisTexts } from './texts.ts';

/** What was read from the content folders, with the hash that whoever approves the texts puts into the clinic's record. */
export interface SafetyContent {
  readonly texts: CrisisTexts;
  readonly helplines: Helplines;
  readonly textsHash: string;
}

/**
 * Reads the words for danger and the numbers, once, at start; afterwards they live in memory. Throws a ContentError
 * that names every fault of both files.
 */
export function loadSafetyContent(root: string, language = 'en'): SafetyContent {
  const textsFile = posix.join('dialogs', language, 'crisis.yaml');
  const faults: ContentFault[] = [];
  const read = <T>(file: string, parse: (text: string, file: string) => T) =>
    collecting(faults, () => {
      const text = readText(join(root, file), file);
      return { text, value: parse(text, file) };
    });
  const texts = read(textsFile, parseCrisisTexts);
  const helplines = read('knowledge/helplines.yaml', parseHelplines);
  if (texts === undefined || helplines === undefined) throw new ContentError(faults);
  const textsHash = createHash('sha256').update(texts.text).digest('hex');
  return { texts: texts.value, helplines: helplines.value, textsHash };
}
