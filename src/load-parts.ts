import path from 'node:path';
import type { Config } from './config.ts';
import { loadClinic, loadContent } from './content.ts';
import { createCrisis, readCrisisSources } from './crisis.ts';
import { faultOf } from './model/fault.ts';
import type { World } from './model/world.ts';
import type { AppParts } from './parts.ts';
import { freshDir, reasonOf, type ProductStates } from './products/product.ts';
import { loadDangerModel, type LoadedDanger } from './safety/classifier/load.ts';
import { StartError } from './start-error.ts';

/** Reads everything written: content, the words for danger, the fitted model. */
export async function loadParts(
  config: Pick<Config, 'clinicFile' | 'retentionDays'>,
  { clock, log }: Pick<World, 'clock'> & Partial<Pick<World, 'log'>>,
  root: string,
  products: ProductStates,
): Promise<AppParts> {
  const modelDir = freshDir(products, 'model');
  if (modelDir === undefined) throw new StartError(unfitted(products));
  const clinic = loadClinic(root, config.clinicFile);
  const sources = readCrisisSources(root, clinic);
  const content = await loadContent({
    root,
    clinicFile: config.clinicFile,
    modelFile: path.join(modelDir, 'model.bin'),
    numbers: { emergency: sources.numbers.emergency ?? '', line: sources.numbers.line ?? '' },
    days: config.retentionDays,
    clock,
  });
  const danger = await loadDanger(products);
  const model = danger.kind === 'ready' ? danger.model : undefined;
  const failed = (cause: unknown): void => log?.error('classifier-failed', { fault: faultOf(cause) });
  const contact = content.values()['contact'] ?? '';
  const crisis = createCrisis({ ...sources, model, failed }, contact, config.retentionDays, clock);
  return { content, crisis, products, unclassified: danger.kind === 'missing' ? danger.reason : undefined };
}

/** The classifier for danger, where it is built, fresh and whole: the rules need no file. */
async function loadDanger(products: ProductStates): Promise<LoadedDanger> {
  const dir = freshDir(products, 'danger');
  if (dir === undefined) return { kind: 'missing', reason: reasonOf(products, 'danger') };
  return loadDangerModel(dir);
}

/** An old model names entries that may be gone, or mean something else by now. */
function unfitted(products: ProductStates): string {
  const state = products.get('model')?.kind === 'stale' ? 'out of date' : 'not built';
  return `The fitted model is ${state}. ${reasonOf(products, 'model')} Mend that, then run npm run build.`;
}
