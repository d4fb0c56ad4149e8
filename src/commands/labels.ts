import type { z } from 'zod';
import { readNamed } from './named-file.ts';

/** A file of labels that cannot be read, and where. */
export class LabelError extends Error {
  override readonly name = 'LabelError';

  constructor(file: string, line: number, form: string, cause: unknown) {
    super(`${file}:${line} is not a labeled message of the form ${form}. Mend it.`, { cause });
  }
}

/** Reads one labeled message a line; throws a LabelError that names the line and shows the `form` it should have. */
export function readLines<T>(file: string, schema: z.ZodType<T>, form: string): T[] {
  const labels: T[] = [];
  const text = readNamed(file, 'Name a file of labeled messages.');
  for (const [at, line] of text.split('\n').entries()) {
    if (line.trim() === '') continue;
    try {
      labels.push(schema.parse(JSON.parse(line)));
    } catch (cause) {
      throw new LabelError(file, at + 1, form, cause);
    }
  }
  return labels;
}
