import type { Clock } from '../model/world.ts';
import type { EdgeLimits, Rate } from './limits.ts';
import type { Route } from './http.ts';

export type Allowance = { readonly allowed: true } | { readonly allowed: false; readonly retryAfter: number };

export interface RateLimiter {
  /** Counts one request. `retryAfter` is in whole seconds. */
  take(limit: Route['limit'], address: string): Allowance;
}

/** Counts one message under a name. */
export type Pace = (name: string) => Allowance;

/** Names remembered; beyond it the one unseen for longest is forgotten. */
const MOST_NAMES = 20_000;

/** One bucket for each name, all of one size: for what is told apart only after authentication. */
export function createPace(rate: Rate, clock: Clock): Pace {
  const buckets = new Map<string, Bucket>();
  return (name) => spend(kept(buckets, name, rate, MOST_NAMES, clock), rate, clock.monotonic());
}

interface Bucket {
  tokens: number;
  at: number;
}

const ALLOWED: Allowance = { allowed: true };

/**
 * Token buckets by address, and one for everybody. Memory is bounded: an attacker with endless addresses makes the
 * limiter forget old ones, which the common bucket makes up for.
 */
export function createRateLimiter(limits: EdgeLimits, clock: Clock): RateLimiter {
  const byAddress = new Map<string, Bucket>();
  const everyone: Bucket = { tokens: limits.rates.everyone.burst, at: clock.monotonic() };

  return {
    take(limit, address) {
      const rate = limits.rates[limit];
      const now = clock.monotonic();
      const own = spend(kept(byAddress, `${limit} ${address}`, rate, limits.addresses, clock), rate, now);
      if (!own.allowed || limit === 'channel' || limit === 'health') return own;
      return spend(everyone, limits.rates.everyone, now);
    },
  };
}

/** The bucket of a name. Deleting and setting again moves it to the end: the first is the one unseen for longest. */
function kept(buckets: Map<string, Bucket>, name: string, rate: Rate, most: number, clock: Clock): Bucket {
  const bucket = buckets.get(name) ?? { tokens: rate.burst, at: clock.monotonic() };
  buckets.delete(name);
  buckets.set(name, bucket);
  const oldest = buckets.keys().next();
  if (buckets.size > most && oldest.done !== true) buckets.delete(oldest.value);
  return bucket;
}

function spend(bucket: Bucket, rate: Rate, now: number): Allowance {
  bucket.tokens = Math.min(rate.burst, bucket.tokens + ((now - bucket.at) / 1000) * rate.perSecond);
  bucket.at = now;
  if (bucket.tokens < 1) {
    return { allowed: false, retryAfter: Math.max(1, Math.ceil((1 - bucket.tokens) / rate.perSecond)) };
  }
  bucket.tokens -= 1;
  return ALLOWED;
}
