import { isNode, LineCounter, parseDocument } from 'yaml';
import type { z } from 'zod';

/** A content file that cannot be used: which file, which line, what is wrong and what to do. */
export class ContentFault extends Error {
  readonly file: string;
  readonly line: number;

  constructor(file: string, line: number, problem: string) {
    super(`${file}:${line}: ${problem} Correct the file and start again.`);
    this.name = 'ContentFault';
    this.file = file;
    this.line = line;
  }
}

/** Reads YAML against its schema; every fault carries the line where the value stands. */
export function parseContent<T>(text: string, file: string, schema: z.ZodType<T>): T {
  const counter = new LineCounter();
  const document = parseDocument(text, { lineCounter: counter });
  const broken = document.errors[0];
  if (broken !== undefined)
    throw new ContentFault(
      file,
      counter.linePos(broken.pos[0]).line,
      `${broken.message.split('\n')[0] ?? ''}.`,
    );
  const parsed = schema.safeParse(document.toJS());
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  const path = (issue?.path ?? []).map(String);
  throw new ContentFault(
    file,
    lineOf(document, counter, path),
    `${path.join('.')}: ${issue?.message ?? 'does not fit'}.`,
  );
}

/** The line of the deepest part of the path that is there. */
function lineOf(
  document: ReturnType<typeof parseDocument>,
  counter: LineCounter,
  path: readonly string[],
): number {
  for (let depth = path.length; depth > 0; depth -= 1) {
    const keys = path.slice(0, depth).map((key) => (/^[0-9]+$/.test(key) ? Number(key) : key));
    const node = document.getIn(keys, true);
    if (isNode(node) && node.range) return counter.linePos(node.range[0]).line;
  }
  return 1;
}
