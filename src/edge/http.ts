import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';

/**
 * A route as the doors declare it: data and one async function. The edge (server.ts) mounts it behind the size
 * and rate limits and the last-resort handler, so a door never sees restify.
 */
export interface Route {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE' | 'OPTIONS';
  /** A restify path pattern: `/v3/directline/conversations/:id/activities`. */
  readonly path: string;
  /** For log and rate limits: a name, never the URL. */
  readonly name: string;
  /** Which rate limit counts: visitors by address, a channel's servers by the wide one, static files, staff, health. */
  readonly limit: 'visitor' | 'channel' | 'static' | 'staff' | 'health';
  /** Bytes of body accepted, counted while streaming; 0 refuses any body. */
  readonly maxBody: number;
  /** Answer cross-origin requests from allowed origins (and their preflight). */
  readonly cors: boolean;
  handle(request: EdgeRequest): Promise<EdgeResponse>;
}

export interface EdgeRequest {
  readonly method: string;
  readonly path: string;
  readonly params: { readonly [name: string]: string };
  readonly query: URLSearchParams;
  /** Lower-case names; the last value where a header came twice. */
  readonly headers: { readonly [name: string]: string };
  /** The visitor's address (through TRUST_PROXY). */
  readonly address: string;
  /** The Origin header, where there is one. */
  readonly origin: string | undefined;
  /** The raw body: signatures are computed over it. */
  readonly body: Buffer;
}

export interface EdgeResponse {
  readonly status: number;
  readonly headers?: { readonly [name: string]: string };
  /** Set-Cookie, a header each. */
  readonly cookies?: readonly string[];
  /** Sent as JSON where it is not a string or bytes. */
  readonly body?: string | Uint8Array | { readonly [key: string]: unknown } | readonly unknown[];
  /** An answer that stays open, instead of a body: begun once the headers are out. */
  readonly stream?: (out: EdgeStream) => void;
}

export interface EdgeStream {
  /** What a caller does not take off the line in time ends the answer: it is not kept for him. */
  write(text: string): void;
  end(): void;
  /** Aborts when the caller has gone or the answer has ended. */
  readonly closed: AbortSignal;
}

/** A WebSocket door: asked for every upgrade request whose URL and Origin header have already been checked. */
export interface UpgradeDoor {
  /** True where this door took the socket; it must then answer or destroy it. */
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer, url: URL): boolean;
}
