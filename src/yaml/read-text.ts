import { readFileSync } from 'node:fs';
import { ContentError } from '../model/content-fault.ts';
import { codeOf } from '../model/fault.ts';

const FAULTS = new Map([
  ['ENOENT', 'The file is missing'],
  ['ENOTDIR', 'The file is missing'],
  ['EISDIR', 'This is a folder, not a file'],
  ['EACCES', 'This user may not read the file'],
  ['EPERM', 'This user may not read the file'],
]);

/**
 * Reads a file of content; throws a ContentError that names it as `shown`, and says what to do, where it cannot be
 * read. The mark that some editors put at the beginning is no part of the text.
 */
export function readText(file: string, shown: string, todo = 'Put it back.'): string {
  try {
    return readFileSync(file, 'utf8').replace(/^\uFEFF/, '');
  } catch (cause) {
    throw new ContentError([{ file: shown, line: 1, what: whyUnreadable(cause), todo }]);
  }
}

/** What the system's code means, in words. */
export function whyUnreadable(cause: unknown): string {
  return FAULTS.get(codeOf(cause)) ?? `The file cannot be read (${codeOf(cause)})`;
}
