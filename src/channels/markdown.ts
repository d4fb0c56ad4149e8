import type { Part } from './parts.ts';
import { tableLines } from './table.ts';

/**
 * A person's own words inside a Markdown text: one line in which nothing is markup. Chat pages read Markdown, and
 * some HTML with it, so every ASCII punctuation mark is escaped (CommonMark allows exactly those).
 */
export function escapeMarkdown(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[!-/:-@[-`{-~]/g, '\\$&');
}

/** Pieces of a reply as one Markdown text. */
export function toMarkdown(parts: readonly Part[]): string {
  return parts.map(written).join('\n\n');
}

function written(part: Part): string {
  switch (part.kind) {
    case 'said':
      return part.text;
    case 'quoted':
      return quoted(part.text);
    case 'table':
      return tableLines(part.table);
    case 'link':
      return `[${escapeMarkdown(part.title)}](${part.url})`;
    case 'written-out':
      // Two spaces keep lines apart in Markdown.
      return part.text.split(/\r?\n/).map(escapeMarkdown).join('  \n').trim();
  }
}

/** A visitor's own words, a quoted line for each of theirs. */
function quoted(text: string): string {
  const lines = text.split('\n').map(escapeMarkdown);
  return lines
    .filter((line) => line !== '')
    .map((line) => `> ${line}`)
    .join('  \n');
}
