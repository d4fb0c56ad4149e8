import path from 'node:path';
import { buildHeldOut, HELD_OUT_SOURCES, readHeldOut } from '../knowledge/held-out-product.ts';
import type { HeldOutReport, Made } from '../model/authoring.ts';
import { ensure, type EnsureOptions } from './ensure.ts';
import { fingerprint } from './fingerprint.ts';
import { freshDir, type Product } from './product.ts';

const FILE = 'held-out.json';

/**
 * What every phrasing is taken for by a model that never saw it: for authors. A start does not need it, so it is made
 * when somebody first looks.
 */
const heldOut: Product = {
  name: 'held-out',
  key: async (snapshot) => fingerprint(snapshot, HELD_OUT_SOURCES),
  build: (root, outDir, signal) =>
    buildHeldOut(path.join(root, 'knowledge/en'), path.join(outDir, FILE), signal),
};

/** The judgments on the content as it is now; made, in about a minute, where there are none. */
export async function ensureHeldOut(
  root: string,
  options: Pick<EnsureOptions, 'report' | 'signal'>,
): Promise<Exclude<Made<HeldOutReport>, { kind: 'making' }>> {
  const dir = freshDir(await ensure(root, [heldOut], options), 'held-out');
  return dir === undefined ? { kind: 'failed' } : readHeldOut(path.join(dir, FILE));
}
