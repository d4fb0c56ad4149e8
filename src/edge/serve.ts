import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Request } from 'restify';
import { z } from 'zod';
import type { Clock, Log } from '../model/world.ts';
import { clientAddress, limitKey } from './address.ts';
import { readBody } from './body.ts';
import { faultOf } from '../model/fault.ts';
import { urlOf } from './guard.ts';
import type { EdgeRequest, Route } from './http.ts';
import type { EdgeLimits } from './limits.ts';
import { corsHeaders, type Origins, preflightHeaders } from './origins.ts';
import type { RateLimiter } from './rate-limit.ts';
import { failure, later, send } from './respond.ts';

export interface Serving {
  readonly limits: EdgeLimits;
  readonly limiter: RateLimiter;
  readonly origins: Origins;
  readonly trustProxy: number;
  readonly safetyText: string;
  readonly log: Log;
  readonly clock: Clock;
  /** Told of every answer of a route, after it went out. */
  readonly answered?: ((what: Answer) => void) | undefined;
}

export interface Answer {
  readonly route: string;
  readonly method: string;
  readonly status: number;
  readonly ms: number;
}

type Answering = (request: Request, response: ServerResponse) => Promise<void>;

/**
 * What stands before a door, in this order: rate, origin, size; and behind it, for whatever it throws, the last
 * resort. The functions are `async` with two parameters because restify ends the process on a throw in any other.
 */
export function answerFor(
  route: Route,
  serving: Serving,
): { readonly answer: Answering; readonly preflight: (methods: readonly string[]) => Answering } {
  return {
    answer: async (request, response) => {
      note(route, request, response, serving);
      const { origin } = request.headers;
      const cors = route.cors ? corsHeaders(origin, serving.origins) : {};
      const refused = admit(route, request, serving);
      if (refused !== undefined) return send(response, refused, { ...cors, ...closing(request) });
      const body = await readBody(
        request,
        Math.min(route.maxBody, serving.limits.body),
        serving.limits.bodyMs,
      );
      if (body.kind === 'refused') {
        await drained(request);
        return send(response, failure(body.status, body.code), { ...cors, Connection: 'close' });
      }
      send(response, await handle(route, request, body.bytes, serving), cors);
    },
    preflight: (methods) => async (request, response) => {
      const refused = admit(route, request, serving);
      const cors = corsHeaders(request.headers.origin, serving.origins);
      send(response, refused ?? { status: 204 }, { ...cors, ...preflightHeaders(methods) });
    },
  };
}

function note(
  { name: route }: Route,
  { method = '' }: IncomingMessage,
  response: ServerResponse,
  { answered, clock }: Serving,
): void {
  if (answered === undefined) return;
  const begun = clock.monotonic();
  response.once('finish', () =>
    answered({ route, method, status: response.statusCode, ms: clock.monotonic() - begun }),
  );
}

function admit(route: Route, request: IncomingMessage, serving: Serving) {
  const allowance = serving.limiter.take(route.limit, limitKey(clientAddress(request, serving.trustProxy)));
  if (!allowance.allowed) return later(429, 'TooManyRequests', serving.safetyText, allowance.retryAfter);
  const { origin } = request.headers;
  if (route.cors && origin !== undefined && !serving.origins.allows(origin))
    return failure(403, 'OriginNotAllowed');
  return undefined;
}

async function handle(route: Route, request: Request, body: Buffer, serving: Serving) {
  try {
    return await route.handle(toEdgeRequest(request, body, serving.trustProxy));
  } catch (error) {
    serving.log.error('request failed', { route: route.name, fault: faultOf(error) });
    return failure(500, 'ServerError');
  }
}

const paramsSchema = z.record(z.string(), z.string()).catch({});

function toEdgeRequest(request: Request, body: Buffer, trustProxy: number): EdgeRequest {
  const url = urlOf(request) ?? new URL('http://localhost/');
  const headers: { [name: string]: string } = {};
  for (const [name, value] of Object.entries(request.headers)) {
    if (value !== undefined) headers[name] = Array.isArray(value) ? (value.at(-1) ?? '') : value;
  }
  return {
    method: request.method ?? 'GET',
    path: url.pathname,
    params: paramsSchema.parse(request.params),
    query: url.searchParams,
    headers,
    address: clientAddress(request, trustProxy),
    origin: request.headers.origin,
    body,
  };
}

/** A request refused before its body was read leaves bytes on the line: the connection cannot be used again. */
function closing(request: IncomingMessage): { readonly [name: string]: string } {
  const empty =
    request.headers['transfer-encoding'] === undefined &&
    Number(request.headers['content-length'] ?? 0) === 0;
  return empty ? {} : { Connection: 'close' };
}

const LINGER_MS = 500;

/**
 * Waits until an oversized or slow body has come in, half a second at most, and throws it away: answering and
 * closing at once would reset the connection under what is on its way, and the answer would be lost with it.
 */
function drained(request: IncomingMessage): Promise<void> {
  if (request.readableEnded || request.destroyed) return Promise.resolve();
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, LINGER_MS);
    const done = () => {
      clearTimeout(timer);
      resolve();
    };
    request.once('end', done).once('close', done).resume();
  });
}
