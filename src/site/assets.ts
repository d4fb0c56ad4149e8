import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { gunzip, gunzipSync } from 'node:zlib';
import { z } from 'zod';
import type { EdgeRequest, EdgeResponse, Route } from '../edge/http.ts';
import { MANIFEST } from '../products/asset-files.ts';

/** The built files that pages ask for, in memory: a rebuild beside a running server changes nothing it sends. */
export interface Assets {
  /** Where a page finds a file by its plain name; undefined where it was not built. */
  url(name: string): string | undefined;
  /** A file's own text, for what is sent as part of something else. */
  text(name: string): string | undefined;
  readonly route: Route;
}

interface Asset {
  readonly type: string;
  readonly br: Buffer;
  readonly gz: Buffer;
  /** Under a hashed name: what stands there never changes. */
  readonly lasting: boolean;
}

const manifest = z.array(z.object({ name: z.string(), type: z.string(), file: z.string() }));
const unzip = promisify(gunzip);
const FOLDER = '/assets/';

/** Reads the files of built products; a folder without a list of files gives none. */
export async function loadAssets(dirs: readonly string[]): Promise<Assets> {
  const urls = new Map<string, string>();
  const files = new Map<string, Asset>();
  for (const dir of dirs) {
    const list = manifest.parse(JSON.parse(await readFile(path.join(dir, MANIFEST), 'utf8')));
    for (const { name, type, file } of list) {
      const target = path.join(dir, file);
      const [br, gz] = await Promise.all([readFile(`${target}.br`), readFile(`${target}.gz`)]);
      urls.set(name, FOLDER + file);
      files.set(file, { type, br, gz, lasting: true });
      // A bundle names its notices by their plain name, so there they must be, too.
      if (type.startsWith('text/plain')) files.set(name, { type, br, gz, lasting: false });
    }
  }
  return {
    url: (name) => urls.get(name),
    text(name) {
      const asset = files.get(urls.get(name)?.slice(FOLDER.length) ?? '');
      return asset && gunzipSync(asset.gz).toString();
    },
    route: assetRoute(files),
  };
}

function assetRoute(files: ReadonlyMap<string, Asset>): Route {
  return {
    method: 'GET',
    path: `${FOLDER}:file`,
    name: 'asset',
    limit: 'static',
    maxBody: 0,
    cors: false,
    async handle(request) {
      const asset = files.get(request.params['file'] ?? '');
      return asset ? answer(asset, request) : { status: 404, body: { error: { code: 'NotFound' } } };
    },
  };
}

async function answer(asset: Asset, request: EdgeRequest): Promise<EdgeResponse> {
  const headers = {
    'Content-Type': asset.type,
    'Cache-Control': asset.lasting ? 'public, max-age=31536000, immutable' : 'no-cache',
    'Cross-Origin-Resource-Policy': 'same-origin',
    Vary: 'Accept-Encoding',
  };
  const accepts = acceptedEncodings(request.headers['accept-encoding'] ?? '');
  if (accepts.has('br'))
    return { status: 200, headers: { ...headers, 'Content-Encoding': 'br' }, body: asset.br };
  if (accepts.has('gzip'))
    return { status: 200, headers: { ...headers, 'Content-Encoding': 'gzip' }, body: asset.gz };
  return { status: 200, headers, body: await unzip(asset.gz) };
}

/** The encodings a client names, but for those it rules out with `q=0`. */
export function acceptedEncodings(header: string): ReadonlySet<string> {
  const offers = header.split(',').map((offer) => offer.split(';').map((part) => part.trim().toLowerCase()));
  return new Set(
    offers.filter(([, weight]) => !/^q=0(\.0*)?$/.test(weight ?? '')).map(([name = '']) => name),
  );
}
