import { connect } from 'node:net';
import type { Route, UpgradeDoor } from '../../src/edge/http.ts';
import { readJson } from '../../src/edge/json.ts';
import { type EdgeLimits, standardLimits } from '../../src/edge/limits.ts';
import { type Edge, type EdgeOptions, createEdge } from '../../src/edge/server.ts';
import { realWorld, type TestLog } from '../directline/world.ts';

export const SAFETY = 'Please call 112 if you are in danger.';
export const ORIGIN = 'https://clinic.example';

export interface Opened {
  readonly edge: Edge;
  readonly port: number;
  readonly url: string;
  readonly log: TestLog;
  /** Names of routes that ran. */
  readonly ran: readonly string[];
}

export const roomy: Pick<EdgeLimits, 'rates'> = {
  rates: {
    ...standardLimits.rates,
    visitor: { burst: 100_000, perSecond: 10_000 },
    everyone: { burst: 100_000, perSecond: 10_000 },
  },
};

/** An edge on loopback with a few doors of every kind behind it. */
export async function openEdge(options: Partial<EdgeOptions> = {}): Promise<Opened> {
  const world = realWorld();
  const ran: string[] = [];
  const note = (route: Route): Route => ({
    ...route,
    handle(request) {
      ran.push(route.name);
      return route.handle(request);
    },
  });
  const edge = createEdge({
    routes: [...routes.map(note), ...(options.routes ?? [])],
    doors: [door],
    host: '127.0.0.1',
    port: 0,
    name: 'edge',
    trustProxy: 0,
    allowedOrigins: [ORIGIN],
    safetyText: SAFETY,
    ...world,
    ...options,
    limits: { ...roomy, ...options.limits },
  });
  const { port } = await edge.listen();
  return { edge, port, url: `http://127.0.0.1:${port}`, log: world.log, ran };
}

const visitor = { limit: 'visitor', cors: true, maxBody: 262_144 } as const;

const routes: readonly Route[] = [
  {
    ...visitor,
    method: 'POST',
    path: '/echo',
    name: 'echo',
    async handle(request) {
      const json = readJson(request);
      return json.kind === 'refused' ? json.response : { status: 200, body: json.value };
    },
  },
  {
    ...visitor,
    method: 'GET',
    path: '/thing/:id',
    name: 'thing',
    maxBody: 0,
    handle: async ({ params, query, address, origin }) => ({
      status: 200,
      body: { id: params['id'], q: query.get('q'), address, origin },
    }),
  },
  {
    ...visitor,
    method: 'GET',
    path: '/text',
    name: 'text',
    cors: false,
    handle: async () => ({ status: 200, body: 'plain' }),
  },
  {
    ...visitor,
    method: 'POST',
    path: '/throw',
    name: 'throw',
    async handle() {
      throw new Error('secret detail in /home/somebody');
    },
  },
];

const door: UpgradeDoor = {
  upgrade(_request, socket, _head, url) {
    if (url.pathname === '/broken') throw new Error('secret detail');
    if (url.pathname !== '/stream') return false;
    socket.end('HTTP/1.1 101 Switching Protocols\r\n\r\n');
    return true;
  },
};

/**
 * Writes bytes to a socket and gives back what came before the server closed it. With `ms`, also what came within so
 * many milliseconds: for bytes after which a server may well wait for more.
 */
export function raw(port: number, bytes: string | Buffer, ms?: number): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    let answer = '';
    const done = () => {
      clearTimeout(timer);
      socket.destroy();
      resolve(answer);
    };
    const timer = ms === undefined ? undefined : setTimeout(done, ms);
    socket.on('data', (chunk) => {
      answer += chunk.toString('latin1');
    });
    socket.on('error', done).on('close', done).on('end', done);
    socket.write(bytes);
  });
}
