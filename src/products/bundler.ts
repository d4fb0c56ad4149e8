import type * as Esbuild from 'esbuild';
import { ProductError } from './product.ts';

/** How many builds use the bundler now: they share one process of it, which the last of them ends. */
let using = 0;

/** Lends the bundler, where it is installed; otherwise rejects with a ProductError that says what to do. */
export async function withBundler<T>(work: (build: typeof Esbuild.build) => Promise<T>): Promise<T> {
  const { build, stop } = await bundler();
  using += 1;
  try {
    return await work(build);
  } finally {
    using -= 1;
    if (using === 0) await stop();
  }
}

async function bundler(): Promise<typeof Esbuild> {
  try {
    return await import('esbuild');
  } catch (cause) {
    throw new ProductError(
      'The bundler is not installed, as in every production install. Run `npm ci && npm run build` where the ' +
        'development packages are, and take the build folder along.',
      { cause },
    );
  }
}
