import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Ids } from '../model/world.ts';

/**
 * A browser in which somebody has signed in before is told apart from strangers: it has its own count of wrong
 * passwords, so that somebody who guesses at an account from elsewhere does not shut its owner out.
 */
export interface Devices {
  /** A token for this browser; it lets nobody in. */
  issue(account: string): string;
  /** Names the device, where the token is one of ours for this account. */
  recognize(account: string, token: string | undefined): string | undefined;
}

/** Tokens that need not be kept: they are signed. */
export function createDevices(key: Buffer, ids: Ids): Devices {
  const sign = (account: string, id: string): string =>
    createHmac('sha256', key).update(`${account} ${id}`).digest('base64url');
  return {
    issue(account) {
      const id = ids.next();
      return `${id}.${sign(account, id)}`;
    },
    recognize(account, token = '') {
      const [id = '', signature = ''] = token.split('.');
      const [given, wanted] = [Buffer.from(signature), Buffer.from(sign(account, id))];
      return given.length === wanted.length && timingSafeEqual(given, wanted) ? id : undefined;
    },
  };
}
