import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { keepLexicons } from '../lexicons.ts';
import { DangerFileError, decodeDangerModel } from './file.ts';
import type { DangerModel } from './fit.ts';
import { DANGER_FILE, LEXICONS_FILE } from './product.ts';
import { createWeigher } from './weigh.ts';

/** What became of the classifier's file. Without it the rules serve alone: safety depends on no file. */
export type LoadedDanger =
  | { readonly kind: 'ready'; readonly model: DangerModel }
  | { readonly kind: 'missing'; readonly reason: string };

/** Plain words of danger: a classifier that is whole knows them. */
const KNOWN = 'i want to kill myself';

/**
 * Reads the fitted classifier and lets it judge a sentence; one missing or broken is an ordinary outcome. The phrase
 * trees beside it only save time, with the rules as well.
 */
export async function loadDangerModel(dir: string): Promise<LoadedDanger> {
  try {
    keepLexicons(await readFile(path.join(dir, LEXICONS_FILE)));
    // A buffer of Node's pool may begin anywhere; typed arrays want a multiple of four.
    const model = decodeDangerModel(new Uint8Array(await readFile(path.join(dir, DANGER_FILE))));
    const evidence = createWeigher(model)(KNOWN);
    if (evidence === undefined || !(evidence.most > 0))
      throw new DangerFileError('it does not know plain words of danger');
    return { kind: 'ready', model };
  } catch (error) {
    return { kind: 'missing', reason: error instanceof Error ? error.message : String(error) };
  }
}
