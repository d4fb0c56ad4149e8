import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { Secret, TOTP } from 'otpauth';
import type { Clock } from '../model/world.ts';

/** Codes by the clock (TOTP, RFC 6238): the secret is shared once, and kept sealed. */
export interface SecondFactor {
  /** A new secret, in base32. */
  make(): string;
  /** What an app on a phone reads: the page draws it. */
  uri(secret: string, name: string): string;
  /** The number of the half-minute that a code belongs to, now or next to now; undefined for a wrong code. */
  step(secret: string, code: string): number | undefined;
  seal(secret: string): string;
  /** undefined where it was sealed with another key. */
  open(sealed: string): string | undefined;
}

const STEP_SECONDS = 30;
/** A phone's clock may be this many half-minutes off. */
const WINDOW = 1;
const SECRET_BYTES = 20;
const IV = 12;
const TAG = 16;

/** `issuer` stands above the code on the phone. */
export function createSecondFactor(issuer: string, key: Buffer, clock: Clock): SecondFactor {
  const totp = (secret: string, name = ''): TOTP =>
    new TOTP({ issuer, label: name, secret: Secret.fromBase32(secret), period: STEP_SECONDS, digits: 6 });
  return {
    make: () => new Secret({ size: SECRET_BYTES }).base32,
    uri: (secret, name) => totp(secret, name).toString(),
    step(secret, code) {
      const now = clock.now();
      const delta = totp(secret).validate({ token: code, timestamp: now, window: WINDOW });
      return delta === null ? undefined : Math.floor(now / 1000 / STEP_SECONDS) + delta;
    },
    seal(secret) {
      const iv = randomBytes(IV);
      const cipher = createCipheriv('aes-256-gcm', key, iv);
      const body = Buffer.concat([cipher.update(secret, 'utf8'), cipher.final()]);
      return Buffer.concat([iv, cipher.getAuthTag(), body]).toString('base64url');
    },
    open(sealed) {
      const bytes = Buffer.from(sealed, 'base64url');
      try {
        const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, IV));
        decipher.setAuthTag(bytes.subarray(IV, IV + TAG));
        return decipher.update(bytes.subarray(IV + TAG), undefined, 'utf8') + decipher.final('utf8');
      } catch {
        return undefined;
      }
    },
  };
}
