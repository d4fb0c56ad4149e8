import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type * as Esbuild from 'esbuild';
import { withBundler } from './bundler.ts';
import { snapshotOf } from './fingerprint.ts';
import { ENTRY_FILE, HERE, keyOfServer, SERVER } from './packed.ts';
import type { Product } from './product.ts';

const ENTRY = 'src/serve.ts';

/** How our modules name one that runs in a thread of its own: in this form and in no other. */
const THREAD = /new URL\('(\.\/[\w-]+\.ts)', import\.meta\.url\)/g;

/**
 * Not packed: the tools of a build, what restify does without, what few installations ever load, and what asks for a part
 * of Node that is about to go: Node warns of that wherever it is not a package that asks.
 */
const EXTERNAL = [
  'whatwg-url',
  'esbuild',
  'vite',
  'dtrace-provider',
  '@slack/*',
  'nodemailer',
  'openid-client',
  'prom-client',
];

/** Packages of the older kind ask for Node's own modules by `require`, which a module of the newer kind has not. */
const REQUIRE = `import { createRequire as requireAt } from 'node:module'; const require = requireAt(import.meta.url);`;

const PACKED = {
  bundle: true,
  platform: 'node',
  target: 'node24',
  external: EXTERNAL,
  // Less to read; names stay, for faults are told by them.
  minifyWhitespace: true,
  minifySyntax: true,
  legalComments: 'none',
  tsconfigRaw: '{}',
  logLevel: 'silent',
} as const satisfies Esbuild.BuildOptions;

/**
 * The server and the packages it stands on in one file, its threads in a few: a start reads these, and not two thousand
 * modules one by one. It is the sources that count: where these are no longer what was packed, they are run as they are.
 */
export const server: Product = {
  name: SERVER,
  key: keyOfServer,
  async build(root, outDir) {
    const threads = await threadsOf(root);
    const all = { ...PACKED, absWorkingDir: root, plugins: [namedFlat(root)] };
    await withBundler((build) =>
      Promise.all([
        build({
          ...all,
          // Run as one script, whose compiled code can be kept (packed.ts); the address of its modules is handed in.
          format: 'cjs',
          define: { 'import.meta.url': HERE },
          entryPoints: [ENTRY],
          outfile: path.join(outDir, ENTRY_FILE),
        }),
        build({
          ...all,
          format: 'esm',
          splitting: true,
          banner: { js: REQUIRE },
          entryPoints: [...threads].map((file) => ({ in: file, out: flat(file) })),
          outdir: outDir,
          outExtension: { '.js': '.mjs' },
        }),
      ]),
    );
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
  return file.split(path.sep).slice(1).join('-').replace(/\.ts$/, '');
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
          (_, name: string) => `new URL('./${flat(path.join(folder, name))}.mjs', import.meta.url)`,
        );
        return { contents, loader: 'ts' };
      }),
  };
}
