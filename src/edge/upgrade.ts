import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Log } from '../model/world.ts';
import { clientAddress, limitKey } from './address.ts';
import { faultOf } from '../model/fault.ts';
import { urlOf } from './guard.ts';
import type { UpgradeDoor } from './http.ts';
import type { Origins } from './origins.ts';
import type { RateLimiter } from './rate-limit.ts';

export interface Upgrades {
  readonly doors: readonly UpgradeDoor[];
  readonly origins: Origins;
  readonly limiter: RateLimiter;
  readonly trustProxy: number;
  readonly log: Log;
}

/**
 * Routes upgrade requests to the doors. They pass none of the server's other checks, so the URL and the Origin
 * header are checked here: a page elsewhere must not open a socket in a visitor's name.
 */
export function routeUpgrades(server: Server, upgrades: Upgrades): { destroyAll(): void } {
  const open = new Set<Duplex>();
  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    // Before anything else: an error without a listener would end the process.
    socket.on('error', () => socket.destroy());
    socket.once('close', () => open.delete(socket));
    open.add(socket);
    const refusal = judge(request, socket, head, upgrades);
    if (refusal !== undefined) refuseUpgrade(socket, refusal);
  });
  return {
    destroyAll() {
      for (const socket of open) socket.destroy();
    },
  };
}

type Refusal =
  | '400 Bad Request'
  | '403 Forbidden'
  | '404 Not Found'
  | '429 Too Many Requests'
  | '500 Internal Server Error';

function judge(
  request: IncomingMessage,
  socket: Duplex,
  head: Buffer,
  upgrades: Upgrades,
): Refusal | undefined {
  const url = urlOf(request);
  if (url === undefined || request.headers.upgrade?.toLowerCase() !== 'websocket') return '400 Bad Request';
  const { origin } = request.headers;
  if (origin !== undefined && !upgrades.origins.allows(origin)) return '403 Forbidden';
  const address = limitKey(clientAddress(request, upgrades.trustProxy));
  if (!upgrades.limiter.take('visitor', address).allowed) return '429 Too Many Requests';
  try {
    return upgrades.doors.some((door) => door.upgrade(request, socket, head, url))
      ? undefined
      : '404 Not Found';
  } catch (error) {
    upgrades.log.error('upgrade failed', { fault: faultOf(error) });
    return '500 Internal Server Error';
  }
}

/** Answers an upgrade request with a bare status line and closes the socket. */
export function refuseUpgrade(socket: Duplex, status: Refusal): void {
  if (socket.destroyed) return;
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`, () => socket.destroy());
}
