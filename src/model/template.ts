/** What the names in braces of a text stand for; what is not known is left out, or empty. */
export type Facts = Readonly<Record<string, string | undefined>>;

const PLACEHOLDER = /\{([a-z_]+)\}/g;

/** The names in braces of a text, in order. */
export function placeholdersOf(text: string): readonly string[] {
  return [...text.matchAll(PLACEHOLDER)].map((found) => found[1] ?? '');
}

/**
 * Puts facts in the place of their names. A sentence that names a fact without a value is left out whole, and so is a
 * paragraph or list item of which nothing is left: better silent than "The phone number is .".
 */
export function fill(text: string, facts: Facts): string {
  const paragraphs = text.split(/\n{2,}/).map((paragraph) => fillLines(paragraph, facts));
  return paragraphs.filter((paragraph) => paragraph !== '').join('\n\n');
}

function fillLines(paragraph: string, facts: Facts): string {
  const lines = paragraph.split('\n').map((line) => fillSentences(line, facts));
  return lines.filter((line) => line !== '').join('\n');
}

function fillSentences(line: string, facts: Facts): string {
  if (!line.includes('{')) return line.trimEnd();
  const known = (name: string): boolean => (facts[name] ?? '') !== '';
  const kept = sentences(line).filter((sentence) => placeholdersOf(sentence).every(known));
  const filled = kept.join(' ').replaceAll(PLACEHOLDER, (_, name: string) => facts[name] ?? '');
  return /[\p{L}\p{N}]/u.test(filled) ? filled : '';
}

/** A sentence ends at . ! or ? before white space; good enough for our own plain prose. */
function sentences(line: string): string[] {
  return line.split(/(?<=[.!?]["”’)]?)\s+/).filter((sentence) => sentence !== '');
}
