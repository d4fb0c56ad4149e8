import type { Model } from './fit.ts';
import type { Reading } from './reader.ts';
import type { Scorer } from './scores.ts';

const MOST = 5;

/**
 * The words that speak most for a class: what each word's own line of the word scorer gives it above the average
 * class. Neighbouring pairs are left out: they would name the same words again.
 */
export function matchedWords(
  model: Model,
  scorer: Pick<Scorer, 'lineOf'>,
  reading: Reading,
  id: string,
): string[] {
  const column = model.classes.indexOf(id);
  const gains = new Map<string, number>();
  for (const [at, root] of reading.stems.entries()) {
    const word = reading.words[at] ?? root;
    const line = scorer.lineOf(root);
    if (line === undefined || gains.has(word) || word === '?') continue;
    gains.set(word, above(model, line, column));
  }
  return [...gains]
    .filter(([, gain]) => gain > 0.3)
    .sort((a, b) => b[1] - a[1])
    .slice(0, MOST)
    .map(([word]) => word);
}

function above(model: Model, line: number, column: number): number {
  const { classes, weights, scales } = model.words;
  let sum = 0;
  for (let c = 0; c < classes; c += 1) sum += weights[line * classes + c] ?? 0;
  return ((weights[line * classes + column] ?? 0) - sum / classes) * (scales[line] ?? 0);
}
