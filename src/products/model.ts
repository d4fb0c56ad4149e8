import path from 'node:path';
import { buildModel, MODEL_SOURCES } from '../knowledge/model-product.ts';
import { fingerprint } from './fingerprint.ts';
import type { Product } from './product.ts';

/** The matcher, fitted on all phrasings of the knowledge base. */
export const model: Product = {
  name: 'model',
  key: async (snapshot) => fingerprint(snapshot, MODEL_SOURCES),
  build: (root, outDir) =>
    buildModel({ contentDir: path.join(root, 'knowledge/en'), outFile: path.join(outDir, 'model.bin') }),
};
