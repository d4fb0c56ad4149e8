import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

/** The project's own labelled messages: `kind` is a kind of danger or "none", `group` a manner of saying it. */
const line = z.object({ text: z.string(), kind: z.string(), group: z.string() });

export type Labelled = z.infer<typeof line>;

export function readSet(name: string): Labelled[] {
  return readFileSync(join(__dirname, 'sets', `${name}.jsonl`), 'utf8')
    .trim()
    .split('\n')
    .map((text) => line.parse(JSON.parse(text)));
}
