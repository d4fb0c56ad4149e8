import { LineCounter, isMap, isNode, isScalar, parseDocument } from 'yaml';
import type { Document } from 'yaml';
import type { z } from 'zod';
import type { Fault } from './faults.ts';

/** A path into a YAML document, as zod reports it. */
export type Path = readonly PropertyKey[];

/** A content file as read: its value, and a way to say on which line a path stands. */
export interface Source {
  readonly file: string;
  readonly value: unknown;
  readonly faults: readonly Fault[];
  line(path: Path): number;
}

/** Reads YAML; what is no YAML, or says a key twice, is among the faults. */
export function parseSource(file: string, text: string): Source {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, uniqueKeys: true });
  const faults = document.errors.map((error) => ({
    file,
    line: lines.linePos(error.pos[0]).line,
    what: error.message.split('\n', 1).join(''),
  }));
  return {
    file,
    faults,
    value: faults.length === 0 ? document.toJS({ maxAliasCount: 0 }) : undefined,
    line: (path) => lineOf(document, lines, path),
  };
}

/** The line of a path's key, or of the nearest thing around it that exists. */
function lineOf(document: Document.Parsed, lines: LineCounter, path: Path): number {
  for (let length = path.length; length > 0; length -= 1) {
    const around: unknown =
      length === 1 ? document.contents : document.getIn(path.slice(0, length - 1), true);
    const name = String(path[length - 1]);
    const pair = isMap(around)
      ? around.items.find(({ key }) => isScalar(key) && String(key.value) === name)
      : undefined;
    const node: unknown = pair?.key ?? document.getIn(path.slice(0, length), true);
    if (isNode(node) && node.range) return lines.linePos(node.range[0]).line;
  }
  return 1;
}

/** What a schema makes of a source: its output, or its issues as faults with lines. */
export function parseWith<Schema extends z.ZodType>(
  source: Source,
  schema: Schema,
): { readonly value: z.output<Schema> } | { readonly faults: readonly Fault[] } {
  if (source.faults.length > 0) return { faults: source.faults };
  const parsed = schema.safeParse(source.value);
  if (parsed.success) return { value: parsed.data };
  return { faults: parsed.error.issues.flatMap((issue) => issueFaults(source, issue)) };
}

function issueFaults(source: Source, issue: z.core.$ZodIssue): readonly Fault[] {
  const deeper = issue.code === 'invalid_union' ? closest(issue.errors) : undefined;
  if (deeper !== undefined) {
    return deeper.flatMap((inner) => issueFaults(source, { ...inner, path: [...issue.path, ...inner.path] }));
  }
  const where = issue.path.map(String).join('.');
  const what = where === '' ? issue.message : `${where}: ${issue.message}`;
  return [{ file: source.file, line: source.line(issue.path), what }];
}

/** Of a union's branches the one that fits best: what the author meant. */
function closest(
  branches: readonly (readonly z.core.$ZodIssue[])[],
): readonly z.core.$ZodIssue[] | undefined {
  return branches
    .filter((issues) => issues.some((issue) => depthOf(issue) > 0))
    .toSorted((a, b) => a.length - b.length)[0];
}

/** How far into the value an issue lies. */
function depthOf(issue: z.core.$ZodIssue): number {
  if (issue.code === 'unrecognized_keys') return issue.path.length + 1;
  const inner = issue.code === 'invalid_union' ? issue.errors.flat().map(depthOf) : [];
  return issue.path.length + Math.max(0, ...inner);
}
