import type { Example } from '../match/fit.ts';
import { ContentError, type ContentFault } from './faults.ts';
import { loadBase, readMass, type Base } from './base.ts';

/** All that a model is fitted on: each entry's own phrasings, keywords and title, and the mass beside them. */
export function examplesOf(folder: string): { base: Base; examples: Example[] } {
  const base = loadBase(folder);
  const faults: ContentFault[] = [];
  const mass = readMass(folder, faults);
  if (faults.length > 0) throw new ContentError(faults);
  const examples: Example[] = [];
  for (const entry of base.entries.values()) {
    for (const text of [entry.title, ...entry.keywords, ...entry.phrasings])
      examples.push({ id: entry.id, text });
  }
  for (const { id, text } of mass) examples.push({ id, text });
  return { base, examples };
}
