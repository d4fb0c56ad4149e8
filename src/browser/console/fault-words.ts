import { RefusedError } from './data/ask.ts';
import { words } from './words.ts';

/** What to tell somebody whose request came to nothing. */
export function faultWords(fault: unknown): string {
  const code = fault instanceof RefusedError ? fault.code : 'other';
  return Object.entries(words.fault).find(([name]) => name === code)?.[1] ?? words.fault.other;
}
