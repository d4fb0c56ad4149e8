import { readFileSync } from 'node:fs';
import { whyUnreadable } from '../yaml/read-text.ts';

/** A file named on the command line cannot be read: which, why, and what to do. */
export class NamedFileError extends Error {
  override readonly name = 'NamedFileError';
}

/** The text of a file that was named on the command line. */
export function readNamed(file: string, cure: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (cause) {
    throw new NamedFileError(`${file}: ${whyUnreadable(cause)}. ${cure}`, { cause });
  }
}
