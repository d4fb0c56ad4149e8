import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { writeAssets, type BuiltFile } from './asset-files.ts';
import { withBundler } from './bundler.ts';
import { fingerprint } from './fingerprint.ts';
import { ProductError, type Product } from './product.ts';

const PAGES = ['chat.ts', 'chat.css', 'example.ts', 'example.css', 'widget.css'];
/** The launcher runs on the clinic's own pages, in whatever browser people open them with. */
const LAUNCHER = ['widget.ts'];
const TYPES: { readonly [ending: string]: string } = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
};

const SMALL = {
  bundle: true,
  minify: true,
  write: false,
  charset: 'utf8',
  legalComments: 'none',
  logLevel: 'silent',
  tsconfigRaw: '{}',
} as const;

/** The scripts and styles of our own pages, bundled and made small. */
export const browser: Product = {
  name: 'browser',
  async key(snapshot) {
    const makers = ['src/products/browser.ts', 'src/products/asset-files.ts'];
    return fingerprint(snapshot, ['src/browser', ...makers], await bundlerVersion(snapshot.root));
  },
  async build(root, outDir) {
    const folder = path.join(root, 'src/browser');
    await withBundler(async (build) => {
      const bundle = async (names: readonly string[], format: 'esm' | 'iife', target: string[]) => {
        const entryPoints = names.map((name) => path.join(folder, name));
        const options = { ...SMALL, absWorkingDir: root, outdir: outDir, entryPoints, format, target };
        const { outputFiles } = await build(options);
        return outputFiles.map(builtFile);
      };
      const files = await Promise.all([
        bundle(PAGES, 'esm', ['chrome109', 'firefox115', 'safari15.6']),
        bundle(LAUNCHER, 'iife', ['chrome80', 'firefox78', 'safari14.1']),
      ]);
      await writeAssets(outDir, files.flat());
    });
  },
};

function builtFile(file: { readonly path: string; readonly contents: Uint8Array }): BuiltFile {
  const name = path.basename(file.path);
  const type = TYPES[path.extname(name)];
  if (type === undefined) throw new ProductError(`No media type is known for ${name}.`);
  return { name, type, bytes: Buffer.from(file.contents) };
}

/** Asked of package.json, not of the tool: in production the tool is not there, and the key must be the same. */
async function bundlerVersion(root: string): Promise<string> {
  const manifest: unknown = JSON.parse(await readFile(path.join(root, 'package.json'), 'utf8'));
  return packageJson.parse(manifest).devDependencies.esbuild;
}

const packageJson = z.object({ devDependencies: z.object({ esbuild: z.string() }) });
