import type { Server } from 'node:http';
import type { Socket } from 'node:net';
import { isLoopback } from '../model/address.ts';
import { limitKey } from './address.ts';
import type { EdgeLimits } from './limits.ts';

/**
 * Caps and deadlines on raw sockets. Node looks at its own header time-out twice a minute only, and a peer that
 * sends one byte now and then never meets an inactivity time-out: the first headers get a deadline of their own.
 */
export function capSockets(server: Server, limits: EdgeLimits): void {
  server.headersTimeout = limits.headerMs;
  server.requestTimeout = limits.headerMs + limits.bodyMs;
  server.keepAliveTimeout = 5_000;
  server.maxConnections = limits.sockets;
  server.maxHeadersCount = 100;
  const deadlines = new WeakMap<Socket, NodeJS.Timeout>();
  const perAddress = new Map<string, number>();

  server.on('connection', (socket: Socket) => {
    const address = socket.remoteAddress ?? '';
    if (!isLoopback(address) && !count(perAddress, limitKey(address), limits.socketsPerAddress, socket))
      return;
    const deadline = setTimeout(() => socket.destroy(), limits.headerMs);
    deadlines.set(socket, deadline);
    socket.once('close', () => clearTimeout(deadline));
  });
  const heard = (request: { readonly socket: Socket }) => clearTimeout(deadlines.get(request.socket));
  server.on('request', heard);
  server.on('checkContinue', heard);
  server.on('upgrade', heard);
}

function count(open: Map<string, number>, key: string, most: number, socket: Socket): boolean {
  const now = (open.get(key) ?? 0) + 1;
  if (now > most) {
    socket.destroy();
    return false;
  }
  open.set(key, now);
  socket.once('close', () => {
    const left = (open.get(key) ?? 1) - 1;
    if (left > 0) open.set(key, left);
    else open.delete(key);
  });
  return true;
}
