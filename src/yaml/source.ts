import { isMap, isNode, isScalar, LineCounter, parseDocument, type Document } from 'yaml';
import type { z } from 'zod';
import { ContentError, type ContentFault } from '../model/content-fault.ts';
import { syntaxFaults } from './syntax.ts';

/** A path into a YAML document, as zod reports it. */
export type Path = readonly PropertyKey[];

/** A YAML text as read: its value, and on which line of its file a path into it stands. */
export interface Source {
  readonly file: string;
  readonly value: unknown;
  readonly faults: readonly ContentFault[];
  line(path: Path): number;
}

/** Reads YAML that begins `above` lines below the top of its file. */
export function readYaml(file: string, text: string, above = 0): Source {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, uniqueKeys: true, prettyErrors: false });
  const faults = syntaxFaults(document, lines).map(({ line, ...said }) => ({
    file,
    line: line + above,
    ...said,
  }));
  return {
    file,
    faults,
    value: faults.length === 0 ? document.toJS() : undefined,
    line: (path) => lineOf(document, lines, path) + above,
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

/** What a schema makes of a source; its issues go to `faults`, and then there is no value. */
export function checkWith<Schema extends z.ZodType>(
  source: Source,
  schema: Schema,
  faults: ContentFault[],
  todo?: string,
): z.output<Schema> | undefined {
  faults.push(...source.faults);
  if (source.faults.length > 0) return undefined;
  const parsed = schema.safeParse(source.value);
  if (parsed.success) return parsed.data;
  faults.push(...parsed.error.issues.flatMap((issue) => issueFaults(source, issue, todo)));
  return undefined;
}

/** Reads a whole file's text against its schema; throws a ContentError that names every fault. */
export function parseYaml<Schema extends z.ZodType>(
  file: string,
  text: string,
  schema: Schema,
  todo?: string,
): z.output<Schema> {
  const faults: ContentFault[] = [];
  const value = checkWith(readYaml(file, text), schema, faults, todo);
  if (value === undefined) throw new ContentError(faults);
  return value;
}

function issueFaults(source: Source, issue: z.core.$ZodIssue, todo?: string): readonly ContentFault[] {
  const deeper = issue.code === 'invalid_union' ? closest(issue.errors) : undefined;
  if (deeper !== undefined) {
    return deeper.flatMap((inner) =>
      issueFaults(source, { ...inner, path: [...issue.path, ...inner.path] }, todo),
    );
  }
  const where = issue.path.map(String).join('.');
  const said = isMissing(issue) ? 'is missing' : issue.message;
  const what = where === '' ? said : `${where}: ${said}`;
  // A field that should not be there is told where it stands, not where its surroundings begin.
  const at = issue.code === 'unrecognized_keys' ? [...issue.path, ...issue.keys.slice(0, 1)] : issue.path;
  return [{ file: source.file, line: source.line(at), what, ...(todo !== undefined && { todo }) }];
}

function isMissing(issue: z.core.$ZodIssue): boolean {
  return issue.code === 'invalid_type' && issue.message.endsWith('received undefined');
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
