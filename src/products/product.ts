import type { Snapshot } from './fingerprint.ts';

/** Where products stand, below the top folder; ignored by git. */
export const BUILD_FOLDER = 'build';
/** The file of a product that holds the hash of what it was made from. */
export const STAMP = 'stamp';

/** Something that is made once from sources, and again when they change. */
export interface Product {
  readonly name: ProductName;
  /** A hash of what it is made from. Cheap: it is asked at every start. */
  key(snapshot: Snapshot): Promise<string>;
  /** Makes it in an empty folder; rejects with a ProductError whose message says what to do, and where it is given up. */
  build(root: string, outDir: string, signal?: AbortSignal): Promise<void>;
}

export type ProductName =
  'web-chat' | 'browser' | 'console' | 'model' | 'danger' | 'server' | 'texts' | 'held-out';

/** Why a product could not be made: an ordinary outcome on a machine without a registry or tool chain. */
export class ProductError extends Error {
  override readonly name = 'ProductError';
}

/**
 * What became of one product. `stale` is an older build, because a fresh one could not be made: what pages need still
 * serves, what judges messages does not.
 */
export type ProductState =
  | { readonly kind: 'ready'; readonly dir: string }
  | { readonly kind: 'made'; readonly dir: string; readonly ms: number }
  | { readonly kind: 'stale'; readonly dir: string; readonly reason: string }
  | { readonly kind: 'missing'; readonly reason: string };

export type ProductStates = ReadonlyMap<ProductName, ProductState>;

/** The folder of a product that was made from what its sources are now. */
export function freshDir(states: ProductStates, name: ProductName): string | undefined {
  const state = states.get(name);
  return state?.kind === 'ready' || state?.kind === 'made' ? state.dir : undefined;
}

/** Why there is no fresh build of a product, as one sentence. */
export function reasonOf(states: ProductStates, name: ProductName): string {
  const state = states.get(name);
  return state !== undefined && 'reason' in state ? state.reason : 'It is not built yet.';
}

/** The folder of a product that may be used, whatever its age. */
export function productDir(states: ProductStates, name: ProductName): string | undefined {
  const state = states.get(name);
  return state === undefined || state.kind === 'missing' ? undefined : state.dir;
}
