import type { Lexicon } from './lexicon.ts';
import { plain, words } from './normalise.ts';

/** Longer messages are never repeated word for word. */
const MOST_WORDS = 8;
/** What a message that stands in the base itself leaves to chance. */
const CERTAIN = 0.97;

/** Messages of the base by their plain words, and the number of the class each belongs to. */
export type Known = ReadonlyMap<string, number>;

/** A text's plain words as one key; undefined for a text too long to be known. */
export function knownKey(text: string, { spellings }: Pick<Lexicon, 'spellings'>): string | undefined {
  if (text.length > MOST_WORDS * 16) return undefined;
  // Marks are words of their own to the scorers; here "what is cbt" and "What is CBT?" are the same.
  const said = words(plain(text), spellings).filter((word) => /[a-z0-9#]/.test(word));
  return said.length === 0 || said.length > MOST_WORDS ? undefined : said.join(' ');
}

/** The short messages that stand in the base under one class and no other. */
export function knownMessages(
  examples: readonly { readonly text: string }[],
  targets: Uint16Array,
  lexicon: Lexicon,
): Known {
  const known = new Map<string, number>();
  const disputed = new Set<string>();
  for (const [at, { text }] of examples.entries()) {
    const key = knownKey(text, lexicon);
    const target = targets[at] ?? 0;
    if (key === undefined) continue;
    if ((known.get(key) ?? target) !== target) disputed.add(key);
    known.set(key, target);
  }
  for (const key of disputed) known.delete(key);
  return known;
}

/** Somebody who writes just what the base says means just that, however near the neighbors score. */
export function recall(confidence: Float32Array, target: number): void {
  const own = confidence[target] ?? 0;
  if (own >= CERTAIN) return;
  const rest = (1 - CERTAIN) / Math.max(1 - own, 1e-6);
  for (let at = 0; at < confidence.length; at += 1) confidence[at] = (confidence[at] ?? 0) * rest;
  confidence[target] = CERTAIN;
}
