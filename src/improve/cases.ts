import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import type { RankingCase } from '../model/correction.ts';

/** A file of ranking cases that cannot be read. */
export class CaseFileError extends Error {
  override readonly name = 'CaseFileError';

  constructor(file: string, line: number, cause: unknown) {
    super(`${file}:${line} is not a labeled message, {"text": …, "expected": [id, …]}. Mend it.`, { cause });
  }
}

const row = z.object({ text: z.string(), expected: z.array(z.string()).min(1) });

/**
 * The messages that must stay rightly understood: every *.jsonl of a folder; none where there is no such folder. Those
 * about danger are left out: they are another's to see.
 */
export async function readCases(folder: string): Promise<readonly RankingCase[]> {
  const names = await readdir(folder).catch(() => []);
  const files = names.filter((name) => name.endsWith('.jsonl')).toSorted();
  const sets = await Promise.all(files.map((name) => readFile(path.join(folder, name), 'utf8')));
  return sets
    .flatMap((text, at) => text.split('\n').map((line, index) => rowOf(line, files[at] ?? '', index + 1)))
    .filter((one) => one !== undefined)
    .filter(({ expected }) => !expected.includes('crisis'));
}

function rowOf(line: string, file: string, at: number): RankingCase | undefined {
  if (line.trim() === '') return undefined;
  try {
    return row.parse(JSON.parse(line));
  } catch (cause) {
    throw new CaseFileError(file, at, cause);
  }
}
