import type { Server as HttpServer } from 'node:http';
import restify from 'restify';
import { isLoopback } from '../model/address.ts';
import { faultOf } from '../model/fault.ts';
import type { Clock, Log } from '../model/world.ts';
import { guardFirst } from './guard.ts';
import type { Route, UpgradeDoor } from './http.ts';
import { type EdgeLimits, standardLimits } from './limits.ts';
import { ListenError } from './listen-error.ts';
import { createOrigins, loopbackOrigins, type Origins } from './origins.ts';
import { createRateLimiter } from './rate-limit.ts';
import { standardHeaders } from './respond.ts';
import { answerFor, type Serving } from './serve.ts';
import { capSockets } from './sockets.ts';
import { routeUpgrades } from './upgrade.ts';

export interface EdgeOptions {
  readonly routes: readonly Route[];
  readonly doors: readonly UpgradeDoor[];
  readonly host: string;
  /** 0 takes a free one. */
  readonly port: number;
  /** The Server header. */
  readonly name: string;
  /** How many proxies of our own stand in front; 0 trusts no X-Forwarded-For. */
  readonly trustProxy: number;
  /** Exact origins of pages that may use the chat. On a loopback host this server's own are added. */
  readonly allowedOrigins: readonly string[];
  /** What a visitor reads when there is no answer: 429 and 503. */
  readonly safetyText: string;
  readonly limits?: Partial<EdgeLimits>;
  readonly clock: Clock;
  readonly log: Log;
  /** Told of every request that a route answered. */
  readonly answered?: Serving['answered'];
}

export interface Edge {
  listen(): Promise<{ readonly port: number }>;
  /** Finishes requests under way, for a second at most, then cuts the rest. Sockets of doors are cut. */
  close(): Promise<void>;
}

const FINISH_MS = 1_000;

/** The HTTP server and everything that stands before a door (serve.ts says in which order). */
export function createEdge(options: EdgeOptions): Edge {
  const limits = { ...standardLimits, ...options.limits };
  const limiter = createRateLimiter(limits, options.clock);
  const origins = createOrigins(options.allowedOrigins);
  const server = restify.createServer({ name: options.name });
  const http: HttpServer = server.server;
  guardFirst(server);
  capSockets(http, limits);
  mount(server, options.routes, { ...options, limits, limiter, origins });
  hideErrors(server);
  // restify repeats the server's errors on its own object, where one that nobody hears ends the process.
  server.on('error', () => undefined);
  const upgrades = routeUpgrades(http, { ...options, limiter, origins });
  return {
    listen: () => listen(http, options, origins),
    close: () => close(http, () => upgrades.destroyAll()),
  };
}

function mount(server: restify.Server, routes: readonly Route[], serving: Serving): void {
  for (const route of routes) {
    const { answer } = answerFor(route, serving);
    const at = { path: route.path, name: `${route.method} ${route.path}` };
    if (route.method === 'GET') {
      server.get(at, answer);
      server.head({ ...at, name: `HEAD ${route.path}` }, answer);
    } else if (route.method === 'POST') server.post(at, answer);
    else if (route.method === 'PUT') server.put(at, answer);
    else if (route.method === 'PATCH') server.patch(at, answer);
    else if (route.method === 'DELETE') server.del(at, answer);
    else server.opts(at, answer);
  }
  for (const [path, of] of Map.groupBy(
    routes.filter((route) => route.cors),
    (route) => route.path,
  )) {
    const [first] = of;
    if (first === undefined) continue;
    const { preflight } = answerFor(first, serving);
    server.opts({ path, name: `OPTIONS ${path}` }, preflight(of.map((route) => route.method)));
  }
}

/** restify puts paths and messages of errors into bodies; these say a code only. */
function hideErrors(server: restify.Server): void {
  server.on(
    'restifyError',
    (request: restify.Request, response: restify.Response, error: Error, done: () => void) => {
      const code = codes.get(error.name) ?? 'ServerError';
      const body = { error: { code, message: code } };
      // The visitor's Accept header would choose another writer, or none.
      request.headers.accept = 'application/json';
      for (const [name, value] of Object.entries(standardHeaders)) response.setHeader(name, value);
      Object.assign(error, { toJSON: () => body, toString: () => JSON.stringify(body) });
      done();
    },
  );
}

const codes: ReadonlyMap<string, string> = new Map([
  ['ResourceNotFoundError', 'NotFound'],
  ['MethodNotAllowedError', 'MethodNotAllowed'],
]);

function listen(
  http: HttpServer,
  options: EdgeOptions,
  origins: Origins,
): Promise<{ readonly port: number }> {
  const { host, port: wanted } = options;
  return new Promise((resolve, reject) => {
    const refused = (cause: Error): void => reject(new ListenError(host, wanted, cause));
    http.once('error', refused);
    http.listen(wanted, host.replace(/^\[|\]$/g, ''), () => {
      http.off('error', refused);
      http.on('error', (error) => options.log.error('server error', { fault: faultOf(error) }));
      const address = http.address();
      const port = typeof address === 'object' && address !== null ? address.port : wanted;
      if (isLoopback(host)) {
        for (const origin of loopbackOrigins(port)) origins.add(origin);
      }
      resolve({ port });
    });
  });
}

function close(http: HttpServer, destroySockets: () => void): Promise<void> {
  return new Promise((resolve) => {
    const cut = setTimeout(() => http.closeAllConnections(), FINISH_MS);
    http.close(() => {
      clearTimeout(cut);
      resolve();
    });
    http.closeIdleConnections();
    destroySockets();
  });
}
