import { decide } from '../match/decide.ts';
import { JUDGE } from '../match/settings.ts';
import type { Finding } from '../model/finding.ts';
import type { EntryId } from '../model/ids.ts';

/** Where what is ruled out held more than this, what is left is noise. */
const MOST_RULED_OUT = 0.95;

/** A finding judged again without entries that are known not to be meant. */
export function without(finding: Finding, ids: readonly EntryId[]): Finding {
  const { why } = finding;
  const out = new Set<string>(ids);
  const gone = why.candidates.reduce((sum, { id, confidence }) => sum + (out.has(id) ? confidence : 0), 0);
  if (gone === 0) return finding;
  if (gone > MOST_RULED_OUT) return { outcome: 'unknown', why };
  const candidates = why.candidates
    .filter(({ id }) => !out.has(id))
    .map(({ id, confidence }) => ({ id, confidence: confidence / (1 - gone) }));
  return decide(candidates, { ...why, candidates }, JUDGE.thresholds);
}

/** How sure the best entry is. */
export function sureness({ why }: Finding): number {
  return why.candidates.find(({ id }) => id !== 'none')?.confidence ?? 0;
}

/** The best entry, however unsure. */
export function bestEntry({ why }: Finding): EntryId | undefined {
  for (const { id } of why.candidates) if (id !== 'none') return id;
  return undefined;
}
