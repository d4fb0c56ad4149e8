import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Server } from 'restify';
import { send } from './respond.ts';

declare module 'restify' {
  interface Server {
    /** Runs before anything of restify's own; false ends the request there. (Missing from the package's types.) */
    first(guard: (request: IncomingMessage, response: ServerResponse) => boolean): this;
  }
}

/** Longer targets are nobody's: the longest of ours carries a stream token. */
const LONGEST_TARGET = 4_096;

/**
 * Stands in front of restify. Two kinds of request would end the process inside it: a Host header or target that
 * is no URL (its router throws outside any handler), and a false Content-Encoding (a gunzip without error handler).
 */
export function guardFirst(server: Server): void {
  server.first((request, response) => {
    const status = refusal(request);
    if (status === undefined) return true;
    send(response, { status }, { Connection: 'close' });
    return false;
  });
}

function refusal(request: IncomingMessage): 400 | 414 | 415 | undefined {
  if (request.headers['content-encoding'] !== undefined) return 415;
  const target = request.url ?? '';
  if (target.length > LONGEST_TARGET) return 414;
  return urlOf(request) === undefined ? 400 : undefined;
}

/** The request's URL, where its target and Host header make one. */
export function urlOf(request: IncomingMessage): URL | undefined {
  const target = request.url ?? '';
  const text = `http://${request.headers.host ?? 'localhost'}${target}`;
  return target.startsWith('/') && URL.canParse(text) ? new URL(text) : undefined;
}
