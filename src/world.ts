import { randomBytes } from 'node:crypto';
import type { Clock, Ids } from './model/world.ts';

/** The machine's own clock. */
export const systemClock: Clock = {
  now: () => Date.now(),
  monotonic: () => performance.now(),
};

/** 160 random bits, base64url. */
export const randomIds: Ids = {
  next: () => randomBytes(20).toString('base64url'),
};
