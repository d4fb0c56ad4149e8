import type { Correction } from '../model/correction.ts';
import { decodeModel, type LoadedModel } from './model-file.ts';
import { fitInWorker } from './model-product.ts';

/**
 * How often a correction counts among some 150 phrasings an entry. Once, it hardly moves what is said in other words;
 * three times, such words are offered the entry; from ten on most are answered. Up to twelve, no message of our own
 * ranking set was lost by it.
 */
const TIMES = 10;

/** A model fitted on the content and these corrections on top; takes some ten seconds in a worker. */
export async function refit(
  contentDir: string,
  corrections: readonly Correction[],
  signal?: AbortSignal,
): Promise<LoadedModel> {
  const extra = corrections.flatMap(({ text, expected }) =>
    Array.from({ length: TIMES }, () => ({ id: expected, text })),
  );
  return decodeModel(await fitInWorker(contentDir, extra, signal));
}
