import path from 'node:path';
import { modelProduct } from '../knowledge/model-product.ts';
import type { Product } from './product.ts';

/** The matcher, fitted on all phrasings of the knowledge base. */
export const model: Product = {
  name: 'model',
  needs: 'nothing',
  key: (root) => modelProduct.key(root),
  build: (root, outDir) => modelProduct.build(root, path.join(outDir, 'model.bin')),
};
