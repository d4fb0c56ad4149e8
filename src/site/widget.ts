import { createHash } from 'node:crypto';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import type { WidgetData } from '../browser/widget-data.ts';
import type { EdgeRequest, EdgeResponse, Route } from '../edge/http.ts';
import { acceptedEncodings } from './assets.ts';

/** Where the launcher stands; clinics write this address into their pages, so it never changes. */
const PATH = '/widget.js';
const MINUTES = 'public, max-age=600, stale-while-revalidate=86400';

/**
 * The launcher: the built script with the clinic's words in front of it, in one block, so that neither becomes a
 * global of the page. Any page may load it (it holds nothing but words); the chat that it opens is another matter.
 */
export function widgetRoute(script: string, data: WidgetData): Route {
  const text = `{const WIDGET=${JSON.stringify(data)};${script}}`;
  const plain = Buffer.from(text);
  const [br, gz] = [brotliCompressSync(plain), gzipSync(plain)];
  const tag = `"${createHash('sha256').update(plain).digest('base64url').slice(0, 22)}"`;
  const headers = {
    'Content-Type': 'text/javascript; charset=utf-8',
    'Cache-Control': MINUTES,
    // Pages may pin it by its hash (`integrity`), which takes a request that any origin may read.
    'Access-Control-Allow-Origin': '*',
    'Cross-Origin-Resource-Policy': 'cross-origin',
    Vary: 'Accept-Encoding',
    ETag: tag,
  };
  const handle = (request: EdgeRequest): EdgeResponse => {
    if (request.headers['if-none-match']?.includes(tag)) return { status: 304, headers };
    const accepts = acceptedEncodings(request.headers['accept-encoding'] ?? '');
    if (accepts.has('br'))
      return { status: 200, headers: { ...headers, 'Content-Encoding': 'br' }, body: br };
    if (accepts.has('gzip'))
      return { status: 200, headers: { ...headers, 'Content-Encoding': 'gzip' }, body: gz };
    return { status: 200, headers, body: plain };
  };
  return {
    method: 'GET',
    path: PATH,
    name: 'widget',
    limit: 'static',
    maxBody: 0,
    cors: false,
    handle: (request) => Promise.resolve(handle(request)),
  };
}
