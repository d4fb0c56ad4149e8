import type { Finding } from '../model/finding.ts';
import { createMatcher } from '../match/judge.ts';
import type { LoadedModel } from './model-file.ts';

/** Finds what the base makes of a message. Working memory is shared between calls: one thread only. */
export interface Finder {
  find(text: string): Finding;
  /** Names the fitted model in decision records. */
  readonly model: string;
}

/** The finder over a fitted model. */
export function createFinder({ model, hash }: LoadedModel): Finder {
  const matcher = createMatcher(model);
  return { find: (text) => matcher.judge(text), model: hash };
}
