import type { IncomingMessage } from 'node:http';

export type Body =
  | { readonly kind: 'body'; readonly bytes: Buffer }
  | { readonly kind: 'refused'; readonly status: 400 | 408 | 413; readonly code: string };

/**
 * Reads a body whole, counting while it streams and stopping at the first byte too many; the caller then closes
 * the connection. The bytes stay as they came: signatures are computed over them.
 */
export function readBody(request: IncomingMessage, limit: number, withinMs: number): Promise<Body> {
  if (Number(request.headers['content-length'] ?? 0) > limit) {
    return Promise.resolve({ kind: 'refused', status: 413, code: 'BodyTooLarge' });
  }
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    let length = 0;
    const timer = setTimeout(() => settle({ kind: 'refused', status: 408, code: 'BodyTooSlow' }), withinMs);
    const settle = (body: Body) => {
      clearTimeout(timer);
      request.off('data', onData).off('end', onEnd).off('close', onClose);
      if (body.kind === 'refused') request.pause();
      resolve(body);
    };
    const onData = (chunk: Buffer) => {
      length += chunk.length;
      if (length > limit) settle({ kind: 'refused', status: 413, code: 'BodyTooLarge' });
      else chunks.push(chunk);
    };
    const onEnd = () => settle({ kind: 'body', bytes: Buffer.concat(chunks) });
    const onClose = () => settle({ kind: 'refused', status: 400, code: 'BodyBroken' });
    // The error listener stays: a later error of the same socket must find somebody listening.
    request.on('data', onData).on('end', onEnd).on('close', onClose).on('error', onClose);
  });
}
