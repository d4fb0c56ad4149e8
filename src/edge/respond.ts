import type { ServerResponse } from 'node:http';
import { adviceOn } from './errors.ts';
import type { EdgeResponse } from './http.ts';
import { streamTo } from './stream.ts';

type Headers = { readonly [name: string]: string };

/** For every answer; a route that serves pages or scripts overrides what must differ. */
export const standardHeaders: Headers = {
  'Cache-Control': 'no-store',
  'Content-Security-Policy':
    "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'",
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
};

/** An error answer. Codes are for programs and developers; the one text for people is the safety text. */
export function failure(status: number, code: string, message: string = adviceOn(code)): EdgeResponse {
  return { status, body: { error: { code, message } } };
}

/** 429 or 503: come back later, and meanwhile here is where to turn. The chat page shows this text. */
export function later(status: 429 | 503, code: string, safetyText: string, seconds: number): EdgeResponse {
  return { ...failure(status, code, safetyText), headers: { 'Retry-After': String(seconds) } };
}

/**
 * Writes an answer. restify's own senders are left out: they negotiate formats, and put messages of errors into
 * bodies. Nothing happens where the visitor has gone or an answer went out before.
 */
export function send(response: ServerResponse, answer: EdgeResponse, extra: Headers = {}): void {
  if (response.headersSent || response.destroyed) return;
  const [type, bytes] = encode(answer.body);
  response.statusCode = answer.status;
  const headers = { ...standardHeaders, ...type, ...extra, ...answer.headers };
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
  if (answer.cookies !== undefined) response.setHeader('Set-Cookie', answer.cookies);
  if (answer.stream !== undefined) return streamTo(response, answer.stream);
  if (answer.status !== 204 && answer.status !== 304)
    response.setHeader('Content-Length', String(bytes.length));
  response.end(bytes);
}

function encode(body: EdgeResponse['body']): readonly [Headers, Buffer] {
  if (body === undefined) return [{}, Buffer.alloc(0)];
  if (typeof body === 'string') return [{ 'Content-Type': 'text/plain; charset=utf-8' }, Buffer.from(body)];
  if (body instanceof Uint8Array) return [{ 'Content-Type': 'application/octet-stream' }, Buffer.from(body)];
  return [{ 'Content-Type': 'application/json; charset=utf-8' }, Buffer.from(JSON.stringify(body))];
}
