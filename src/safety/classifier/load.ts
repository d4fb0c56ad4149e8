import { readFile } from 'node:fs/promises';
import { decodeDangerModel } from './file.ts';
import type { DangerModel } from './fit.ts';

/** What became of the classifier's file. Without it the rules serve alone: safety depends on no file. */
export type LoadedDanger =
  | { readonly kind: 'ready'; readonly model: DangerModel }
  | { readonly kind: 'missing'; readonly reason: string };

/** Reads the fitted classifier; a file that is missing or broken is an ordinary outcome. */
export async function loadDangerModel(file: string): Promise<LoadedDanger> {
  try {
    // A buffer of Node's pool may begin anywhere; typed arrays want a multiple of four.
    return { kind: 'ready', model: decodeDangerModel(new Uint8Array(await readFile(file))) };
  } catch (error) {
    return { kind: 'missing', reason: error instanceof Error ? error.message : String(error) };
  }
}
