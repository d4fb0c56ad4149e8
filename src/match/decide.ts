import type { Candidate, Finding, Why } from '../model/finding.ts';
import type { EntryId } from '../model/ids.ts';

/** From how sure on the bot answers, offers a choice, or says that it does not know. */
export interface Thresholds {
  /** More than a half, so that nothing else can be as likely. */
  readonly answer: number;
  /** The entries offered must together be at least this likely. */
  readonly offer: number;
  /** From this likelihood of `none` on nothing is offered. */
  readonly none: number;
}

const MOST_OFFERED = 3;

/** Turns ranked candidates into what the bot does. */
export function decide(ranked: readonly Candidate[], why: Why, thresholds: Thresholds): Finding {
  const entries: { id: EntryId; confidence: number }[] = [];
  for (const { id, confidence } of ranked) if (id !== 'none') entries.push({ id, confidence });
  const [first] = entries;
  const none = ranked.find((candidate) => candidate.id === 'none')?.confidence ?? 0;
  if (first === undefined) return { outcome: 'unknown', why };
  if (first.confidence >= thresholds.answer) return { outcome: 'answered', id: first.id, why };
  const offered = entries.slice(0, MOST_OFFERED);
  const together = offered.reduce((sum, entry) => sum + entry.confidence, 0);
  if (together < thresholds.offer || none >= thresholds.none) return { outcome: 'unknown', why };
  return { outcome: 'offered', ids: offered.map((entry) => entry.id), why };
}
