import type { Example } from '../match/fit.ts';
import { ContentError, type ContentFault } from '../model/content-fault.ts';
import { readBase, readMass, type WholeBase } from './base.ts';
import type { Phrasing } from './phrasings.ts';

/** All that a model is fitted on: each entry's own phrasings, keywords and title, and the mass beside them. */
export function examplesOf(folder: string): { base: WholeBase; examples: Example[] } {
  const { base, mass } = readExamples(folder);
  const examples: Example[] = [];
  for (const entry of base.entries.values()) {
    for (const text of [entry.title, ...entry.keywords, ...entry.phrasings])
      examples.push({ id: entry.id, text });
  }
  for (const { id, text } of mass) examples.push({ id, text });
  return { base, examples };
}

/** The same, what people write apart from titles and keywords, and each with the place where it stands. */
export function phrasingsOf(folder: string): {
  readonly base: WholeBase;
  readonly names: readonly Example[];
  readonly phrasings: readonly Phrasing[];
} {
  const { base, mass } = readExamples(folder);
  const entries = [...base.entries.values()];
  const own = entries.flatMap((entry) =>
    entry.phrasings.map((text, at) => ({
      id: entry.id,
      text,
      file: entry.file,
      line: entry.line('phrasings', at),
    })),
  );
  const names = entries.flatMap(({ id, title, keywords }) =>
    [title, ...keywords].map((text) => ({ id, text })),
  );
  return { base, names, phrasings: [...own, ...mass] };
}

function readExamples(folder: string): { base: WholeBase; mass: readonly Phrasing[] } {
  const { base, faults: found } = readBase(folder);
  const faults: ContentFault[] = [...found];
  const mass = readMass(folder, faults);
  if (base === undefined || faults.length > 0) throw new ContentError(faults);
  return { base, mass };
}
