import { readLabels } from '../../src/commands/eval.ts';
import type { Label } from '../../src/commands/figures.ts';

/** A message and every id that would be right for it, best first. */
export type Labelled = Label;

/** Reads a file of labelled messages; those about danger are left out: they are another's to see. */
export function readLabelled(file: string): Labelled[] {
  return readLabels(file).filter((row) => !row.expected.includes('crisis'));
}
