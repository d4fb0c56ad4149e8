import path from 'node:path';
import type { Config } from './config.ts';
import { createContent } from './content.ts';
import { createCrisis } from './crisis.ts';
import { faultOf } from './model/fault.ts';
import type { World } from './model/world.ts';
import type { AppParts } from './parts.ts';
import { freshDir, reasonOf, type ProductStates } from './products/product.ts';
import { loadDangerModel, type LoadedDanger } from './safety/classifier/load.ts';
import { StartError } from './start-error.ts';
import type { Written } from './written.ts';

/** Puts what was written beside the fitted models; of these the matcher's must be there and fresh. */
export async function loadParts(
  written: Written,
  { retentionDays: days }: Pick<Config, 'retentionDays'>,
  { clock, log }: Pick<World, 'clock'> & Partial<Pick<World, 'log'>>,
  products: ProductStates,
): Promise<AppParts> {
  const modelDir = freshDir(products, 'model');
  if (modelDir === undefined) throw new StartError(unfitted(products));
  const modelFile = path.join(modelDir, 'model.bin');
  const content = await createContent({ written, modelFile, days, clock });
  const danger = await loadDanger(products);
  const model = danger.kind === 'ready' ? danger.model : undefined;
  const failed = (cause: unknown): void => log?.error('classifier failed', { fault: faultOf(cause) });
  const contact = content.values()['contact'] ?? '';
  const crisis = createCrisis({ ...written.crisis, model, failed }, contact, days, clock);
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
