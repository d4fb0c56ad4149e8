import { createHash, timingSafeEqual } from 'node:crypto';
import type { EdgeRequest } from './http.ts';

/** The request's bearer token; empty where there is none. */
export function bearer({ headers }: EdgeRequest): string {
  const header = headers['authorization'] ?? '';
  return header.startsWith('Bearer ') ? header.slice(7).trim() : '';
}

/** Whether a request carries a secret; compared by digest, so neither length nor place leaks. */
export function bearsSecret(request: EdgeRequest, secret: string | undefined): boolean {
  const given = bearer(request);
  return secret !== undefined && given !== '' && timingSafeEqual(digest(given), digest(secret));
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
