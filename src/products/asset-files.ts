import { createHash } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

/** A file for browsers, as it comes out of a build. */
export interface BuiltFile {
  /** What pages ask for it by: `chat.js`. */
  readonly name: string;
  readonly type: string;
  readonly bytes: Buffer;
}

/** One entry of a product's assets.json; the bytes stand beside it as `<file>.br` and `<file>.gz`. */
export interface AssetEntry {
  readonly name: string;
  readonly type: string;
  /** The name with a hash of the content in it: what stands under it never changes. */
  readonly file: string;
  readonly bytes: number;
}

export const MANIFEST = 'assets.json';

const brotli = promisify(brotliCompress);
const zip = promisify(gzip);

/**
 * Writes files under hashed names, as .br and .gz, and the list of them. Compressed here, at the highest
 * level, because it takes seconds; in threads of its own, so that other products are made meanwhile.
 */
export async function writeAssets(outDir: string, files: readonly BuiltFile[]): Promise<void> {
  const entries = await Promise.all(files.map((file) => writeAsset(outDir, file)));
  await writeFile(path.join(outDir, MANIFEST), JSON.stringify(entries, undefined, 2));
}

async function writeAsset(outDir: string, { name, type, bytes }: BuiltFile): Promise<AssetEntry> {
  const { name: base, ext } = path.parse(name);
  const hash = createHash('sha256').update(bytes).digest('hex').slice(0, 16);
  const file = `${base}-${hash}${ext}`;
  const target = path.join(outDir, file);
  const [br, gz] = await Promise.all([
    brotli(bytes, {
      params: {
        [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
        [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
        [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
      },
    }),
    zip(bytes, { level: constants.Z_BEST_COMPRESSION }),
  ]);
  await Promise.all([writeFile(`${target}.br`, br), writeFile(`${target}.gz`, gz)]);
  return { name, type, file, bytes: bytes.length };
}
