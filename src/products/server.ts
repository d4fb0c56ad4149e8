import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type * as Esbuild from 'esbuild';
import { withBundler } from './bundler.ts';
import { snapshotOf } from './fingerprint.ts';
import { ENTRY_FILE, keyOfServer, SERVER } from './packed.ts';
import type { Product } from './product.ts';

const ENTRY = 'src/serve.ts';

/** How our modules name one that runs in a thread of its own: in this form and in no other. */
const THREAD = /new URL\('(\.\/[\w-]+\.ts)', import\.meta\.url\)/g;

/** Asked for only where they are: the tools of a build, and what restify does without. */
const EXTERNAL = ['esbuild', 'vite', 'dtrace-provider'];

const PACKED = {
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node24',
  external: EXTERNAL,
  // Older packages ask for Node's own modules by `require`, which a module of the newer kind has not.
  banner: {
    js: `import { createRequire as requireAt } from 'node:module'; const require = requireAt(import.meta.url);`,
  },
  tsconfigRaw: '{}',
  logLevel: 'silent',
} as const satisfies Esbuild.BuildOptions;

/**
 * The server and the packages it stands on in a few files: a start reads these, and not two thousand modules one by
 * one. It is the sources that count: where these are no longer what was packed, they are run as they are.
 */
export const server: Product = {
  name: SERVER,
  key: async (snapshot) => keyOfServer(snapshot),
  async build(root, outDir) {
    const entries = [ENTRY, ...(await threadsOf(root))];
    const options = {
      ...PACKED,
      absWorkingDir: root,
      outdir: outDir,
      entryPoints: entries.map((file) => ({ in: file, out: path.parse(flat(file)).name })),
      plugins: [namedFlat(root)],
    };
    await withBundler((build) => build(options));
    await writeFile(path.join(outDir, 'package.json'), '{ "type": "module" }\n');
  },
};

/** Modules that run in threads: they are packed as files of their own. */
async function threadsOf(root: string): Promise<ReadonlySet<string>> {
  const sources = snapshotOf(root)
    .files('src')
    .filter((file) => file.endsWith('.ts'));
  const found = await Promise.all(
    sources.map(async (file) =>
      [...(await readFile(path.join(root, file), 'utf8')).matchAll(THREAD)].map(([, name = '']) =>
        path.join(path.dirname(file), name),
      ),
    ),
  );
  return new Set(found.flat());
}

/** All packed files stand in one folder: the place of a source is in its name. */
function flat(file: string): string {
  return file === ENTRY ? ENTRY_FILE : `${file.split(path.sep).slice(1).join('-').replace(/\.ts$/, '')}.js`;
}

/** Lets modules find their threads where these are after packing. */
function namedFlat(root: string): Esbuild.Plugin {
  return {
    name: 'threads',
    setup: (building) =>
      building.onLoad({ filter: /[\\/]src[\\/].*\.ts$/ }, async ({ path: file }) => {
        const folder = path.relative(root, path.dirname(file));
        const text = await readFile(file, 'utf8');
        const contents = text.replace(
          THREAD,
          (_, name: string) => `new URL('./${flat(path.join(folder, name))}', import.meta.url)`,
        );
        return { contents, loader: 'ts' };
      }),
  };
}
