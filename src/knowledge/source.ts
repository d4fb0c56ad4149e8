import { isNode, LineCounter, parseDocument, type Document } from 'yaml';
import type { z } from 'zod';
import type { ContentFault } from './faults.ts';

/** A YAML text as read: its value, and on which line of its file a path into it stands. */
export interface Source {
  readonly file: string;
  readonly value: unknown;
  readonly faults: readonly ContentFault[];
  line(path: readonly PropertyKey[]): number;
}

/** Reads YAML that begins `above` lines below the top of its file. */
export function readYaml(file: string, text: string, above = 0): Source {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, uniqueKeys: true, prettyErrors: false });
  const faults = document.errors.map((error) => ({
    file,
    line: lines.linePos(error.pos[0]).line + above,
    what: `This is not valid YAML: ${error.message.split('\n', 1).join('').replace(/\.$/, '')}`,
    todo: 'Check the quotes and the indentation here.',
  }));
  return {
    file,
    faults,
    value: faults.length === 0 ? document.toJS({ maxAliasCount: 0 }) : undefined,
    line: (path) => lineOf(document, lines, path) + above,
  };
}

/** The line of a path, or of the nearest thing around it that exists. */
function lineOf(document: Document.Parsed, lines: LineCounter, path: readonly PropertyKey[]): number {
  for (let length = path.length; length > 0; length -= 1) {
    const node: unknown = document.getIn(path.slice(0, length), true);
    if (isNode(node) && node.range) return lines.linePos(node.range[0]).line;
  }
  return 1;
}

/** What a schema makes of a source; its issues go to `faults`, and then there is no value. */
export function checkWith<Schema extends z.ZodType>(
  source: Source,
  schema: Schema,
  faults: ContentFault[],
  todo: string,
): z.output<Schema> | undefined {
  faults.push(...source.faults);
  if (source.faults.length > 0) return undefined;
  const parsed = schema.safeParse(source.value);
  if (parsed.success) return parsed.data;
  for (const issue of parsed.error.issues) {
    const where = issue.path.map(String).join('.');
    const what = where === '' ? issue.message : `${where}: ${issue.message}`;
    faults.push({ file: source.file, line: source.line(issue.path), what: what.replace(/\.$/, ''), todo });
  }
  return undefined;
}
