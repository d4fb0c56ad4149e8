import { fill, type Facts } from '../model/template.ts';
import type { Entry } from './entry.ts';

/** The answer as said in the chat: the short text, or `otherwise` where a needed fact is missing. */
export function sayShort(entry: Entry, values: Facts): string {
  return fill(lacks(entry, values) ? (entry.otherwise ?? entry.short) : entry.short, values);
}

/** The fuller answer. */
export function sayFull(entry: Entry, values: Facts): string {
  return fill(entry.full, values);
}

/** Whether a fact that the entry needs is missing, so that `otherwise` is said. */
export function lacks(entry: Entry, values: Facts): boolean {
  return entry.needs.some((name) => values[name] === undefined);
}
