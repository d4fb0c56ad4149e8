import type { Entry } from './entry.ts';

/** What a placeholder stands for, by name; what is not known is left out. */
export type Values = Readonly<Record<string, string | undefined>>;

const PLACEHOLDER = /\{([a-z_]+)\}/g;

/**
 * Fills in {placeholders}. A sentence whose placeholder has no value is left out whole, and so is a paragraph
 * or list item of which nothing is left: better silent than "The phone number is .".
 */
export function fill(text: string, values: Values): string {
  const paragraphs = text.split(/\n{2,}/).map((paragraph) => fillLines(paragraph, values));
  return paragraphs.filter((paragraph) => paragraph !== '').join('\n\n');
}

function fillLines(paragraph: string, values: Values): string {
  const lines = paragraph.split('\n').map((line) => fillSentences(line, values));
  return lines.filter((line) => line !== '').join('\n');
}

function fillSentences(line: string, values: Values): string {
  if (!line.includes('{')) return line.trimEnd();
  const kept = sentences(line).filter((sentence) =>
    placeholders(sentence).every((name) => values[name] !== undefined),
  );
  const filled = kept.join(' ').replaceAll(PLACEHOLDER, (_, name: string) => values[name] ?? '');
  return /[\p{L}\p{N}]/u.test(filled) ? filled : '';
}

/** A sentence ends at . ! or ? before white space; good enough for our own plain prose. */
function sentences(line: string): string[] {
  return line.split(/(?<=[.!?]["”’)]?)\s+/).filter((sentence) => sentence !== '');
}

/** The names of the placeholders in a text, in order. */
export function placeholders(text: string): string[] {
  return [...text.matchAll(PLACEHOLDER)].map((found) => found[1] ?? '');
}

/** The answer as said in the chat: the short text, or `otherwise` where a needed fact is missing. */
export function sayShort(entry: Entry, values: Values): string {
  return fill(lacks(entry, values) ? (entry.otherwise ?? entry.short) : entry.short, values);
}

/** The fuller answer. */
export function sayFull(entry: Entry, values: Values): string {
  return fill(entry.full, values);
}

/** Whether a fact that the entry needs is missing, so that `otherwise` is said. */
export function lacks(entry: Entry, values: Values): boolean {
  return entry.needs.some((name) => values[name] === undefined);
}
