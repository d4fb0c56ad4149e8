import type { Viewer } from '../channels/viewer.ts';
import type { TokenClaims } from './tokens.ts';

/** Who looks at a conversation, and by which Host header they reached it. */
export type ViewerOf = (claims: TokenClaims, host?: string) => Viewer;

/**
 * This server's address as a browser knows it, without a slash at the end. Without a public address the server
 * listens on loopback only, and the Host header is believed.
 */
export function addressOf(publicUrl: string | undefined, host: string | undefined): string {
  return (publicUrl ?? `http://${host ?? 'localhost'}`).replace(/\/$/, '');
}
