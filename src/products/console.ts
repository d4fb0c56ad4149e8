import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type * as Vite from 'vite';
import { z } from 'zod';
import { writeAssets, type BuiltFile } from './asset-files.ts';
import { fingerprint } from './fingerprint.ts';
import { ProductError, type Product } from './product.ts';

/** What goes into the application beside our own files; their versions stand in package.json. */
const PACKAGES = ['vite', 'react', 'react-dom', 'react-aria-components', 'chart.js', 'zod'] as const;
/** Its own files, and what it shares with the server: what requests and answers look like. */
export const CONSOLE_SOURCES = [
  'src/browser/console',
  'src/console/api',
  'src/console/csv.ts',
  'src/console/route.ts',
  'src/console/table.ts',
  'src/model/export-format.ts',
  'src/model/insight.ts',
  'src/model/mask.ts',
  'src/model/staff.ts',
  'src/model/template.ts',
  'src/model/zone.ts',
  'src/products/console.ts',
  'src/products/asset-files.ts',
];
const TYPES: { readonly [ending: string]: string } = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
};

/** The application that staff review conversations in: one script and one style. */
export const consoleApp: Product = {
  name: 'console',
  key: async (snapshot) => fingerprint(snapshot, CONSOLE_SOURCES, await versions(snapshot.root)),
  async build(root, outDir) {
    const { build } = await bundler();
    const output = await build({
      root,
      configFile: false,
      envFile: false,
      publicDir: false,
      logLevel: 'silent',
      oxc: { jsx: { runtime: 'automatic' } },
      mode: 'production',
      build: {
        write: false,
        target: ['chrome123', 'firefox120', 'safari17.5'],
        modulePreload: false,
        rollupOptions: {
          input: {
            console: path.join(root, 'src/browser/console/main.tsx'),
            'console-style': path.join(root, 'src/browser/console/style/console.css'),
          },
          output: { entryFileNames: '[name].js', assetFileNames: '[name][extname]' },
        },
      },
    });
    await writeAssets(outDir, filesOf(output));
  },
};

/** One script and one style; a piece of either that stood alone would be asked for by a name that nobody serves. */
function filesOf(built: Awaited<ReturnType<typeof Vite.build>>): readonly BuiltFile[] {
  const outputs = [built].flat().flatMap((each) => ('output' in each ? each.output : []));
  const files = outputs
    .filter(({ type, fileName }) =>
      type === 'chunk' ? fileName === 'console.js' : fileName.endsWith('.css'),
    )
    .map((each) => ({
      name: each.type === 'chunk' ? 'console.js' : 'console.css',
      type: TYPES[path.extname(each.fileName)] ?? '',
      bytes: Buffer.from(each.type === 'chunk' ? each.code : each.source),
    }));
  if (files.length !== 2)
    throw new ProductError(`The console was built into ${files.length} files, not two.`);
  return files;
}

/** Asked of package.json, not of the packages: in production they are not there, and the key must be the same. */
async function versions(root: string): Promise<string> {
  const manifest = packageJson.parse(JSON.parse(await readFile(path.join(root, 'package.json'), 'utf8')));
  const all = { ...manifest.dependencies, ...manifest.devDependencies };
  return PACKAGES.map((name) => `${name}@${all[name] ?? ''}`).join(' ');
}

const list = z.record(z.string(), z.string());
const packageJson = z.object({ dependencies: list, devDependencies: list });

async function bundler(): Promise<typeof Vite> {
  try {
    return await import('vite');
  } catch (cause) {
    throw new ProductError(
      'The console’s bundler is not installed, as in every production install. Run `npm ci && npm run build` where ' +
        'the development packages are, and take the build folder along.',
      { cause },
    );
  }
}
