import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseHelplines, type Helplines } from './helplines.ts';
import { parseCrisisTexts, type CrisisTexts } from './texts.ts';

/** What was read from the content folders, with the hash that whoever approves the texts puts into the clinic's record. */
export interface SafetyContent {
  readonly texts: CrisisTexts;
  readonly helplines: Helplines;
  readonly textsHash: string;
}

/** Reads the words for danger and the numbers, once, at start; afterwards they live in memory. */
export function loadSafetyContent(root: string, language = 'en'): SafetyContent {
  const textsFile = join('dialogs', language, 'crisis.yaml');
  const helplinesFile = join('knowledge', 'helplines.yaml');
  const written = readFileSync(join(root, textsFile), 'utf8');
  return {
    texts: parseCrisisTexts(written, textsFile),
    helplines: parseHelplines(readFileSync(join(root, helplinesFile), 'utf8'), helplinesFile),
    textsHash: createHash('sha256').update(written).digest('hex'),
  };
}
