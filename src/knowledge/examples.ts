import type { Example } from '../match/fit.ts';
import { ContentError, type ContentFault } from '../model/content-fault.ts';
import { readBase, readMass, type WholeBase } from './base.ts';

/** All that a model is fitted on: each entry's own phrasings, keywords and title, and the mass beside them. */
export function examplesOf(folder: string): { base: WholeBase; examples: Example[] } {
  const { base, faults: found } = readBase(folder);
  const faults: ContentFault[] = [...found];
  const mass = readMass(folder, faults);
  if (base === undefined || faults.length > 0) throw new ContentError(faults);
  const examples: Example[] = [];
  for (const entry of base.entries.values()) {
    for (const text of [entry.title, ...entry.keywords, ...entry.phrasings])
      examples.push({ id: entry.id, text });
  }
  for (const { id, text } of mass) examples.push({ id, text });
  return { base, examples };
}
