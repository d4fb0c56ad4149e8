import type { Correction } from '../model/correction.ts';
import { learnable } from './learnable.ts';

const REMARK = '# corrections';

/**
 * A file of phrasings, as knowledge/en/phrasings has them: a group for each entry, a message a line. `existing` come
 * first, and nothing stands there twice.
 */
export function phrasingFile(existing: readonly Correction[], corrections: readonly Correction[]): string {
  const added = corrections.map(asLine).filter(({ text }) => text !== '');
  const groups = Map.groupBy([...existing, ...added], ({ expected }) => expected);
  const parts = [...groups].map(([id, all]) =>
    [`## ${id}`, ...new Set(all.map(({ text }) => text))].join('\n'),
  );
  return `${[REMARK, ...parts].join('\n')}\n`;
}

/** A line that begins with a hash would be a remark, or open a group. */
function asLine(correction: Correction): Correction {
  const { text, expected } = learnable(correction);
  return { text: text.replace(/^[#\s]+/, ''), expected };
}
