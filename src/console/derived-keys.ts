import { hkdfSync } from 'node:crypto';

/** What the staff's key is used for: a key of its own each, so that none says anything of another. */
export type Purpose = 'audit' | 'second-factor' | 'recovery' | 'device' | 'oidc';

/** A key for one purpose. */
export function deriveKey(key: Uint8Array, purpose: Purpose): Buffer {
  return Buffer.from(hkdfSync('sha256', key, Buffer.alloc(0), `staff ${purpose}`, 32));
}
