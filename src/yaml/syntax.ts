import {
  isCollection,
  isScalar,
  visit,
  type Document,
  type LineCounter,
  type Node,
  type YAMLError,
} from 'yaml';
import type { ContentFault } from '../model/content-fault.ts';

type Said = Omit<ContentFault, 'file'>;

/** What an author can do about the faults that happen most. */
const TODO: Partial<Record<YAMLError['code'], string>> = {
  MISSING_CHAR: 'Close what is opened here: a quote or a bracket.',
  BAD_INDENT: 'Close what is opened here, or line it up with its neighbors.',
  TAB_AS_INDENT: 'Use spaces instead of the tab.',
  BLOCK_AS_IMPLICIT_KEY: 'Put quotes around a text with a colon in it, and check how far the line is set in.',
  MULTILINE_IMPLICIT_KEY: 'Write a colon after the name, and check how far the line is set in.',
  BAD_SCALAR_START: 'Put quotes around the text.',
  UNEXPECTED_TOKEN: 'Check the quotes: one inside a text is written twice, or the text takes the other kind.',
  DUPLICATE_KEY: 'The same name stands above: keep one of the two.',
};
const OTHERWISE = 'Check the quotes and the indentation here.';

/** What makes a text no YAML, on the line where the cause stands. Faults that only follow from another are left out. */
export function syntaxFaults(document: Document.Parsed, lines: LineCounter): readonly Said[] {
  const [first, second] = document.errors;
  if (first === undefined) return aliasFaults(document, lines);
  const broken = document.errors.filter((error) => error === first || error.code === 'DUPLICATE_KEY');
  return broken.map((error) => ({
    line: lines.linePos(error === first ? causeOf(document, error, second) : error.pos[0]).line,
    what: `This is not valid YAML: ${error.message.replace(/\.$/, '')}`,
    todo: TODO[error.code] ?? OTHERWISE,
  }));
}

/** The reader notices an open quote or bracket only further down, and a line set in too far at the line above. */
function causeOf(document: Document.Parsed, error: YAMLError, next: YAMLError | undefined): number {
  const [at] = error.pos;
  if (error.code === 'BLOCK_AS_IMPLICIT_KEY' && next?.code === 'MULTILINE_IMPLICIT_KEY') return next.pos[1];
  if (error.code !== 'MISSING_CHAR' && error.code !== 'BAD_INDENT') return at;
  let cause = at;
  visit(document, {
    Node(_, node) {
      if (opens(node) && node.range && node.range[0] <= at && node.range[2] >= at - 1) cause = node.range[0];
    },
  });
  return cause;
}

function opens(node: Node): boolean {
  if (isCollection(node)) return node.flow === true;
  return isScalar(node) && (node.type === 'QUOTE_DOUBLE' || node.type === 'QUOTE_SINGLE');
}

/** A text that begins with a star is a reference to YAML, and nothing of ours is meant to be one. */
function aliasFaults(document: Document.Parsed, lines: LineCounter): readonly Said[] {
  const found: Said[] = [];
  visit(document, {
    Alias(_, { range }) {
      const what = 'A text that begins with * is not a text in YAML';
      found.push({ line: lines.linePos(range?.[0] ?? 0).line, what, todo: 'Put quotes around it.' });
    },
  });
  return found;
}
