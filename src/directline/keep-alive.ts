/** What is needed of a socket to keep it alive or to cut it; `ws`'s WebSocket is one. */
export interface PingedSocket {
  on(event: 'pong' | 'message', listener: () => void): unknown;
  ping(): void;
  close(code: number): void;
  terminate(): void;
}

/** Between two pings. */
export const PING_MS = 30_000;

/** Between two pings; clients send one empty frame every twenty seconds. */
const MOST_FRAMES = 60;

/**
 * Pings every half minute, and cuts a peer that did not answer the last one or that floods us; what its own
 * frames hold is never read. The interval returned is the caller's to clear.
 */
export function keepAlive(socket: PingedSocket): NodeJS.Timeout {
  let alive = true;
  let frames = 0;
  socket.on('pong', () => (alive = true));
  socket.on('message', () => {
    frames += 1;
    if (frames > MOST_FRAMES) socket.close(1008);
  });
  return setInterval(() => {
    if (!alive) return socket.terminate();
    alive = false;
    frames = 0;
    socket.ping();
  }, PING_MS);
}
