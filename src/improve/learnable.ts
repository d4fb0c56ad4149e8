import type { Correction } from '../model/correction.ts';
import { MASK } from '../model/mask.ts';

/** A correction as a model learns it: what is masked in it is no word. */
export function learnable({ text, expected }: Correction): Correction {
  return { text: text.replaceAll(MASK, ' ').replaceAll(/\s+/g, ' ').trim(), expected };
}
