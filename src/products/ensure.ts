import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { codeOf } from '../model/fault.ts';
import { readStamp } from './kept.ts';
import { withLock } from './lock.ts';
import { snapshotOf, type Snapshot } from './fingerprint.ts';
import type { Product, ProductName, ProductState, ProductStates } from './product.ts';
import { BUILD_FOLDER, ProductError, STAMP } from './product.ts';

export interface EnsureOptions {
  /** Told what is going on, a line at a time: for the person who started the program. */
  readonly report: (line: string) => void;
  /** Only these; all without it. */
  readonly which?: readonly ProductName[];
  /** Gives up what can be given up. */
  readonly signal?: AbortSignal;
  /** The files as a start has looked at them already. */
  readonly snapshot?: Snapshot;
}

/**
 * Makes what is missing or stale, several at a time, one process at a time, each moved into place whole. Never
 * rejects because of one product: what could not be made is told in its state.
 */
export async function ensure(
  root: string,
  products: readonly Product[],
  options: EnsureOptions,
): Promise<ProductStates> {
  const wanted = products.filter(({ name }) => options.which?.includes(name) ?? true);
  const before = await inspect(options.snapshot ?? snapshotOf(root), wanted);
  if (before.every(({ fresh }) => fresh)) return states(before);
  const waiting = (): void => options.report('Another process is building; waiting for it.');
  return withLock(path.join(root, BUILD_FOLDER, 'lock'), waiting, async () => {
    const found = await inspect(snapshotOf(root), wanted);
    const needed = found.filter(({ fresh }) => !fresh).map(({ product }) => product.name);
    if (needed.length > 0) options.report(`Building ${needed.join(', ')}; this takes up to a minute.`);
    return states(await Promise.all(found.map((each) => make(root, each, options))));
  });
}

interface Inspected {
  readonly product: Product;
  readonly dir: string;
  readonly key: string;
  readonly fresh: boolean;
  readonly state: ProductState;
}

function states(inspected: readonly Inspected[]): ProductStates {
  return new Map(inspected.map(({ product, state }) => [product.name, state]));
}

function inspect(snapshot: Snapshot, products: readonly Product[]): Promise<Inspected[]> {
  return Promise.all(
    products.map(async (product) => {
      const dir = path.join(snapshot.root, BUILD_FOLDER, product.name);
      const [key, stamp] = await Promise.all([product.key(snapshot), readStamp(dir)]);
      const state: ProductState =
        stamp === undefined ? { kind: 'missing', reason: 'not built yet' } : { kind: 'ready', dir };
      return { product, dir, key, fresh: stamp === key, state };
    }),
  );
}

async function make(root: string, found: Inspected, { report, signal }: EnsureOptions): Promise<Inspected> {
  if (found.fresh) return found;
  const { product, dir, key } = found;
  const fresh = `${dir}.new`;
  const started = performance.now();
  try {
    await rm(fresh, { recursive: true, force: true });
    await mkdir(fresh, { recursive: true });
    await product.build(root, fresh, signal);
    await writeFile(path.join(fresh, STAMP), key);
    await replace(dir, fresh);
  } catch (error) {
    await rm(fresh, { recursive: true, force: true });
    return { ...found, state: failed(found, error, report) };
  }
  const ms = Math.round(performance.now() - started);
  report(`Built ${product.name} in ${(ms / 1000).toFixed(1)} s.`);
  return { ...found, state: { kind: 'made', dir, ms } };
}

/** Two renames: a reader in between finds nothing, takes the lock, and so waits for the second. */
async function replace(dir: string, fresh: string): Promise<void> {
  const old = `${dir}.old`;
  await rm(old, { recursive: true, force: true });
  await rename(dir, old).catch((error: unknown) => {
    if (codeOf(error) !== 'ENOENT') throw error;
  });
  await rename(fresh, dir);
  await rm(old, { recursive: true, force: true });
}

function failed(
  { product, dir, state }: Inspected,
  error: unknown,
  report: (line: string) => void,
): ProductState {
  const reason = error instanceof ProductError ? error.message : `Building it failed: ${messageOf(error)}`;
  // Why, is told once: by whoever needs the product, who knows what follows from it.
  report(`Could not build ${product.name}.`);
  return state.kind === 'missing' ? { kind: 'missing', reason } : { kind: 'stale', dir, reason };
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
