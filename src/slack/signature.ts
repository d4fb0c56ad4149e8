import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Clock } from '../model/world.ts';

/** A request as far as its signature goes: header names in lower case, the body as it came. */
export interface SignedRequest {
  readonly headers: { readonly [name: string]: string };
  readonly body: Uint8Array;
}

const WINDOW_SECONDS = 300;

/**
 * Whether Slack sent this within the last five minutes: HMAC-SHA256 over the time and the raw body, compared in a time
 * that says nothing about where they differ. A copy sent again within the window is left to de-duplication.
 */
export function isSignedBySlack({ headers, body }: SignedRequest, secret: string, clock: Clock): boolean {
  const time = headers['x-slack-request-timestamp'] ?? '';
  const given = /^v0=([0-9a-f]{64})$/.exec(headers['x-slack-signature'] ?? '')?.[1];
  if (given === undefined || !/^\d{1,12}$/.test(time)) return false;
  if (Math.abs(clock.now() / 1000 - Number(time)) > WINDOW_SECONDS) return false;
  return timingSafeEqual(Buffer.from(given, 'hex'), signatureOf(secret, time, body));
}

/** What Slack's signature must be, as bytes. */
export function signatureOf(secret: string, time: string, body: Uint8Array): Buffer {
  return createHmac('sha256', secret).update(`v0:${time}:`).update(body).digest();
}
