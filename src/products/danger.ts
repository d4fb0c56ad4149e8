import path from 'node:path';
import { buildDangerModel, DANGER_SOURCES } from '../safety/classifier/product.ts';
import { fingerprint } from './fingerprint.ts';
import type { Product } from './product.ts';

/**
 * The classifier for danger, fitted on messages labelled for danger and on all phrasings of the knowledge base; and
 * the phrase trees of the rules, ready to read.
 */
export const danger: Product = {
  name: 'danger',
  key: async (snapshot) => fingerprint(snapshot, DANGER_SOURCES),
  build: (root, outDir) => buildDangerModel(path.join(root, 'knowledge/en'), outDir),
};
