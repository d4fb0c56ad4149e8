import { isEntryId, type EntryId } from '../model/ids.ts';
import type { Candidate, Finding } from '../model/finding.ts';
import type { Model } from './fit.ts';
import { JUDGE, type JudgeSettings } from './settings.ts';
import { createScorer } from './scores.ts';
import { confidences } from './fusion.ts';
import { decide } from './decide.ts';
import { knownKey, recall } from './known.ts';
import { matchedWords } from './explain.ts';

/** Judges messages with a fitted model. Holds working memory: one message at a time, one thread. */
export interface Matcher {
  judge(text: string): Finding;
}

const REASONS = 8;

/** The matcher over a fitted model. */
export function createMatcher(model: Model, settings: JudgeSettings = JUDGE): Matcher {
  const scorer = createScorer(model);
  const ids = model.classes.map((id): EntryId | 'none' => (isEntryId(id) ? id : 'none'));
  return {
    judge(text) {
      const reading = scorer.read(text);
      const scores = scorer.score(reading);
      const confidence = confidences(scores, reading.stems.length, settings.fusion);
      const known = model.known.get(knownKey(text, model.lexicon) ?? '');
      if (known !== undefined) recall(confidence, known);
      const ranked = best(ids, confidence);
      const matched = matchedWords(model, scorer, reading, ranked[0]?.id ?? 'none');
      const why = { candidates: ranked, matched, corrected: reading.corrected };
      return decide(ranked, why, settings.thresholds);
    },
  };
}

function best(ids: readonly (EntryId | 'none')[], confidence: Float32Array): Candidate[] {
  const found: Candidate[] = ids.map((id, at) => ({ id, confidence: confidence[at] ?? 0 }));
  return found.sort((a, b) => b.confidence - a.confidence).slice(0, REASONS);
}
