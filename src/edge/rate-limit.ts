import type { Clock } from '../model/world.ts';
import type { EdgeLimits, Rate } from './limits.ts';
import type { Route } from './http.ts';

export type Allowance = { readonly allowed: true } | { readonly allowed: false; readonly retryAfter: number };

export interface RateLimiter {
  /** Counts one request. `retryAfter` is in whole seconds. */
  take(limit: Route['limit'], address: string): Allowance;
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

  function bucketOf(key: string, rate: Rate): Bucket {
    const bucket = byAddress.get(key) ?? { tokens: rate.burst, at: clock.monotonic() };
    // Deleting and setting again moves the key to the end: the first key is always the one unseen for longest.
    byAddress.delete(key);
    byAddress.set(key, bucket);
    if (byAddress.size > limits.addresses) {
      const oldest = byAddress.keys().next();
      if (oldest.done !== true) byAddress.delete(oldest.value);
    }
    return bucket;
  }

  return {
    take(limit, address) {
      const rate = limits.rates[limit];
      const now = clock.monotonic();
      const own = spend(bucketOf(`${limit} ${address}`, rate), rate, now);
      if (!own.allowed || limit === 'channel' || limit === 'health') return own;
      return spend(everyone, limits.rates.everyone, now);
    },
  };
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
